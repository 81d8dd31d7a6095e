import Foundation
import JiniusCore
import Testing

@testable import CommandLineKit
@testable import JiniusCommands

/// What is typed wrongly: status 65, the option, the value, what is expected; nothing written.
@Suite("bad input") struct BadInputTests {
  @Test(
    "a value that is none is refused by its option, and changes nothing", arguments: BadValue.all)
  func refused(value: BadValue) throws {
    let sandbox = try Sandbox()
    let answer = try sandbox.run(value.words)
    #expect(answer.status == .badData)
    #expect(answer.output == "")
    #expect(answer.errors.hasPrefix("error: \(value.parameter)"))
    if !value.value.isEmpty { #expect(answer.errors.contains("“\(value.value)”: expected ")) }
    let json = try sandbox.run(value.words + ["--json"])
    #expect(json.errors.hasPrefix(#"{"error":{"code":"\#(value.code)","#))
    #expect(try sandbox.isUntouched)
  }

  @Test(
    "control characters are refused in every text that is kept, and never shown raw",
    arguments: TextParameter.all,
    ["a\u{1B}[31mb", "a\u{9B}b", "a\u{202E}b"])
  func control(parameter: TextParameter, text: String) throws {
    let sandbox = try Sandbox()
    for json in [[], ["--json"]] {
      let answer = try sandbox.run(parameter.words(with: text) + json)
      let shown = (answer.output + answer.errors).unicodeScalars.filter { $0 != "\n" }
      #expect(!shown.contains { $0.properties.generalCategory == .control })
      if parameter.isKept {
        #expect([.badData, .usage].contains(answer.status), "\(answer)")
        #expect(answer.errors.contains(parameter.title))
      }
    }
    #expect(try sandbox.isUntouched)
  }

  @Test(
    "issue 8, 4.4: whatever names somebody in a letter is under the one rule",
    arguments: TextParameter.names)
  func names(parameter: TextParameter) throws {
    let sandbox = try Sandbox()
    // Brackets are in no person's name.
    let spelled = ["evil.example", "evil .com", "evil DOT COM"]
    let other = ["--given-name": "--family-name", "--family-name": "--given-name"][parameter.title]
    let texts =
      parameter.title == "--participant"
      ? spelled.map { "Ana \($0) <a@x.fr>" }
      : other == nil ? spelled + ["evil[.]example", "evil (dot) com"] : spelled
    for text in texts {
      var words = parameter.words(with: text)
      if let other, !words.contains(other) { words += [other, "Ana"] }
      // Either says who is meant.
      if words.contains("--participant"), let place = words.firstIndex(of: "--email") {
        words.removeSubrange(place...place + 1)
      }
      let answer = try sandbox.run(words)
      #expect(answer.status == .badData, "\(answer)")
      #expect(answer.errors.contains("without a web or e-mail address"), "\(answer)")
    }
    #expect(try sandbox.isUntouched)
  }
}

/// A value of an option or argument that is none.
struct BadValue: Sendable, CustomTestStringConvertible {
  let line: String
  let parameter: String
  let value: String
  let code: String
  var words: [String] { ShellLine.words(line, ["VALUE": value]) }
  var testDescription: String { "\(parameter) \(value)" }

  static let all =
    many(
      "establishment add \"$VALUE\"", "SIRET", "invalid_siret",
      [
        "73282932000075", "7328293200007", "732829320000741", "732829320", "7328293200007O",
        "٧٣٢٨٢٩٣٢٠٠٠٠٧٤", "00000000000000", "35600000009076", "35600000000049", "",
      ])
    + many(
      "company show \"$VALUE\"", "SIREN", "invalid_siren",
      ["000000000", "732829321", "73282932", "7328293200", "siren", ""])
    + many(
      "individual init --account a@example.fr --mobile \"$VALUE\"", "--mobile", "invalid_mobile",
      [
        "0612345678", "06 12 34 56 78", "0033612345678", "+33 1 42 68 53 00", "+33 700 00 00 00",
        "+33 690 12 34 56", "+33 6 12 34 56 7", "+33 6 12 34 56 789", "+590 612 34 56 78",
        "+262 262 12 34 56", "+", "+33", "+0612345678", "six", "",
      ])
    + many(
      "account show \"$VALUE\"", "EMAIL", "invalid_email",
      [
        "claire", "claire@", "@martin.fr", "claire@@martin.fr", "claire@martin",
        "claire martin@example.fr", "clairé@example.fr", "claire..m@example.fr",
        "claire@-example.fr", ".claire@example.fr", "",
      ])
    + many(
      "session add S --training T --starts \"$VALUE\" --ends 2030-01-01T00:00 --place P --seats 1",
      "--starts", "invalid_date_time",
      [
        "2027-02-29T09:00", "2027-13-01T09:00", "2027-03-08", "2027-03-08T24:00",
        "2027-03-08T09:60",
        "2027-03-08 09:00", "2027-03-08T09:00Z", "2027-03-28T02:30", "08/03/2027", "tomorrow", "",
      ])
    + many(
      "training update T --price=\"$VALUE\"", "--price", "invalid_amount",
      ["900.001", "900 €", "9e2", "1 000", "-1x", "99999999999", ".5", "free", ""])
    + many(
      "training update T --duration \"$VALUE\"", "--duration", "invalid_duration",
      ["14", "14 hours", "0h", "1h60", "1h5", "99999h", "h", ""])
    + many(
      "session add S --training T --starts 2027-01-01T00:00 --ends 2030-01-01T00:00 --place P "
        + "--seats=\"$VALUE\"", "--seats", "invalid_number", ["0", "-0", "1000001"])

  private static func many(
    _ line: String, _ parameter: String, _ code: String, _ values: [String]
  ) -> [BadValue] {
    values.map { BadValue(line: line, parameter: parameter, value: $0, code: code) }
  }
}

/// A parameter that takes a value, with a line that is right but for it.
struct TextParameter: Sendable, CustomTestStringConvertible {
  let path: [String]
  let title: String
  /// Whether the value is kept, rather than looked up or taken for a path or a secret.
  let isKept: Bool
  private let example: [String]
  private let position: Int?
  var testDescription: String { (path + [title]).joined(separator: " ") }

  /// The example's words, with the text in the parameter's place.
  func words(with text: String) -> [String] {
    if title.hasPrefix("--") {
      guard let index = example.firstIndex(of: title) else { return example + [title, text] }
      return Array(example[...index]) + [text] + example[(index + 2)...]
    }
    guard let position else { return example }
    return Array(example[..<position]) + [text] + example[(position + 1)...]
  }

  /// Those that say what somebody is called in letters: firms, establishments, training bodies,
  /// platforms, people.
  static let names = all.filter {
    ["--name", "--given-name", "--family-name", "--participant", "--platform"].contains($0.title)
      && $0.path.first != "seal" && !["list", "explain", "remove"].contains($0.path.last)
      || $0.path.first == "platform" && $0.title == "PLATFORM"
  }

  static let all: [TextParameter] = Leaf.all.flatMap { leaf -> [TextParameter] in
    guard case .command(let type) = Tool.tool.node(at: leaf.path) else { return [] }
    let example = shellCalls(of: "jinius", in: type.examples[0])[0]
    let parameters = Tool.tool.parameters(of: type).filter { $0.type != nil }
    return parameters.map { parameter in
      let arguments = parameters.filter { $0.kind == .argument }
      let index = arguments.firstIndex { $0.title == parameter.title }
      return TextParameter(
        path: leaf.path, title: parameter.title, isKept: parameter.type != String.self,
        example: example, position: index.map { leaf.path.count + $0 })
    }
  }
}
