extension Registry {
  /// « Points de repère » of a company: for whoever may read its documents; its administrators see
  /// their own pages' figures as well.
  ///
  /// - Parameter siret: the establishment whose trainings and conventions are shown; all without (S49).
  public func companyOverview(
    _ siren: SIREN, establishment siret: SIRET? = nil
  ) throws -> CompanyLandmarks {
    try read { reading in
      let space = try reading.space(.company(siren), for: .readDocuments)
      let only = try siret.flatMap { try reading.establishment(of: space, named: $0)?.id }
      return CompanyLandmarks(
        space: space,
        establishments: try EstablishmentTable.all(of: space.id, in: reading.database)
          .filter { only == nil || $0.id == only },
        overview: try reading.overview(
          of: only.map { .establishment($0) } ?? .space(space.id),
          visible: only.map { .establishment($0) } ?? .space(space.id)),
        administration: try reading.administration(of: space, establishment: only))
    }
  }

  /// A participant's own space: his trainings and conventions in every firm that registered him
  /// (S32).
  public func accountOverview(
    _ email: EmailAddress
  ) throws -> (account: Account, overview: Overview) {
    try read { reading in
      try reading.requireSelf(email)
      let account = try reading.account(email)
      return (
        try reading.judged(account),
        try reading.overview(
          of: .person(account.id), visible: .own(person: account.id, spaces: []))
      )
    }
  }

  /// The spaces of an account after a number: its own, and those in which it is an interlocutor.
  public func spacePage(
    of email: EmailAddress, after id: Int, limit: Int
  ) throws -> [SpaceAccess] {
    try read { reading in
      try reading.requireSelf(email)
      let account = try reading.account(email)
      return try StandingQuery.spaces(of: account.id, in: reading.database)
        .filter { $0 > id }.prefix(limit)
        .compactMap { try reading.access(of: account, to: $0) }
    }
  }
}

extension Reading {
  fileprivate func access(of account: Account, to id: Int) throws -> SpaceAccess? {
    guard let space = try SpaceTable.find(id, in: database).map({ try judged($0) }) else {
      return nil
    }
    let held = try InterlocutorTable.all(account.email, of: id, in: database)
    return SpaceAccess(
      space: space, roles: held.reduce(into: []) { $0.formUnion($1.roles) },
      canSign: held.contains { $0.canSign }, establishments: held.compactMap(\.establishment))
  }

  fileprivate func overview(
    of subject: OverviewQuery.Subject, visible: Visibility
  ) throws -> Overview {
    let agenda = Agenda(
      try OverviewQuery.sessions(of: subject, now: now, in: database), now: now)
    let clock = try standingClock()
    let entries = try OverviewQuery.entries(of: subject, agenda.picks, clock: clock, in: database)
    let coming = entries.filter { now < $0.endsAt }
    let counts = try OverviewQuery.conventionCounts(of: subject, now: now, in: database)
    let heads = try OverviewQuery.conventions(
      visible: visible, clock: clock, sight: try contactSight(), in: database)
    func conventions(_ status: ConventionStatus) -> Excerpt<ConventionEntry> {
      let all = heads.filter { $0.status == status }
      return Excerpt(counts[status] ?? 0, status == .signed ? all.reversed() : all)
    }
    return Overview(
      pending: Excerpt(agenda.pending, coming.filter { $0.status == .pending }),
      confirmed: Excerpt(agenda.confirmed, coming.filter { $0.status == .confirmed }),
      done: Excerpt(agenda.done, entries.filter { $0.endsAt <= now }.reversed()),
      awaitingSignature: conventions(.awaitingSignature), signing: conventions(.signing),
      signed: conventions(.signed))
  }

  /// The administrators' pages; nil for everybody else.
  fileprivate func administration(
    of space: Space, establishment: Int?
  ) throws -> CompanyLandmarks.Administration? {
    if case .account(let id, _) = acting,
      !Decision.of(.manageCompany, try standing(id, in: space)).isAllowed
    {
      return nil
    }
    return CompanyLandmarks.Administration(
      people: try OverviewQuery.people(
        of: space.id, establishment: establishment, in: database),
      thirdParties: try OverviewQuery.thirdParties(
        of: space.id, establishment: establishment, in: database),
      unconfirmedPledges: try PledgeTable.all(of: space.id, in: database)
        .filter { $0.confirmedAt == nil }.map(\.account))
  }
}
