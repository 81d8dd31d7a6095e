internal import CommandLineKit
internal import JiniusCore

struct CollaboratorImport: GuardedCommand {
  static let name = "import"
  static let summary = "Add the people of a file to a company's directory."
  static let permission = Permission.action(.manageCompany)
  static let discussion = """
    The file holds comma-separated values under the header given_name,family_name,email (or \
    semicolons, or tabs), or one JSON object a line with these members; in UTF-8. Names may be left \
    empty where the account is known. Every line is looked at before anything is written: those \
    that cannot be taken are listed, and nothing is written (65); with --keep-going the others are \
    taken (2). Then the people are added, a few at a time, so that nobody else waits for the whole \
    file: what somebody else changes meanwhile, and whatever stops the command, leaves what was \
    added (2; a signal ends it without a list), and the same command goes on. The same file again changes nothing. --dry-run \
    only looks.
    """
  static let examples = [
    "jinius collaborator import --company 379627342 collaborators.csv",
    "jinius collaborator import --company 379627342 --keep-going --json - < people.ndjson",
  ]

  @Option("Company, by its SIREN.") var company: SIREN
  @Argument("File to read; - for standard input.", default: "-") var file: String
  @Flag("Take what can be taken, and refuse the rest line by line.") var keepGoing: Bool
  @Group var delivery: DeliveryOptions

  func run(in console: Console) throws {
    let registry = try console.registry(delivery)
    try registry.requireDirectory(of: company)
    let input = try console.input(file)
    let report = try registry.importCollaborators(
      input.bytes, named: input.name, into: company, keepGoing: keepGoing)
    try console.list(limit: nil) { after, limit in
      Array(report.lines.lazy.filter { $0.row > after }.prefix(limit))
    }
    let counts = ImportCounts(report)
    try console.conclude(counts, wasAlready: counts.added == 0 && counts.isWhole)
    console.say(counts.text)
    for line in report.lines {
      if case .added = line.result, let person = line.person {
        console.warn(ofMailbox: person.email)
      }
    }
    if !report.unusedColumns.isEmpty {
      console.say("nothing reads: \(report.unusedColumns.joined(separator: ", "))")
    }
    if !counts.isWhole { console.status = .partlyRefused }
  }
}
