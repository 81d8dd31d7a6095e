import ChildProcess
import CommandLineKit
import Foundation
import JiniusCommands
import JiniusCore

/// Plays shell lines in an empty folder of its own: `jinius` in this process, everything else by
/// bash. What differs from one run to the next is replaced: links, codes, digests, sizes.
final class Session {
  /// What a line answers.
  struct Answer {
    var output = ""
    var errors = ""
    var status: Int32 = 0
  }

  let folder: URL
  private var variables: [String: String] = [:]
  private var exported: [String: String]
  private var now: Instant

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("jinius-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    exported = ["HOME": folder.path]
    now = try Instant("2026-11-20T09:00:00Z")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func setClock(_ instant: String) throws { now = try Instant(instant) }

  /// Plays a line, and answers with what a reader may rely on.
  func play(_ line: String) throws -> Answer {
    var answer = try perform(line)
    answer.output = normalised(answer.output)
    answer.errors = normalised(answer.errors)
    return answer
  }

  /// Plays a line, and answers with what it really says.
  func perform(_ line: String) throws -> Answer {
    if line.hasPrefix("export ") || line.hasPrefix("unset ") { return export(line) }
    let shell = ShellLine(line, variables: variables)
    guard shell.calls.contains(where: { $0.words.first == "jinius" }) else {
      return try bash(line, input: []).answer
    }
    var input: [UInt8] = []
    var answer = Answer()
    for (index, call) in shell.calls.enumerated() {
      let isShown = index == shell.calls.count - 1 && shell.captures == nil
      let (step, bytes) =
        call.words.first == "jinius"
        ? jinius(call, input: call.input.map { Array(($0 + "\n").utf8) } ?? input, isShown: isShown)
        : try bash(call.source, input: input)
      input = bytes
      // As with `set -o pipefail`: no failure hides behind a pipe.
      answer = Answer(
        output: step.output, errors: answer.errors + step.errors,
        status: step.status == 0 ? answer.status : step.status)
    }
    if let name = shell.captures {
      variables[name] = answer.output.trimmingCharacters(in: .newlines)
      answer.output = ""
    }
    return answer
  }

  private func export(_ line: String) -> Answer {
    for word in ShellLine.words(line, variables).dropFirst() {
      let name = String(word.prefix { $0 != "=" })
      exported[name] =
        line.hasPrefix("export ") ? String(word.dropFirst(name.count + 1)) : nil
    }
    return Answer()
  }

  /// Runs the tool on words; nothing is a terminal but what is shown.
  private func jinius(
    _ call: ShellLine.Call, input: [UInt8], isShown: Bool
  ) -> (answer: Answer, bytes: [UInt8]) {
    let output = Output.memory(asTerminal: isShown)
    let errors = Output.memory()
    var environment = exported
    for (name, value) in call.assignments { environment[name] = value }
    for name in ["JINIUS_DB", "XDG_DATA_HOME"] {
      environment[name] = environment[name].map(absolute)
    }
    let world = World(
      output: output, errors: errors, environment: environment, userID: 1000,
      clock: { [now] in now }, readInput: { Array(input.prefix($0)) })
    let status = Tool.run(rebased(Array(call.words.dropFirst())), in: world)
    return (
      Answer(output: output.text, errors: errors.text, status: status.rawValue), output.bytes
    )
  }

  private func bash(
    _ line: String, input: [UInt8]
  ) throws -> (answer: Answer, bytes: [UInt8]) {
    var environment = exported.merging(variables) { $1 }
    environment["PATH"] = "/usr/local/bin:/usr/bin:/bin"
    environment["LC_ALL"] = "C.UTF-8"
    let result = try ChildProcess.run(
      "/bin/bash", ["-o", "pipefail", "-c", "cd '\(folder.path)' && " + line],
      environment: .only(environment),
      input: input, limit: 60)
    guard case .exited(let status) = result.status else { return (Answer(status: 128), []) }
    return (
      Answer(
        output: String(decoding: result.output, as: UTF8.self),
        errors: String(decoding: result.errors, as: UTF8.self), status: status), result.output
    )
  }

  // MARK: Paths

  /// Words with the paths of files in this session's folder: no test changes the working directory
  /// of the process.
  private func rebased(_ words: [String]) -> [String] {
    // `seal create` has a --key that is no file.
    let ofImport = ["--certificate", "--key", "--chain", "--pkcs12"]
    let options =
      [
        "--db", "--output", "-o", "--signed-file", "--trust", "--certificates", "verify", "backup",
        "restore",
      ]
      + (words.contains("import") ? ofImport : [])
    var isPath = false
    return words.map { word in
      defer { isPath = options.contains(word) }
      if isPath && !word.hasPrefix("-") && !word.isEmpty { return absolute(word) }
      for option in ["--db=", "--output="] where word.hasPrefix(option) {
        return option + absolute(String(word.dropFirst(option.count)))
      }
      return word
    }
  }

  private func absolute(_ path: String) -> String {
    path.isEmpty || path.hasPrefix("/") ? path : folder.path + "/" + path
  }

  // MARK: What differs from run to run

  private func normalised(_ text: String) -> String {
    var text = text.replacingOccurrences(of: folder.path + "/", with: "")
    text = text.replacingOccurrences(of: folder.path, with: ".")
    for (pattern, placeholder) in Self.placeholders {
      text = text.replacingOccurrences(
        of: pattern, with: placeholder, options: .regularExpression)
    }
    return text
  }

  private static let placeholders = [
    (#"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])"#, "[TOKEN]"),
    (#"\b[0-9]{6}(?= est votre code)"#, "[CODE]"),
    (#"\b[0-9a-f]{64}\b"#, "[HASH]"),
    (#"\b[0-9]+(?= bytes in | premiers octets| MB\b)"#, "[SIZE]"),
    (#"SQLite [0-9.]+[0-9]"#, "SQLite [VERSION]"),
  ]
}
