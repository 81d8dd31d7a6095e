import CommandLineKit
import Foundation
import JiniusCore
import Testing

@testable import JiniusCommands

/// What is suggested is a command that can be typed, but for its placeholders.
@Suite("hints") struct HintTests {
  @Test(
    "issue 9, 3.4: every command in the words of the program parses, up to its placeholders",
    arguments: Recording.files(in: "Sources", ending: ".swift"))
  func literals(path: String) throws {
    // Those of the gate are for its narrower tool.
    if path.hasSuffix("GateList.swift") { return }
    let literals = SwiftLiterals(of: try Recording.text(path))
    for text in literals.texts {
      for hint in Hint.all(in: text) { #expect(hint.fault == nil, "\(path)") }
    }
    for text in literals.helps {
      for hint in Hint.all(in: text) { #expect(hint.namesACommand, "\(path): \(hint)") }
    }
  }

  @Test(
    "issue 9, 3.4: every command that is suggested in a session or on a page parses",
    arguments: ["README.md"]
      + Recording.files(in: "Tests/JiniusCommandsTests/Sessions", ending: ".session")
      + Recording.files(in: "docs", ending: ".md"))
  func recorded(path: String) throws {
    for line in try Recording.text(path).split(separator: "\n") {
      let isSuggestion = ["hint: ", "next: ", "to see it: ", "to set it up: "]
        .contains { line.contains($0) }
      if !isSuggestion || line.hasPrefix("$") || line.contains("usage: ") { continue }
      let isCorrection = line.contains("did you mean")
      for hint in Hint.all(in: String(line)) {
        #expect(isCorrection ? hint.namesACommand : hint.fault == nil, "\(path): \(line)")
      }
    }
  }

  @Test("issue 9, 3.4: what does not parse is told, so that the test is not empty")
  func meaningful() throws {
    let faults = [
      "next: jinius provider add", "next: jinius interlocutor add --company …",
      "a new one is sent by jinius convention sign", "jinius convntion list",
      "jinius registration create --given-name … makes one",
    ]
    for text in faults {
      let hints = Hint.all(in: text)
      #expect(!hints.isEmpty && hints.allSatisfy { $0.fault != nil }, "\(text)")
    }
    let sound = [
      "jinius session list shows the others", "jinius provider add --help",
      "then: jinius signature code LINK; the limit is jinius settings show codes_per_day",
      "jinius convention sign ⟦number⟧ --signatory …, or (jinius outbox list)",
      "jinius ⟦noun.rawValue⟧ list",
    ]
    for text in sound {
      let hints = Hint.all(in: text)
      #expect(!hints.isEmpty && hints.allSatisfy { $0.fault == nil }, "\(text)")
    }
  }

  @Test("issue 9, 3.4: help, manual and reference speak no numbers of requirements")
  func requirements() throws {
    var texts = [try Words.run(["man"]).output, try Words.run(["__reference"]).output]
    for page in Leaf.pages { texts.append(try Words.run(["help"] + page).output) }
    for text in texts { #expect(!text.contains(/\bS[0-9]{1,2}\b/)) }
    for setting in Setting.allCases { #expect(!setting.help.contains(/\bS[0-9]{1,2}\b/)) }
  }
}

/// A command in a sentence.
struct Hint: CustomTestStringConvertible {
  let words: [String]
  var testDescription: String { (["jinius"] + words).joined(separator: " ") }

  /// The commands of a text: from the program's name to where the sentence goes on.
  static func all(in text: String) -> [Hint] {
    let text = text.replacingOccurrences(of: "\\\n", with: " ")
    return text.matches(of: /(^|[^\w\/.=\-])jinius (?=[a-z⟦_])/).flatMap {
      variants(of: String(text[$0.range.upperBound...]))
    }
  }

  /// What an interpolation of several words, or of one of several, stands for.
  private static let expressions: [String: [String]] = [
    "words(space)": ["--company 379627342", "--individual marc@example.fr"],
    "words(place.space)": ["--company 379627342", "--individual marc@example.fr"],
    "at(establishment)": [""], "at(place.establishment)": ["", " --establishment 37962734200015"],
    "place.isThere ? … : …": ["update", "add"],
    "noun.rawValue": ["provider", "training"],
    "noun": ["training"],
    "option": ["objective", "trainers"],
    "$0.isAllowed ? … : …": ["allow", "deny"],
    "version": ["--version"],
  ]

  /// What may follow the name where it is no command: "not a jinius database".
  private static let prose: Set = ["database", "made", "recorded", ""]

  private static func variants(of tail: String) -> [Hint] {
    var tails = [tail]
    for (expression, values) in expressions {
      tails = tails.flatMap { tail in
        tail.contains("⟦\(expression)⟧")
          ? values.map { tail.replacingOccurrences(of: "⟦\(expression)⟧", with: $0) } : [tail]
      }
    }
    return tails.map { Hint(words: cut($0)) }
      .filter { !prose.contains($0.words.first ?? "") && $0.words != ["--version"] }
  }

  /// The words before the sentence goes on.
  private static func cut(_ tail: String) -> [String] {
    var words: [String] = []
    var word = ""
    var quote: Character?
    var depth = 0
    func isEnd(_ word: String) -> Bool { ["|", ">", "<", "&&", "—", "→"].contains(word) }
    for character in tail {
      if let open = quote {
        if character == open { quote = nil } else { word.append(character) }
      } else if "\"'".contains(character) {
        // Behind a word it closes what stands before the program's name.
        if !word.isEmpty { break }
        quote = character
      } else if character == "⟦" || character == "⟧" {
        depth += character == "⟦" ? 1 : -1
        if character == "⟦" { word += "…" }
      } else if depth > 0 {
        continue
      } else if character == " " {
        if let last = word.last, ",;:.)".contains(last) {
          word.removeLast()
          break
        }
        if isEnd(word) { return words }
        if !word.isEmpty { words.append(word) }
        word = ""
      } else if "\n()`»\t".contains(character) {
        break
      } else {
        word.append(character)
      }
    }
    while let last = word.last, ",;:.?".contains(last) { word.removeLast() }
    return word.isEmpty || isEnd(word) ? words : words + [word]
  }

  /// Why it cannot be typed; nil where it can. Behind it the sentence may go on, without a word that
  /// belongs to a command.
  var fault: String? {
    var reason: String?
    for count in stride(from: words.count, through: 1, by: -1) {
      let behind = words.dropFirst(count)
      if behind.contains(where: { $0.hasPrefix("-") || Self.isPlaceholder($0) }) { break }
      guard let fault = Self.fault(of: Array(words.prefix(count))) else { return nil }
      reason = reason ?? fault
    }
    return "\(testDescription): \(reason ?? "no word")"
  }

  /// Whether a noun and a verb of the tree are named, whatever follows.
  var namesACommand: Bool {
    let names = Set(Leaf.all.map { $0.path.joined(separator: " ") })
    return words.first == "help"
      || (1...2).contains { names.contains(words.prefix($0).joined(separator: " ")) }
  }

  private static func isPlaceholder(_ word: String) -> Bool {
    word.contains("…") || word.contains("|")
      || word.count > 1 && word.allSatisfy { $0.isUppercase || $0 == "-" }
  }

  private static func fault(of words: [String]) -> String? {
    var words = words
    for _ in 0...words.count {
      do {
        guard case .run(_, let path) = try Tool.tool.parse(words, globals: CommonOptions()) else {
          return words.contains("--help") || words.first == "help" ? nil : "no command"
        }
        return path.isEmpty ? "no command" : nil
      } catch let error as ValueError {
        return isPlaceholder(error.value) ? nil : "\(error.parameter) \(error.value)"
      } catch let error as UsageError {
        guard let (title, word, value) = substitute(error), isPlaceholder(word),
          let place = words.firstIndex(of: title).map({ $0 + 1 }) ?? words.firstIndex(of: word)
        else { return error.message }
        words[place] = value
      } catch { return "\(error)" }
    }
    return "placeholders without end"
  }

  /// What could stand where a placeholder does.
  private static func substitute(
    _ error: UsageError
  ) -> (title: String, word: String, value: String)? {
    switch error.problem {
    case .notAChoice(let title, let word, let choices, _):
      choices.first.map { (title, word, String($0.prefix { $0 != " " })) }
    case .malformed(let title, let word, _): (title, word, "1")
    default: nil
    }
  }
}
