/// A person's registration for a session. It points to its convention, never the reverse, so that
/// one convention can serve several.
public struct Registration: Sendable {
  /// How words refer to it.
  public let number: RegistrationNumber
  /// A script's own name for it.
  public let key: RegistrationKey?
  /// Whose it is: a company's, or a private person's.
  public let space: RegistrationSpace
  /// The establishment, in a company.
  public let establishment: SIRET?
  /// Who is billed, where it is not the space itself (S93).
  public let payer: SIRET?
  /// The session.
  public let session: Code
  /// The title of the training: once its convention is being signed, as it was frozen.
  public let training: String
  /// When the session begins.
  public let startsAt: Instant
  /// Who takes part.
  public let participant: EmailAddress
  /// His name.
  public let participantName: PersonName
  /// The convention that it yielded.
  public let convention: ConventionNumber
  /// The convention's status, in every list (S21).
  public let conventionStatus: ConventionStatus
  /// Where it stands.
  public let status: RegistrationStatus
  /// What can be done with it now.
  public let availableActions: [String]
  /// Why it was cancelled.
  public let cancelReason: String?
  /// When it was made.
  public let createdAt: Instant
}

/// The space that a registration belongs to, as words refer to it.
public enum RegistrationSpace: Sendable {
  case company(SIREN, name: String)
  case individual(EmailAddress)
}

/// Where a registration stands (S50).
public enum RegistrationStatus: String, CaseIterable, Sendable {
  case pending, confirmed, cancelled
  /// A private person went back on his contract.
  case withdrawn
  /// Nobody signed for it, long after its session.
  case neverSigned = "never_signed"

  /// The French label.
  public var label: String {
    switch self {
    case .pending: "En attente"
    case .confirmed: "Confirmée"
    case .cancelled: "Annulée"
    case .withdrawn: "Rétractée"
    case .neverSigned: "Jamais signée"
    }
  }
}
