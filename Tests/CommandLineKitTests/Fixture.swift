import CommandLineKit

/// A small tool with one of everything, that the tests read words with.
let tool = CommandLineTool<Diary>(
  name: "demo", version: "1.2.3", summary: "Enrol people, and have it signed.",
  examples: ["demo company init --siret 1 --registration-rights open"],
  tree: [
    .section(
      "Enrolment",
      [
        .group(
          "company", "Spaces of companies.",
          [.command(CompanyInit.self), .command(CompanyList.self)]
        ),
        .group(
          "convention", "Agreements and their signature.",
          [.command(ConventionSign.self), .command(ConventionCancel.self)]),
      ]),
    .command(Echo.self), .command(Internal.self),
  ],
  topics: [
    HelpTopic(
      name: "exit-status", summary: "What the exit status means.", text: "0 done\n64 usage")
  ],
  globals: CommonOptions.self)

/// What the commands of the tests note down.
final class Diary {
  var entries: [String] = []
}

struct CommonOptions: ParameterGroup {
  @Flag("Print JSON.") var json: Bool
  @Flag("Print no talk.", short: "q") var quiet: Bool
  @Option("The database.") var db: String?
}

enum Rights: String, CaseIterable, ArgumentValue { case open, restricted }

struct NotASiret: Error, Equatable { let digits: String }

struct Siret: ArgumentValue, Equatable {
  let digits: String
  static let placeholder = "SIRET"
  init(argument: String) throws {
    guard argument.allSatisfy(\.isNumber) else { throw NotASiret(digits: argument) }
    digits = argument
  }
}

struct CompanyInit: Command {
  static let name = "init"
  static let summary = "Open the space of a company."
  static let discussion = "The first registration opens it."
  static let examples = [
    "demo company init --siret 37962734200015 --registration-rights restricted",
    "demo company list --json | demo company init --siret 1 --registration-rights open --city \"Le Mans\"",
  ]
  @Option("Number of the head office.") var siret: Siret
  @Option("Who may register.") var registrationRights: Rights
  @Option("Town.", short: "c") var city: String?
  @Option("Seats.", default: 20) var seats: Int
  @Option("Who pays.", name: "payer") var origin: [String]
  @Flag("The pledge is made.") var pledge: Bool
  @Toggle("May sign conventions.") var canSign: Bool?
  @Group var common: CommonOptions

  func run(in context: Diary) throws { context.entries.append("init \(siret.digits)") }
}

struct CompanyList: Command {
  static let name = "list"
  static let summary = "List the companies."
  static let examples = ["demo company list"]
  @Option("At most so many.", default: 10) var limit: Int
  @Option("Order.", default: .open) var rights: Rights
  func run(in context: Diary) throws {}
}

struct ConventionSign: Command {
  static let name = "sign"
  static let summary = "Launch the signature of a convention, which sends a link to its signatory."
  static let examples = ["demo convention sign C-000001 --signatory paul@example.org"]
  @Argument("The convention.") var convention: String
  @Option("Who signs.") var signatory: String
  func run(in context: Diary) throws {}
}

struct ConventionCancel: Command {
  static let name = "cancel"
  static let summary = "Cancel a signature."
  static let examples = ["demo convention cancel C-000001"]
  @Argument("The convention.") var convention: String
  @Argument("The reason.") var reason: String?
  func run(in context: Diary) throws {}
}

struct Echo: Command {
  static let name = "echo"
  static let summary = "Say words again."
  static let examples = ["demo echo open -- --hello"]
  @Argument("How.") var rights: Rights
  @Argument("What to say.") var words: [String]
  func run(in context: Diary) throws {}
}

struct Internal: Command {
  static let name = "__internal"
  static let summary = "Not for people."
  static let examples = ["demo __internal"]
  static let isHidden = true
  func run(in context: Diary) throws {}
}

/// Reads words, separated by spaces, into the command that they name.
func read<C: Command<Diary>>(_ words: String, as type: C.Type) throws -> C {
  try read(words.split(separator: " ").map(String.init), as: type)
}

func read<C: Command<Diary>>(_ words: [String], as type: C.Type) throws -> C {
  guard case .run(let command, _) = try tool.parse(words), let found = command as? C else {
    throw Unexpected(words: words)
  }
  return found
}

/// The text of the help that the words ask for.
func help(_ words: String) throws -> String {
  let words = words.split(separator: " ").map(String.init)
  guard case .help(let text) = try tool.parse(words) else { throw Unexpected(words: words) }
  return text
}

/// The error in the words.
func usageError(_ words: String, in tool: CommandLineTool<Diary> = tool) throws -> UsageError {
  let words = words.split(separator: " ").map(String.init)
  do {
    _ = try tool.parse(words)
  } catch let error as UsageError {
    return error
  }
  throw Unexpected(words: words)
}

struct Unexpected: Error { let words: [String] }
