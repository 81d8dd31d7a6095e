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

/// The words that a procedure is cancelled with when nobody cancelled it by hand.
enum CancellationReason {
  static let rightWithdrawn = "droit de signature retiré"
  static let interlocutorRemoved = "interlocuteur retiré"
  static let accountSuspended = "compte suspendu"
  static let accountClosed = "compte clos"
  static let registrationCancelled = "inscription annulée"
}
