internal import CommandLineKit
internal import JiniusCore

struct ConventionHandOver: GuardedCommand {
  static let name = "hand-over"
  static let summary = "Mail the signatory a platform's link to the paper that was handed over."
  static let permission = Permission.action(.launchSignature)
  static let discussion = """
    After jinius convention sign --platform, once the file is on the platform. The link lies under the \
    address that the operator declared for it. The same link again sends nothing; another one takes \
    its place.
    """
  static let examples = [
    "jinius convention hand-over C-000001 --link https://jesigneexpert.example/sign/8f3a",
    "jinius convention hand-over C-000001 --link - < link.txt",
  ]

  @Argument("Its number.") var convention: ConventionNumber
  @Option("The platform's link; - reads it from standard input.") var link: PlatformLinkWord
  @Group var delivery: DeliveryOptions

  func run(in console: Console) throws {
    let outcome = try console.registry(delivery).sendPlatformLink(
      convention, try link.link(console))
    let signatory = outcome.value.signatory?.description ?? "the signatory"
    try console.report(
      outcome,
      done: "\(convention): "
        + console.fate(
          of: "the platform's link for \(signatory)", .platformLink, to: signatory,
          onItsWay: "\(signatory) gets the platform's link by e-mail"),
      already: "\(convention): \(signatory) was sent this very link already")
  }
}

/// A link of a platform's, or `-` for standard input, which no list of processes shows.
struct PlatformLinkWord: ArgumentValue {
  static let placeholder = "URL"
  private let given: WebLink?

  init(argument: String) throws { given = argument == "-" ? nil : try WebLink(argument) }

  fileprivate func link(_ console: Console) throws -> WebLink {
    if let given { return given }
    return try WebLink(String(decoding: console.line(askedFor: "Link"), as: UTF8.self))
  }
}
