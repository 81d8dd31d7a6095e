import Testing

/// A file that shows commands and what they answer, between prose: a `.session`, or a Markdown page
/// whose ```` ```console ```` blocks are played as one session.
///
///     # prose
///     $ jinius company list
///     ! error: no database at jinius.db        standard error
///     ? 66                                     a status other than 0, typed by hand
///     @ clock 2027-01-19T09:00:00Z             what the system's clock says from here on
///     @ after catalogue                        begins where another session ended
///
/// On a page both streams are shown as a terminal shows them, and a command that is to fail ends with
/// a comment: `# exits 66`. Recording rewrites answers, never a status: what a command comes to is
/// typed by whoever writes the file.
struct Transcript {
  enum Part: Equatable {
    case prose(String)
    case clock(String)
    case after(String)
    /// The lines of a command as they are typed, and those of the answer.
    case step(typed: [String], answer: [String])
  }

  /// How the file marks what is what.
  enum Form { case session, page }

  let form: Form
  private(set) var parts: [Part] = []

  init(_ text: String, form: Form) {
    self.form = form
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    if lines.last == "" { lines.removeLast() }
    var isInBlock = form == .session
    while let line = lines.popFirst() {
      if form == .page && line.hasPrefix("```") { isInBlock = line == "```console" }
      if isInBlock && line.hasPrefix("$ ") {
        parts += Self.step(line, &lines)
      } else if form == .session && line.hasPrefix("@ clock ") {
        parts.append(.clock(String(line.dropFirst(8))))
      } else if form == .session && line.hasPrefix("@ after ") {
        parts.append(.after(String(line.dropFirst(8))))
      } else {
        parts.append(.prose(line))
      }
    }
  }

  /// A command with its answer, and the empty lines behind it.
  private static func step(_ line: String, _ lines: inout ArraySlice<String>) -> [Part] {
    var typed = [line]
    while typed.last?.hasSuffix("\\") == true, let next = lines.popFirst() { typed.append(next) }
    let beginnings = ["$ ", "# ", "@ ", "```"]
    let end = lines.firstIndex { line in
      line == "#" || beginnings.contains { line.hasPrefix($0) }
    }
    let answer = lines[..<(end ?? lines.endIndex)]
    lines = lines[(end ?? lines.endIndex)...]
    let last = answer.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? answer.startIndex
    let gap = last == answer.endIndex ? [] : [Part.prose("")]
    return [.step(typed: typed, answer: Array(answer[..<last]))] + gap
  }

  /// The file with the answers that the session gives.
  func played(by session: Session) throws -> String {
    let lines = try parts.flatMap { part -> [String] in
      switch part {
      case .prose(let line): return [line]
      case .clock(let instant):
        try session.setClock(instant)
        return ["@ clock " + instant]
      case .after(let name):
        let path = "Tests/JiniusCommandsTests/Sessions/\(name).session"
        _ = try Transcript(try Recording.text(path), form: .session).played(by: session)
        return ["@ after " + name]
      case .step(let typed, let answer):
        let expected = Self.status(typed, answer)
        let actual = try session.play(Self.command(typed))
        if actual.status != expected {
          Issue.record(
            "\(typed.joined(separator: "\n")): ends with \(actual.status), not \(expected)\n\(actual.errors)"
          )
        }
        return typed + self.answer(actual, status: expected)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The status that the file says: `? 66` below the answer, or `# exits 66` behind the command.
  private static func status(_ typed: [String], _ answer: [String]) -> Int32 {
    let marked = answer.last?.wholeMatch(of: /\? ([0-9]+)/) ?? typed.last?.firstMatch(of: exit)
    return marked.flatMap { Int32($0.1) } ?? 0
  }

  /// What a page says behind a command that is to fail.
  private static var exit: Regex<(Substring, Substring)> { /\s+# exits ([0-9]+)$/ }

  /// The shell line behind the lines that were typed.
  static func command(_ typed: [String]) -> String {
    typed.enumerated().map { index, line in
      let text = index == 0 ? String(line.dropFirst(2)) : line
      return index == typed.count - 1 ? text : String(text.dropLast())
    }.joined().replacing(exit, with: "")
  }

  private func answer(_ answer: Session.Answer, status: Int32) -> [String] {
    let output = Self.lines(answer.output)
    let errors = Self.lines(answer.errors)
    if form == .page { return output + errors }
    let status = status == 0 ? [] : ["? \(status)"]
    return output.map { Self.isMarked($0) ? "\\" + $0 : $0 } + errors.map { "! " + $0 } + status
  }

  private static func isMarked(_ line: String) -> Bool {
    line.hasPrefix("#") || line.hasPrefix("\\")
      || ["$ ", "@ ", "! ", "? ", "```"].contains { line.hasPrefix($0) }
  }

  private static func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last == "" { lines.removeLast() }
    return lines
  }
}
