/// One launch of a signature: a row of its own, terminal once it ended, never reused (S23).
struct SigningProcedure {
  let id: Int
  let convention: ConventionNumber
  let interlocutor: Int
  let account: Int
  /// The signatory as he was at launch: while the procedure is open his address and mobile cannot
  /// change.
  let name: PersonName
  let email: EmailAddress
  /// Nothing once it was erased.
  let mobile: MobileNumber?
  /// The frozen bytes that are read and signed.
  let document: Int
  let nonce: [UInt8]
  let launchedAt: Instant
  let expiresAt: Instant
  let readAt: Instant?
  let state: State
  let endedAt: Instant?
  let reason: String?
  /// The partner's platform that it is signed on; nil for our own link and code.
  var platform: String?
  /// The row of the platform, where it was declared at launch.
  var declared: Int?
  /// The row of the platform's certificate that the signature ended at.
  var anchor: Int?
  /// What was frozen of its training and session; nil for what an earlier release launched.
  var course: Int?
  /// The establishment that is billed, as the paper says it; nil where it says none.
  var billed: Int?
  /// Whether its seal is to be time-stamped, as the setting said at launch.
  var timestamp = TimestampPolicy.off
  /// How many reminders were sent.
  var reminders = 0
  /// While the file is sealed: by which code, and for how long.
  var lease: Lease?

  /// A right code's hold on the procedure.
  struct Lease: Equatable {
    let code: Int
    let until: Instant
  }

  /// Open, or how it ended.
  enum State: String {
    case open, signed, cancelled, expired, declined, locked

    /// The French label.
    var label: String {
      switch self {
      case .open: "Lancée"
      case .signed: "Signée"
      case .cancelled: "Annulée"
      case .expired: "Caduque"
      case .declined: "Refusée"
      case .locked: "Bloquée"
      }
    }
  }
}

extension SigningProcedure {
  /// What the signature of a platform is known to be; nil until there is one, and for our own.
  var platformSignature: PlatformSignature? {
    PlatformSignature(of: platform, anchor: anchor, isSigned: state == .signed)
  }
}

/// What is known of the signature that a partner's platform made.
public enum PlatformSignature: String, CaseIterable, Sendable {
  /// It ends at a certificate of the platform's own, as the operator declared it.
  case verified
  /// It is one over the whole file; whose it is was not verified: the platform was not declared.
  case unverified

  /// What is known of the signature of a procedure; nil until there is one, and for our own.
  init?(of platform: String?, anchor: Int?, isSigned: Bool) {
    guard platform != nil, isSigned else { return nil }
    self = anchor == nil ? .unverified : .verified
  }

  /// The French label.
  public var label: String {
    switch self {
    case .verified: "plateforme déclarée, signature vérifiée auprès d'elle"
    case .unverified:
      "plateforme non déclarée, signature non vérifiée auprès d'une autorité"
    }
  }
}

/// The words that a procedure is cancelled with when nobody cancelled it by hand.
enum CancellationReason {
  static let rightWithdrawn = "droit de signature retiré"
  static let interlocutorRemoved = "interlocuteur retiré"
  static let accountSuspended = "compte suspendu"
  static let accountClosed = "compte clos"
  static let registrationCancelled = "inscription annulée"
  static let sessionOver = "session terminée"
}
