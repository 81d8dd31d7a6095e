internal import CommandLineKit
internal import JiniusCore

struct ConventionEvidence: GuardedCommand {
  static let name = "evidence"
  static let summary = "Write a folder that proves the signature, to be checked without jinius."
  static let permission = Permission.action(.manageCompany)
  static let discussion = """
    The signed PDF, the document that was read, the entries of the journal, the signature taken apart, \
    its certificates and its time-stamp, a list of digests, and a README in French with the commands \
    of sha256sum, openssl, pdfsig and python3 that check them. It holds the data of everybody who \
    took part; a signatory gets an attestation.
    """
  static let examples = ["jinius convention evidence C-000001 --output C-000001"]

  @Argument("Its number.") var convention: ConventionNumber
  @Option("The folder to make.", short: "o", placeholder: "FOLDER") var output: String

  func run(in console: Console) throws {
    let files = try console.registry().evidence(of: convention)
    if !console.options.dryRun {
      try console.keep(files.map { ($0.name, $0.bytes) }, inFolder: output)
    }
    let facts: JSON = [
      "id": .string(convention.description), "folder": .string(output),
      "files": .array(files.map { .string($0.name) }),
    ]
    try console.print(console.options.json ? console.concluded(facts) : facts)
    console.say("the evidence of \(convention) is in \(output); next: read README.txt there")
  }
}
