/// A delegation as it stands by the clock.
public struct DelegationView: Sendable {
  /// What was lent, by whom, to whom.
  public let delegation: Delegation
  /// Where it stands now.
  public let status: DelegationStatus
}

extension Registry {
  /// Proposes to lend a right to another structure until the end of a day in Paris (S45). Whoever
  /// lends must hold it himself. One that stands already for another day is over: the later counts.
  public func grantDelegation(
    _ action: Action, from giver: SIREN, to holder: SIREN, until day: CivilDate
  ) throws -> Outcome<DelegationView> {
    try write { transaction in
      let from = try transaction.space(.company(giver), for: .manageRights)
      try transaction.require(action, in: from)
      let to = try transaction.space(.company(holder))
      guard action.isDelegable else { throw Refusal.notDelegable(action: action.rawValue) }
      if from.id == to.id { throw Refusal.delegationToItself(siren: giver.description) }
      try transaction.requireSteadyClock()
      let expiresAt = ParisDateTime(startOf: day.adding(days: 1)).instant
      guard transaction.now < expiresAt else {
        throw InvalidValue(.date, day.description, expected: "a day that is not over")
      }
      if let standing = try DelegationTable.standing(
        from: from.id, to: to.id, action, in: transaction.database)
      {
        if standing.expiresAt == expiresAt { return .already(transaction.view(standing)) }
        try DelegationTable.replace(standing.id, at: transaction.now, in: transaction.database)
        try transaction.recordDelegation(
          .delegationReplaced, standing.id, from: giver, to: holder, action)
      }
      let id = try DelegationTable.insert(
        from: from.id, to: to.id, action, expiresAt: expiresAt, at: transaction.now,
        in: transaction.database)
      try transaction.recordDelegation(.delegationProposed, id, from: giver, to: holder, action)
      try transaction.tellProposal(
        try transaction.delegation(id), of: from, to: try transaction.administrators(of: to))
      return .done(transaction.view(try transaction.delegation(id)))
    }
  }

  /// Accepts a delegation, on the side of whoever it is lent to.
  public func acceptDelegation(_ id: Int) throws -> Outcome<DelegationView> {
    try write { transaction in
      let delegation = try transaction.delegation(id, for: .accepting)
      // What lapsed must not come to life by a clock that was set back.
      try transaction.requireSteadyClock()
      switch delegation.status(at: transaction.now) {
      case .active: return .already(transaction.view(delegation))
      case .proposed: break
      case .expired, .revoked:
        throw Refusal.delegationOver(
          id: id, label: delegation.status(at: transaction.now).label)
      }
      try DelegationTable.move(id, from: .proposed, to: .active, in: transaction.database)
      try transaction.recordDelegation(
        .delegationAccepted, id, from: delegation.from, to: delegation.to, delegation.action)
      return .done(transaction.view(try transaction.delegation(id)))
    }
  }

  /// Takes a delegation back, or gives it back: either side may.
  public func revokeDelegation(_ id: Int) throws -> Outcome<DelegationView> {
    try write { transaction in
      let delegation = try transaction.delegation(id, for: .revoking)
      if delegation.state == .revoked || delegation.replacedAt != nil {
        return .already(transaction.view(delegation))
      }
      try DelegationTable.move(
        id, from: delegation.state, to: .revoked, in: transaction.database)
      try transaction.recordDelegation(
        .delegationRevoked, id, from: delegation.from, to: delegation.to, delegation.action)
      return .done(transaction.view(try transaction.delegation(id)))
    }
  }

  /// Delegations given by a company and to it; without a company those of every company whose rights
  /// the acting account manages, and for the operator all.
  public func delegationPage(
    of siren: SIREN?, after id: Int, limit: Int
  ) throws -> [DelegationView] {
    try read { reading in
      let spaces = try reading.delegating(siren)
      let delegations = try spaces.flatMap {
        try DelegationTable.page(of: $0, after: id, limit: limit, in: reading.database)
      }
      // One between two companies of the same account stands in both pages.
      let unique = Dictionary(
        delegations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      return unique.values.sorted { $0.id < $1.id }.prefix(limit).map(reading.view)
    }
  }
}

/// What is to be done with a delegation, and on whose side.
private enum DelegationStep {
  case accepting, revoking
}

extension Reading {
  fileprivate func view(_ delegation: Delegation) -> DelegationView {
    DelegationView(delegation: delegation, status: delegation.status(at: now))
  }

  /// The spaces whose delegations are listed; nil stands for all of them.
  fileprivate func delegating(_ siren: SIREN?) throws -> [Int?] {
    if let siren { return [try space(.company(siren), for: .manageRights).id] }
    guard case .account(let id, _) = acting else { return [nil] }
    return try StandingQuery.standings(of: id, in: database)
      .filter { Decision.of(.manageRights, $0.value).isAllowed }.map { Optional($0.key) }
  }

  fileprivate func delegation(_ id: Int) throws -> Delegation {
    guard let delegation = try DelegationTable.find(id, in: database) else {
      throw Refusal.notFound(.delegation, String(id))
    }
    return delegation
  }

  fileprivate func delegation(_ id: Int, for step: DelegationStep) throws -> Delegation {
    guard let delegation = try DelegationTable.find(id, in: database) else {
      if acting.isAccount { throw strangerRefusal(.manageRights) }
      return try self.delegation(id)
    }
    switch step {
    case .accepting: try require(.manageRights, inSpace: delegation.toSpace)
    case .revoking:
      do { try require(.manageRights, inSpace: delegation.fromSpace) } catch is Refusal {
        try require(.manageRights, inSpace: delegation.toSpace)
      }
    }
    return delegation
  }
}

extension Transaction {
  /// Tells the other firm what it is lent, which one of its administrators is to accept; but not of
  /// one proposal after the other.
  fileprivate func tellProposal(
    _ delegation: Delegation, of giver: Space, to administrators: [Account]
  ) throws {
    let day: Int64 = 86_400
    let turns = try DelegationTable.count(
      from: delegation.fromSpace, to: delegation.toSpace, since: now.adding(seconds: -day),
      in: database)
    if turns > LifeCycle.turnsToldPerDay * Action.allCases.count(where: \.isDelegable) { return }
    var parameters = LetterParameters()
    parameters[.company] = giver.title
    parameters[.reason] = delegation.action.label
    parameters[.delegation] = String(delegation.id)
    parameters[.until] = Withdrawal.lastDay(before: delegation.expiresAt).french
    for administrator in administrators {
      parameters[.given] = administrator.name.given
      parameters[.family] = administrator.name.family
      try send(.delegationProposed, to: administrator.email.description, parameters)
    }
  }

  fileprivate func recordDelegation(
    _ kind: JournalKind, _ id: Int, from giver: SIREN, to holder: SIREN, _ action: Action
  ) throws {
    try record(
      kind, .delegation(id),
      facts: [
        "from": .string(giver.description), "to": .string(holder.description),
        "action": .string(action.rawValue),
      ])
  }
}
