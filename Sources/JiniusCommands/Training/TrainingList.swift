internal import CommandLineKit
internal import JiniusCore

struct TrainingList: GuardedCommand {
  static let name = "list"
  static let summary = "List the trainings."
  static let permission = Permission.account
  static let examples = ["jinius training list"]

  @Option("Of one training body only, by its code.") var provider: Code?
  @Group var options: ListOptions

  func run(in console: Console) throws {
    let registry = try console.registry()
    try console.list(limit: options.limit?.value) {
      try registry.trainingPage(after: $0, words: "", provider: provider, limit: $1)
    }
  }
}
