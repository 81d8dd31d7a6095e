internal import CommandLineKit
internal import JiniusCore

struct PlatformAdd: GuardedCommand {
  static let name = "add"
  static let summary = "Declare a partner's platform: its certificates say whose signatures count."
  static let permission = Permission.operatorship
  static let discussion = """
    The certificates are those that the platform signs with, or that of an authority which issues for \
    it alone: all that such an authority issues counts. Ask the platform for them, and compare the \
    digests that are printed with what it publishes. Links to its papers lie under its address.
    """
  static let examples = [
    """
    jinius platform add "Je Signe Expert" --certificates je-signe-expert.pem \
    --address https://jesigneexpert.example/sign
    """
  ]

  @Argument("Its name, as letters and papers print it.") var platform: PlatformName
  @Option(
    "File with its certificates, in PEM or one in DER; - reads standard input.",
    placeholder: "FILE")
  var certificates: String
  @Option("Address that its links begin with, with https.") var address: WebAddress?

  func run(in console: Console) throws {
    let registry = try console.registry()
    try registry.requirePlatformKeeper()
    let outcome = try registry.addPlatform(
      platform.text, try console.platformCertificates(certificates), address: address)
    try console.report(
      outcome, made: outcome.value.name,
      done: "platform “\(outcome.value.name)” declared\(outcome.value.caution)",
      already: "platform “\(outcome.value.name)” is declared already")
  }
}

/// The name of a platform: it stands in letters, as a firm's does.
struct PlatformName: ArgumentValue {
  static let placeholder = "NAME"
  let text: String

  init(argument: String) throws {
    text = try Denomination(argument).description
    try Typefaces.requirePrintable(text)
  }
}

/// A file that holds no certificates of a platform's.
struct CertificateFileError: Error, Equatable {
  let file: String
  let fault: PlatformCertificateFault
}

extension Console {
  /// Reads the certificates of a platform.
  func platformCertificates(_ path: String) throws -> [PlatformCertificate] {
    let input = try input(path, limit: 1 << 20)
    do { return try [PlatformCertificate](file: input.bytes) } catch {
      throw CertificateFileError(file: input.name, fault: error)
    }
  }
}

extension Platform {
  /// What whoever declares it should weigh.
  var caution: String {
    let authorities = certificates.filter { $0.kind == .authority }.map(\.facts.subject)
    return authorities.isEmpty
      ? "" : "; whatever is issued by \(authorities.joined(separator: ", ")) counts"
  }
}
