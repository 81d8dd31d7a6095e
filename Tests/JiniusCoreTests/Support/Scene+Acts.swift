import Testing

@testable import JiniusCore

/// What the tests do on the way to what they are about.
extension Scene {
  /// Registers a person, in the company unless told otherwise.
  @discardableResult
  func register(
    _ person: PersonReference? = Cast.lea, for session: Code = Cast.session.code,
    in space: SpaceReference = Cast.company, establishment: SIRET? = nil
  ) throws -> Registration {
    try registry.register(person, for: session, in: space, establishment: establishment).value
  }

  /// Registers Léa and launches the signature of her convention.
  func launched(by signatory: EmailAddress = Cast.zoe) throws -> ConventionNumber {
    let number = try register().convention
    _ = try registry.launchSigning(number, signatory: signatory)
    return number
  }

  /// Everything up to the signature, by the newest link.
  func sign() throws {
    let token = try token()
    _ = try registry.markRead(token: token)
    _ = try registry.requestCode(token: token)
    _ = try registry.sign(token: token, code: try code())
  }

  func status(_ number: ConventionNumber) throws -> ConventionStatus {
    try registry.convention(number).view.status
  }

  /// The letters after a number, oldest first.
  func letters(after id: Int = 0) throws -> [LetterView] {
    try registry.letterPage(.init(), after: id, limit: 1000)
  }

  /// What was sent since a number: kind and recipient.
  func sent(after id: Int) throws -> [String] {
    try letters(after: id).map { "\($0.kind.rawValue) \($0.recipient)" }
  }

  var newestLetter: Int { get throws { try letters().last?.id ?? 0 } }

  /// The token of the newest signing link.
  func token() throws -> String {
    let letter = try #require(try letters().last { $0.kind == .signatureLink })
    let link = try #require(letter.body.split(separator: "\n").first { $0.contains("/sign/") })
    return String(link.split(separator: "/").last ?? "")
  }

  /// The code of the newest SMS.
  func code() throws -> String {
    let letter = try #require(try letters().last { $0.kind == .signatureCode })
    return String(letter.body.prefix(6))
  }

  /// A code that is not the newest one.
  func wrongCode() throws -> String {
    try code() == "000000" ? "000001" : "000000"
  }

  /// What every verb of the signatory answers, in the order read, code, sign, decline, open,
  /// download: nil for what is done.
  func refusals(of token: String) -> [Refusal?] {
    let registry = registry
    return [
      refusal { try registry.markRead(token: token) },
      refusal { try registry.documentToRead(token: token) },
      refusal { try registry.requestCode(token: token) },
      refusal { try registry.sign(token: token, code: "123456") },
      refusal { try registry.declineSignature(token: token, reason: nil) },
      refusal { try registry.openSignature(token: token) },
      refusal { try registry.signedDocument(token: token) },
    ]
  }

  static let allDead = [Refusal?](repeating: .linkDead, count: 7)
}

/// The refusal of a use case; nil when it was done, or failed otherwise (which is recorded).
func refusal(_ body: () throws -> some Any) -> Refusal? {
  do {
    _ = try body()
    return nil
  } catch let refusal as Refusal {
    return refusal
  } catch {
    Issue.record(error)
    return nil
  }
}
