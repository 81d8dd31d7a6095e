/// The kinds of letters; each is written in `LetterText`.
public enum LetterKind: String, CaseIterable, Sendable {
  case invitation
  case activation
  case accountSuspended = "account_suspended"
  case accountReactivated = "account_reactivated"
  case accountClosed = "account_closed"
  case signatureLink = "signature_link"
  case signatureReminder = "signature_reminder"
  case signatureCode = "signature_code"
  case signatureDone = "signature_done"
  case signatureCancelled = "signature_cancelled"
  case signatureExpired = "signature_expired"
  case signatureDeclined = "signature_declined"
  case signatureLocked = "signature_locked"
  case registrationRightsChanged = "registration_rights_changed"
  case payerChosen = "payer_chosen"
  case platformLink = "platform_link"
  case addressConfirmation = "address_confirmation"
  case addressChange = "address_change"
  case withdrawalLink = "withdrawal_link"
  case withdrawalReceived = "withdrawal_received"
  case registered
  case confirmed
  case cancelled
  case selfRegistered = "self_registered"
  case signatoryGone = "signatory_gone"
  case delegationProposed = "delegation_proposed"

  /// The way that it goes.
  public var channel: Channel { self == .signatureCode ? .sms : .email }

  /// The ways that must be open for its recipient to do what it asks for: whoever signs by a link
  /// gets a code as well. None where it only tells something.
  public var waysNeeded: [Channel] {
    switch self {
    case .signatureLink: [.email, .sms]
    case .signatureCode: [.sms]
    case .invitation, .activation, .platformLink, .addressConfirmation, .delegationProposed:
      [.email]
    // The receipt is due at once (L221-21).
    case .withdrawalLink, .withdrawalReceived: [.email]
    case .accountSuspended, .accountReactivated, .accountClosed, .signatureReminder, .signatureDone,
      .signatureCancelled, .signatureExpired, .signatureDeclined, .signatureLocked,
      .registrationRightsChanged, .payerChosen, .addressChange, .registered, .confirmed,
      .cancelled, .selfRegistered, .signatoryGone:
      []
    }
  }

  /// How a letter travels.
  public enum Channel: String, CaseIterable, Sendable {
    case email, sms
  }
}

/// Where a letter is on its way.
public enum LetterStatus: String, CaseIterable, Sendable {
  /// To be sent, now or at its next try.
  case queued
  /// In the hands of a process that sends it.
  case sending
  /// Taken over by the mail program, or by the SMS command.
  case sent
  /// Given up.
  case failed

  /// The French label.
  public var label: String {
    switch self {
    case .queued: "En file"
    case .sending: "En cours d'envoi"
    case .sent: "Envoyée"
    case .failed: "En échec"
    }
  }
}

/// What stands between the words of a letter. Secrets are not among them: a letter names the row
/// that its link or code is derived from, and is rendered only when it is shown or sent.
struct LetterParameters {
  /// The parameters by name.
  enum Name: String, CaseIterable {
    case given, family, provider, contact, convention, document, training, participant, company
    case expires, reason, level, platform, dates, registration, place, delegation
    /// When a session began that is signed for all the same.
    case begun
    /// Of a contract: when it was signed, until when its person may withdraw, and when he did.
    case signed, until, withdrawn, channel
    /// Which words it is written in; none in letters of the first releases.
    case wording
  }

  private(set) var values: [Name: String] = [:]

  subscript(_ name: Name) -> String {
    get { values[name] ?? "" }
    set { values[name] = newValue }
  }

  /// The canonical JSON text that the table keeps.
  var json: JSON {
    .object(
      Name.allCases.compactMap { name in
        values[name].map { JSON.Member(name.rawValue, .string($0)) }
      })
  }
}

/// The row whose secret a letter carries.
enum LetterSecret {
  case none
  case invitation(Int)
  case procedure(Int)
  case code(Int, procedure: Int)
  /// A platform's link, which nothing could derive.
  case platform(SealedText, procedure: Int)
  /// The link to withdraw by, of the convention that the letter is about.
  case withdrawal
}

/// A letter of a transaction that is not in the outbox yet.
struct WaitingLetter {
  let kind: LetterKind
  let recipient: String
  let parameters: LetterParameters
  let secret: LetterSecret
  /// Whose it is where nobody has its address.
  let account: Int?

  /// Whether it holds a link or a code.
  var isToActOn: Bool { if case .none = secret { false } else { true } }
}

extension Transaction {
  /// Has a letter put into the outbox, in the transaction of the change that causes it: it is never
  /// lost, and never speaks of what did not happen.
  ///
  /// - Parameter account: whose it is where nobody has its address.
  func send(
    _ kind: LetterKind, to recipient: String, _ parameters: LetterParameters,
    secret: LetterSecret = .none, about account: Int? = nil
  ) throws {
    var parameters = parameters
    parameters[.wording] = LetterText.wording
    waitingLetters.append(
      WaitingLetter(
        kind: kind, recipient: recipient, parameters: parameters, secret: secret,
        account: account))
  }

  /// Puts the letters into the outbox: those that only tell something first, so that the newest to
  /// somebody is the one that he is to act on.
  func writeLetters() throws {
    let letters = waitingLetters
    waitingLetters = []
    for letter in letters.filter({ !$0.isToActOn }) + letters.filter(\.isToActOn) {
      hasQueued(
        try LetterTable.insert(
          letter.kind, recipient: letter.recipient, parameters: letter.parameters.json.text,
          secret: letter.secret, about: letter.account, at: now, in: database), letter.kind)
    }
  }
}
