/// What has become of that for which a letter was written.
struct LetterStanding {
  let kind: LetterKind
  /// Whether its invitation can still be answered.
  let invitation: Validity?
  /// Whether its procedure is open.
  let procedure: Validity?
  /// Whether its code is the newest of its procedure.
  let code: Validity?
  /// Whether its contract can still be gone back on.
  var withdrawal: Validity?
  /// Whether another link of a platform's took its place.
  var isReplaced = false

  /// Whether something stands, and until when at most.
  struct Validity {
    let stands: Bool
    let until: Instant
  }

  /// Whether it would bring a link or a code that is dead: it is not worth sending any more.
  func isStale(at now: Instant) -> Bool {
    func isOver(_ validity: Validity?) -> Bool {
      guard let validity else { return true }
      return !validity.stands || now >= validity.until
    }
    return switch kind {
    case .invitation, .activation, .addressConfirmation: isOver(invitation)
    case .signatureCode: isOver(code) || isOver(procedure)
    case .signatureDone, .withdrawalReceived: false
    case .platformLink: isReplaced || isOver(procedure)
    case .withdrawalLink: isOver(withdrawal)
    // Its link, where it has one, is to be signed by.
    default: procedure != nil && isOver(procedure)
    }
  }
}
