import CommandLineKit
import JiniusCommands
import JiniusCore

/// Runs words of a command line in this process.
enum Words {
  struct Answer: Equatable {
    let output: String
    let errors: String
    let status: JiniusCommands.ExitStatus
  }

  static func run(_ words: [String], database: String = "/nonexistent/jinius.db") throws -> Answer {
    let output = Output.memory()
    let errors = Output.memory()
    let world = World(
      output: output, errors: errors, environment: ["JINIUS_DB": database], userID: 1000,
      clock: { Instant(seconds: 1_795_165_200) }, readInput: { _ in [] })
    let status = Tool.run(words, in: world)
    return Answer(output: output.text, errors: errors.text, status: status)
  }
}
