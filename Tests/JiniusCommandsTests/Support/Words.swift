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

  static func run(
    _ words: [String], database: String = "/nonexistent/jinius.db",
    environment: [String: String] = [:], line: [UInt8] = [], input: String = ""
  ) throws -> Answer {
    let output = Output.memory()
    let errors = Output.memory()
    let world = World(
      output: output, errors: errors,
      environment: ["JINIUS_DB": database].merging(environment) { _, given in given }, userID: 1000,
      clock: { Instant(seconds: 1_795_165_200) }, readInput: { Array(input.utf8.prefix($0)) },
      remoteLine: line)
    let status = Tool.run(words, in: world)
    return Answer(output: output.text, errors: errors.text, status: status)
  }
}
