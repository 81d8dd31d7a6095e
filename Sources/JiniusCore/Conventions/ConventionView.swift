/// A convention, as lists and details show it.
public struct ConventionView: Sendable {
  /// How words refer to it.
  public let number: ConventionNumber
  /// Convention or contract.
  public let kind: ConventionKind
  /// Where it stands now, by the clock.
  public let status: ConventionStatus
  /// What can be done with it now.
  public let availableActions: [String]
  /// Whose it is.
  public let space: RegistrationSpace
  /// The establishment, in a company.
  public let establishment: SIRET?
  /// The registration that yielded it.
  public let registration: RegistrationNumber
  /// The session.
  public let session: Code
  /// The title of the training: once it is being signed, as it was frozen.
  public let training: String
  /// When the session begins.
  public let sessionStartsAt: Instant
  /// When it ends.
  public let sessionEndsAt: Instant
  /// Where it is held.
  public let place: String
  /// The price, before tax.
  public let price: Money
  /// Who is billed; nil where a private person pays himself.
  public let billed: (siret: SIRET, name: String)?
  /// Who takes part.
  public let participant: EmailAddress
  /// His name.
  public let participantName: PersonName
  /// When the registration was made.
  public let createdAt: Instant
  /// When it was signed.
  public let signedAt: Instant?
  /// Until when a private person may withdraw, or might have, once it is signed.
  public let withdrawableUntil: Instant?
  /// When what was signed ended.
  public let terminatedAt: Instant?
  /// How the signed file is sealed.
  public let seal: SealLevel?
  /// The partner's platform that it is signed on; nil for our own link.
  public let platform: String?
  /// Whether the operator had declared that platform.
  public let platformIsDeclared: Bool?
  /// What is known of a platform's signature, once there is one.
  public let platformSignature: PlatformSignature?
  /// Who is to sign, or has signed: masked but for the space's administrators and the operator.
  public let signatory: ShownContact?
  /// When the open procedure was launched.
  public let launchedAt: Instant?
  /// When its link dies.
  public let expiresAt: Instant?
}

/// Which conventions a list shows.
public struct ConventionFilter: Sendable {
  /// Of one space.
  public var space: SpaceReference?
  /// Of one status.
  public var status: ConventionStatus?
  /// Of one establishment of the space.
  public var establishment: SIRET?

  /// A filter; nil does not narrow.
  public init(
    space: SpaceReference?, status: ConventionStatus?, establishment: SIRET? = nil
  ) {
    self.space = space
    self.status = status
    self.establishment = establishment
  }
}

/// A procedure, as the detail of a convention shows it; the history of a convention is all of them.
public struct ProcedureView: Sendable {
  /// How it stands.
  public let status: String
  /// The French label.
  public let label: String
  /// Who signs: masked but for the space's administrators and the operator.
  public let signatory: ShownContact
  /// His name.
  public let name: PersonName
  /// Where the codes go, masked alike; nothing once it was erased.
  public let mobile: ShownContact?
  /// When it was launched.
  public let launchedAt: Instant
  /// When its link dies, or died.
  public let expiresAt: Instant
  /// When the document was read.
  public let readAt: Instant?
  /// When it ended.
  public let endedAt: Instant?
  /// Why it ended.
  public let reason: String?
  /// Whether it ended because the session did.
  public let endedWithSession: Bool
  /// The partner's platform that it is signed on.
  public let platform: String?
  /// What is known of the signature that it made.
  public let platformSignature: PlatformSignature?
}
