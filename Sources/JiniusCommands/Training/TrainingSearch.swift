internal import CommandLineKit
internal import JiniusCore

struct TrainingSearch: GuardedCommand {
  static let name = "search"
  static let summary = "Find trainings by words of their code, title, objective or programme."
  static let permission = Permission.account
  static let discussion = "All of the words must be there; case and accents do not matter."
  static let examples = ["jinius training search \"risque anomalies\""]

  @Argument("The words.") var words: [String]
  @Option("Of one training body only, by its code.") var provider: Code?
  @Group var options: ListOptions

  func run(in console: Console) throws {
    let registry = try console.registry()
    let text = words.joined(separator: " ")
    try console.list(limit: options.limit?.value) {
      try registry.trainingPage(after: $0, words: text, provider: provider, limit: $1)
    }
  }
}
