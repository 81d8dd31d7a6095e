internal import CommandLineKit
internal import JiniusCore

struct SealImport: GuardedCommand {
  static let name = "import"
  static let summary = "Take a certificate that an authority issued, with its key, as the seal."
  static let permission = Permission.operatorship
  static let discussion = """
    Give the certificate and its key in PEM, and the certificates between it and the authority; or \
    all of them in one PKCS #12 file. The key is kept encrypted beside the database, whatever it was \
    encrypted with. Nothing is written unless the key is the certificate's and may seal.
    """
  static let examples = [
    "jinius seal import --certificate seal.pem --key seal.key --chain authority.pem",
    "jinius seal import --pkcs12 seal.p12 --passphrase - < passphrase.txt",
  ]

  @Option("The certificate, in PEM.", placeholder: "FILE") var certificate: String?
  @Option("Its key, in PEM.", placeholder: "FILE") var key: String?
  @Option("The certificates that lead to the authority, in PEM.", placeholder: "FILE")
  var chain: String?
  @Option("Certificates and key in one file.", name: "pkcs12", placeholder: "FILE")
  var bundle: String?
  @Option("- for a line of standard input, which is not shown: it never stands among the words.")
  var passphrase: StandardInput?
  @Flag("Replace the seal that stands.") var replace: Bool

  func run(in console: Console) throws {
    let registry = try console.registry()
    try registry.requireSealKeeper()
    let outcome = try registry.importSeal(try given(console), isReplacement: replace)
    try console.report(
      outcome, made: outcome.value.sha256,
      done: "seal of \(outcome.value.subject) taken; next: jinius seal check",
      already: "this is the seal already")
  }

  private func given(_ console: Console) throws -> SealMaterial {
    func bytes(_ path: String) throws -> [UInt8] { try console.input(path).bytes }
    let secret = passphrase == nil ? [] : console.line(askedFor: "Passphrase")
    switch (bundle, certificate, key) {
    case (let bundle?, nil, nil) where chain == nil:
      return .bundle(try bytes(bundle), passphrase: secret)
    case (nil, let certificate?, let key?):
      return .parts(
        certificate: try bytes(certificate), key: try bytes(key), chain: try chain.map(bytes),
        passphrase: secret)
    default:
      throw UsageError(
        "give --certificate and --key, or --pkcs12", hint: "jinius seal import --help")
    }
  }
}

/// `-`: what is secret is read from standard input, and nowhere else.
struct StandardInput: ArgumentValue {
  static let placeholder = "-"

  init(argument: String) throws {
    if argument != "-" {
      throw UsageError(
        "a passphrase among the words can be seen by others",
        hint: "--passphrase - reads it from standard input")
    }
  }
}
