/// Who may have an establishment billed.
public struct BillingView: Sendable {
  /// The establishment.
  public let establishment: SIRET
  /// Its policy.
  public let policy: PayerPolicy
  /// The companies that it lists.
  public let companies: [Space]
}

/// An establishment that a company may have billed.
public struct PayerView: Sendable {
  /// The establishment.
  public let establishment: Establishment
}

extension Registry {
  /// Who may have an establishment billed.
  public func billing(of siret: SIRET) throws -> BillingView {
    try read { reading in
      try reading.billingView(try reading.payer(siret, for: .manageCompany))
    }
  }

  /// Sets who may have an establishment billed: all, or those listed.
  public func setBillingPolicy(
    _ policy: PayerPolicy, of siret: SIRET
  ) throws -> Outcome<BillingView> {
    try write { transaction in
      let establishment = try transaction.payer(siret, for: .manageCompany)
      let standing = try BillingTable.policy(of: establishment.id, in: transaction.database)
      if standing == policy { return .already(try transaction.billingView(establishment)) }
      try BillingTable.setPolicy(policy, of: establishment.id, in: transaction.database)
      try transaction.record(
        .billingPolicyChanged, .establishment(establishment.id),
        facts: ["policy": .string(policy.rawValue)])
      return .done(try transaction.billingView(establishment))
    }
  }

  /// Lists a company among those that may have an establishment billed, or strikes it off;
  /// registrations that were made before are not touched.
  public func allowBilling(
    of siret: SIRET, to siren: SIREN, _ isAllowed: Bool
  ) throws -> Outcome<BillingView> {
    try write { transaction in
      let establishment = try transaction.payer(siret, for: .manageCompany)
      let space = try transaction.space(.company(siren))
      let isListed = try BillingTable.isListed(
        space.id, by: establishment.id, in: transaction.database)
      if isListed == isAllowed { return .already(try transaction.billingView(establishment)) }
      if isAllowed {
        try BillingTable.list(space.id, by: establishment.id, in: transaction.database)
      } else {
        try BillingTable.unlist(space.id, by: establishment.id, in: transaction.database)
      }
      try transaction.record(
        isAllowed ? .billingAllowed : .billingDisallowed, .establishment(establishment.id),
        facts: ["company": .string(siren.description)])
      return .done(try transaction.billingView(establishment))
    }
  }

  /// The establishments that a company may have billed, after a number.
  public func payerPage(for siren: SIREN, after id: Int, limit: Int) throws -> [PayerView] {
    try read { reading in
      let space = try reading.space(.company(siren), for: .registerParticipants)
      return try BillingTable.payers(
        for: space.id, after: id, limit: limit, in: reading.database
      ).compactMap { try EstablishmentTable.find($0, in: reading.database) }
        .map { PayerView(establishment: $0) }
    }
  }
}

extension Reading {
  /// The establishment that words name, for an action in its company.
  fileprivate func payer(_ siret: SIRET, for action: Action) throws -> Establishment {
    guard let found = try EstablishmentTable.find(siret, in: database) else {
      if acting.isAccount { throw strangerRefusal(action) }
      throw Refusal.notFound(.establishment, siret.description)
    }
    try require(action, inSpace: found.space)
    return found.establishment
  }

  fileprivate func billingView(_ establishment: Establishment) throws -> BillingView {
    BillingView(
      establishment: establishment.siret,
      policy: try BillingTable.policy(of: establishment.id, in: database),
      companies: try BillingTable.listed(by: establishment.id, in: database)
        .compactMap { try SpaceTable.find($0, in: database) })
  }

  /// The payer of a registration: one of the company's own establishments, or one that consents
  /// (S93); checked when the registration is made. Of another company, an account is not told whether
  /// the establishment exists.
  func payer(_ siret: SIRET, chosenBy space: Space) throws -> (Establishment, owner: Int) {
    let refusal = Refusal.payerNotAuthorised(
      payer: siret.description, company: space.company?.siren.description ?? space.title)
    guard let found = try EstablishmentTable.find(siret, in: database) else {
      if acting.isAccount && siret.siren != space.company?.siren { throw refusal }
      throw try SpaceTable.find(.company(siret.siren), in: database) == nil
        ? Refusal.notFound(.company, siret.siren.description)
        : .notFound(.establishment, siret.description)
    }
    let establishment = found.establishment
    let isAuthorised =
      try found.space == space.id
      || BillingTable.policy(of: establishment.id, in: database) == .all
      || BillingTable.isListed(space.id, by: establishment.id, in: database)
    guard isAuthorised else { throw refusal }
    return (establishment, found.space)
  }
}
