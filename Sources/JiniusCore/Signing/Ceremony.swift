internal import SQLite

/// All that the signatory's page shows: what the link is for, where its holder stands, and the
/// one-time forms of what he can do next.
public struct Ceremony: Sendable {
  /// What the link is for.
  public let view: SignatureView
  /// What comes next.
  public let step: Step
  /// The form that asks for a code, made for how things stand.
  public let codeForm: FormToken
  /// The form that signs.
  public let signForm: FormToken
  /// The form that declines.
  public let declineForm: FormToken

  /// What comes next.
  public enum Step: Equatable, Sendable {
    /// To read the document, and to ask for a code.
    case read
    /// To ask for another code, as the last one is of no use any more.
    case askAgain
    /// To type the code that was sent.
    case type(Code)
    /// To wait: a right code was typed, and the file is being sealed.
    case wait
    /// To fetch the signed file.
    case fetch
  }

  /// A code on its way to the signatory.
  public struct Code: Equatable, Sendable {
    /// When it was sent.
    public let sentAt: Instant
    /// When it is too old.
    public let expiresAt: Instant
    /// How many times it may still be mistyped, and typed right at last.
    public let triesLeft: Int
  }
}

/// What the holder of a link does by a form.
public enum SignatoryAct: String, CaseIterable, Sendable {
  case requestCode = "code"
  case sign
  case decline
  /// A private person goes back on his contract.
  case withdraw
}

extension Registry {
  /// Looks through a link for the page: changes nothing. A dead link and one that never was are
  /// both nil.
  public func ceremony(token: String) throws -> (desk: HelpDesk, ceremony: Ceremony?) {
    try read { reading in
      try reading.requireSteadyClock()
      return try reading.database.transaction(.deferred) {
        let desk = try reading.helpDesk()
        do {
          let procedure = try reading.liveProcedure(token, on: .fetch)
          return (desk, try reading.ceremony(procedure))
        } catch Refusal.linkDead { return (desk, nil) }
      }
    }
  }
}

extension Reading {
  fileprivate func ceremony(_ procedure: SigningProcedure) throws -> Ceremony {
    let key = try secretKey()
    let state = try formState(of: procedure)
    func form(_ act: SignatoryAct) -> FormToken {
      FormToken(act.rawValue, on: state, key: key)
    }
    return Ceremony(
      view: try signatureView(procedure), step: try step(of: procedure),
      codeForm: form(.requestCode), signForm: form(.sign), declineForm: form(.decline))
  }

  private func step(of procedure: SigningProcedure) throws -> Ceremony.Step {
    if procedure.state == .signed { return .fetch }
    if let lease = procedure.lease, now < lease.until { return .wait }
    guard let code = try CodeTable.all(of: procedure.id, in: database).last else { return .read }
    let triesLeft = LifeCycle.triesPerCode - code.tries
    let isUsed = procedure.lease?.code == code.id
    if isUsed || triesLeft <= 0 || now >= code.expiresAt { return .askAgain }
    return .type(.init(sentAt: code.sentAt, expiresAt: code.expiresAt, triesLeft: triesLeft))
  }

  /// Whatever an act of the link's holder changes.
  fileprivate func formState(of procedure: SigningProcedure) throws -> String {
    let codes = try CodeTable.all(of: procedure.id, in: database).map { "\($0.id):\($0.tries)" }
    let readAt = procedure.readAt?.description ?? "unread"
    return "procedure \(procedure.id) \(procedure.state.rawValue) \(readAt) "
      + codes.joined(separator: ",")
  }
}

extension Transaction {
  /// Refuses a form that was made for how things stood before; words without a form pass.
  func require(
    _ form: FormToken?, _ act: SignatoryAct, for procedure: SigningProcedure
  ) throws {
    guard let form else { return }
    let expected = FormToken(act.rawValue, on: try formState(of: procedure), key: key)
    if !expected.equals(form) { throw Refusal.formStale }
  }
}
