/// What a payer is told of a registration that it pays (S93), and of its convention: what a bill says.
/// Neither who takes part can be reached, nor who signs.
public struct PaidEntry: Sendable {
  /// The registration.
  public let registration: RegistrationNumber
  /// Its convention.
  public let convention: ConventionNumber
  /// Convention or contract.
  public let kind: ConventionKind
  /// Who ordered it: a company by its number and name, a private person by a masked address.
  public let orderer: Orderer
  /// The establishment that pays.
  public let payer: SIRET
  /// The session.
  public let session: Code
  /// The title of the training, once it is being signed as it was frozen.
  public let training: String
  /// When the session begins.
  public let startsAt: Instant
  /// When it ends.
  public let endsAt: Instant
  /// The price, before tax.
  public let price: Money
  /// Who takes part.
  public let participantName: PersonName
  /// Where the registration stands.
  public let status: RegistrationStatus
  /// Where the convention stands.
  public let conventionStatus: ConventionStatus
  /// When it was signed.
  public let signedAt: Instant?
  /// When the registration was made.
  public let createdAt: Instant

  /// Who orders.
  public enum Orderer: Sendable {
    case company(SIREN, name: String)
    case individual(ShownContact)
  }
}

/// Which of them a list shows.
public struct PaidFilter: Sendable {
  /// Who pays.
  public var payer: PayerReference
  /// For one session.
  public var session: Code?
  /// With a convention of one status.
  public var conventionStatus: ConventionStatus?

  /// A filter; nil does not narrow.
  public init(
    payer: PayerReference, session: Code? = nil, conventionStatus: ConventionStatus? = nil
  ) {
    self.payer = payer
    self.session = session
    self.conventionStatus = conventionStatus
  }
}

extension Registry {
  /// What a payer pays, by registration, oldest first.
  public func paidRegistrationPage(
    _ filter: PaidFilter, after id: Int, limit: Int
  ) throws -> [PaidEntry] {
    try read { reading in
      let visible = try reading.visibility(paidBy: filter.payer)
      let session = try filter.session.map { try reading.session($0).id }
      return try PaidQuery.registrations(
        visible, session: session, after: id, limit: limit, clock: try reading.standingClock(),
        in: reading.database)
    }
  }

  /// The same, by convention.
  public func paidConventionPage(
    _ filter: PaidFilter, after id: Int, limit: Int
  ) throws -> [PaidEntry] {
    try read { reading in
      try PaidQuery.conventions(
        try reading.visibility(paidBy: filter.payer), status: filter.conventionStatus, after: id,
        limit: limit, clock: try reading.standingClock(), in: reading.database)
    }
  }
}
