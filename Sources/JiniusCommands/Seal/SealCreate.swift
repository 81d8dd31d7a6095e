internal import CommandLineKit
internal import JiniusCore

struct SealCreate: GuardedCommand {
  static let name = "create"
  static let summary = "Make the seal: a key, and a certificate by which it vouches for itself."
  static let permission = Permission.operatorship
  static let discussion = """
    Readers of a signed file see that nothing was changed since, and call the seal untrusted until \
    they are given its certificate: jinius seal import takes one that an authority issued. The key \
    stands encrypted beside the database, and opens with the database's key file only.
    The same seal again changes nothing; another one takes --replace. Files that were sealed before \
    stay as they are.
    """
  static let examples = [
    "jinius seal create",
    "jinius seal create --name \"IRF Île-de-France\" --key ec --days 730",
  ]

  @Option("Whom it is about (the only training body, or \"jinius\").") var name: SealName?
  @Option("Kind of key: rsa (3072 bits) or ec (P-256); rsa unless said otherwise.")
  var key: SealKeyChoice?
  @Option("Days that it holds, from 1 to 3650; 1095 unless said otherwise.") var days: SealDays?
  @Flag("Replace the seal that stands.") var replace: Bool

  func run(in console: Console) throws {
    let wish = SealWish(
      name: name?.line, key: key?.rawValue, days: days?.count, isReplacement: replace)
    let outcome = try console.registry().createSeal(wish)
    try console.report(
      outcome, made: outcome.value.sha256,
      done: "seal of \(outcome.value.subject) made; next: jinius seal check",
      already: "such a seal stands already")
  }
}

/// The kinds of keys, as words.
enum SealKeyChoice: String, CaseIterable, ArgumentValue {
  case rsa, ec
}

/// Whom a certificate is about.
struct SealName: ArgumentValue {
  static let placeholder = "NAME"
  let line: Line

  init(argument: String) throws { line = try Line(argument, limit: SealWish.longestName) }
}

/// How long a certificate holds.
struct SealDays: ArgumentValue {
  static let placeholder = "DAYS"
  let count: Int

  init(argument: String) throws {
    guard let count = Int(argument), 1...3650 ~= count else {
      throw InvalidValue(.number, argument, expected: "a whole number from 1 to 3650")
    }
    self.count = count
  }
}
