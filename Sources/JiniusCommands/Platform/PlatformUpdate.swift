internal import CommandLineKit
internal import JiniusCore

struct PlatformUpdate: GuardedCommand {
  static let name = "update"
  static let summary = "Put other certificates in the place of a platform's, or change its address."
  static let permission = Permission.operatorship
  static let discussion = """
    The file holds all certificates that count from now on, for papers that were sent before as well: \
    while the platform changes its certificate, give the old one and the new one.
    """
  static let examples = [
    "jinius platform update \"Je Signe Expert\" --certificates old-and-new.pem",
    "jinius platform update \"Je Signe Expert\" --address https://jesigneexpert.example/portal",
  ]
  static let wordRules = [
    WordRule.atLeastOne(["--certificates", "--address", "--no-address"])
  ]

  @Argument("Its name.") var platform: PlatformName
  @Option(
    "File with all its certificates, in PEM or one in DER; - reads standard input.",
    placeholder: "FILE")
  var certificates: String?
  @Option("Address that its links begin with, with https.") var address: WebAddress?
  @Flag("It has no address any more: no link of its own is sent.") var noAddress: Bool

  func run(in console: Console) throws {
    if noAddress && address != nil { throw UsageError("--address or --no-address, not both") }
    let registry = try console.registry()
    try registry.requirePlatformKeeper()
    let given = try certificates.map { try console.platformCertificates($0) }
    let outcome = try registry.updatePlatform(platform.text) { platform in
      if let given { platform.certificates = given }
      if let address { platform.address = address }
      if noAddress { platform.address = nil }
    }
    try console.report(
      outcome,
      done: "platform “\(outcome.value.name)” changed\(given == nil ? "" : outcome.value.caution)",
      already: "platform “\(outcome.value.name)” is so already")
  }
}
