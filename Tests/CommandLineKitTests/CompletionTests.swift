import CommandLineKit
import Foundation
import Testing

@Suite("completion") struct CompletionTests {
  @Test(
    "offers what can stand there",
    arguments: [
      ("", "company convention echo help"), ("co", "company convention"),
      ("company ", "init list"), ("company l", "list"), ("--db x company l", "list"),
      ("company list --l", "--limit"),
      ("company list --", "--json --quiet --db --limit --rights --help"),
      ("company list --rights ", "open restricted"),
      ("company list --rights=r", "--rights=restricted"),
      ("company list --limit 1 --l", ""), ("company init --payer a --pa", "--payer"),
      ("company init --no", "--no-can-sign"), ("echo ", "open restricted"),
      ("echo -- r", "restricted"),
      ("echo -- --", ""), ("help com", "company"), ("help company ", "init list"),
      ("help e", "echo exit-status"),
      ("company bogus x", ""), ("company list --limit ", ""),
    ])
  func offers(words: String, values: String) {
    let words = words.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    #expect(tool.completions(for: words).map(\.value).joined(separator: " ") == values)
  }

  @Test("is asked for by the scripts with their words") func protocolOfScripts() throws {
    #expect(try help("__complete -- company l") == "list\tList the companies.\n")
  }

  @Test("scripts are accepted by their shells", arguments: Shell.allCases)
  func syntax(shell: Shell) throws {
    let script = tool.completion(shell: shell)
    #expect(script.contains("__complete --"))
    let result = try shellRun(shell.rawValue, ["-n"], input: script)
    #expect(result.status == 0, "\(result.output)")
  }

  @Test("in bash gives the shell its replies") func bash() throws {
    let script =
      tool.completion(shell: .bash) + """
        demo() { printf '%s\\n' "a b\tnote" "*\tnote"; printf ' %s' "$@"; }
        COMP_WORDS=(demo company --rights = re) COMP_CWORD=4
        _demo
        printf '%s|' "${COMPREPLY[@]}"
        """
    let result = try shellRun("bash", [], input: script)
    #expect(result.output == "a b|*| __complete -- company --rights re|")
  }
}

/// Runs a program on some input. `scripts/test` installs those that are asked for: what is not there
/// proves nothing, and is a failure.
func shellRun(_ program: String, _ arguments: [String], input: String) throws -> (
  status: Int32, output: String
) {
  let path = try #require(
    ["/usr/bin/", "/bin/"].map { $0 + program }.first(where: FileManager.default.isExecutableFile),
    "\(program) is not installed")
  let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try Data(input.utf8).write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  let process = Process()
  process.executableURL = URL(filePath: path)
  process.arguments = arguments + [file.path]
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}
