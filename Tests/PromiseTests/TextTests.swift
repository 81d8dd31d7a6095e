import Foundation
import Stage
import Testing

/// Text that would command a terminal, mislead a reader or fill a disk, through every option that
/// takes words.
@Suite struct TextTests {
  /// What nobody types by himself.
  enum Hostile: String, CaseIterable {
    case escape = "\u{1B}[31mrouge\u{1B}[0m"
    case clipboard = "\u{1B}]52;c;cm0gLXJmIC8=\u{07}"
    case eightBit = "\u{9B}2J"
    case carriageReturn = "payé\rnon"
    case lineFeed = "Bcc: x@x.example\nSujet"
    case rightToLeft = "\u{202E}gnp.exe"
    case isolate = "a\u{2066}b\u{2069}"
    case invisible = "a\u{200B}b"
    case tag = "a\u{E0041}b"
    case separator = "a\u{2028}b"
    case delete = "a\u{7F}b"

    /// None of these may reach a stream, a letter or a page as it is.
    static let never = Set(
      "\u{1B}\u{07}\u{9B}\r\u{202E}\u{2066}\u{200B}\u{E0041}\u{2028}\u{7F}".unicodeScalars)
  }

  /// Commands with a place for the text; all else in them is right.
  static let places: [(words: [String], isLong: Bool)] = [
    (["account", "create", "h@x.example", "--given-name", "#", "--family-name", "B"], false),
    (["account", "create", "h@x.example", "--given-name", "A", "--family-name", "#"], false),
    (["account", "create", "#", "--given-name", "A", "--family-name", "B"], false),
    (provider("--name"), false), (provider("--street"), false), (provider("--city"), false),
    (provider("--email"), false), (provider("--postal-code"), false), (provider("--siret"), false),
    (provider("--payment-terms"), true), (provider("--early-end-terms"), true),
    (training("--title"), false), (training("--objective"), true), (training("--programme"), true),
    (training("--means"), true), (training("--follow-up"), true), (training("--assessment"), true),
    (training("--prerequisites"), true), (training("--trainers"), true),
    (["training", "search", "#"], false),
    (
      [
        "session", "add", "H", "--training", "T", "--starts", "2027-04-01T09:00", "--ends",
        "2027-04-02T17:30", "--seats", "1", "--place", "#",
      ], false
    ),
    (
      [
        "establishment", "add", "--company", Scratch.company, "--siret", "37962734200023", "--name",
        "#", "--street", "1 rue A", "--postal-code", "69003", "--city", "Lyon",
      ], false
    ),
    (
      [
        "interlocutor", "add", "--company", Scratch.company, "--email", "h@x.example",
        "--given-name", "A", "--family-name", "B", "--can-sign", "--mobile", "#",
      ], false
    ),
    (Scratch.registration(of: "# Petit <h@x.example>"), false),
    (Scratch.registration(of: "#"), false),
    (["convention", "cancel", "C-000001", "--reason", "#"], true),
    (["registration", "cancel", "R-000001", "--reason", "#"], true),
    (["settings", "set", "support_hours", "#"], false), (["#"], false), (["company", "#"], false),
    (["company", "list", "--#"], false), (["convention", "show", "#"], false),
    (["signature", "open", "#"], false), (["invitation", "accept", "#"], false),
    (["company", "show", "#"], false), (["--db", "#", "company", "list"], false),
  ]

  @Test(arguments: Hostile.allCases)
  func `no stream, letter or stored text ever holds it as it is`(_ hostile: Hostile) throws {
    let scratch = try Scratch.furnished()
    try scratch.done(Scratch.launch(try scratch.convention()))
    for (words, isLong) in Self.places {
      for json in [[], ["--json"]] {
        let ending = try scratch(
          words.map { $0.replacingOccurrences(of: "#", with: hostile.rawValue) } + json)
        // A long text may have lines; a search for anything finds nothing.
        let mayPass = isLong && hostile == .lineFeed || words.starts(with: ["training", "search"])
        #expect(
          [1, 64, 65, 66].contains(ending.status) || mayPass && ending.status == 0,
          "\(words): \(ending.status)")
        try expectNone(of: ending.output + ending.errors, "\(words)")
      }
    }
    let outbox = try scratch.done("outbox", "list", "--json").output
    let journal = try scratch.done("audit", "list", "--json").output
    try expectNone(of: outbox + journal + (try scratch.dump()), "kept")
    #expect(try scratch.faults() == "")
  }

  @Test func `a megabyte of text is refused in a few lines`() throws {
    let scratch = try Scratch.furnished()
    // One argument can have 128 KiB in Linux.
    let long = String(repeating: "é", count: 60_000)
    for (words, _) in Self.places {
      let ending = try scratch(words.map { $0.replacingOccurrences(of: "#", with: long) })
      let isSearch = words.starts(with: ["training", "search"])
      #expect(isSearch || [1, 64, 65, 66].contains(ending.status), "\(words): \(ending.status)")
      #expect(ending.output.isEmpty && ending.errors.utf8.count < 2_000, "\(words)")
    }
    let piped = try scratch("signature", "open", "-", input: String(repeating: "x", count: 1 << 20))
    #expect(piped.status == 1 && piped.errors.utf8.count < 2_000)
  }

  @Test(arguments: [
    "-x", "--", "--json", "-", "=1+1", "'; DROP TABLE account; --", "%n%s", "$(id)",
  ])
  func `text that looks like an option, a formula or a statement is text`(text: String) throws {
    let scratch = try Scratch.furnished()
    // After = a value may begin with a hyphen.
    try scratch.done("training", "update", "T", "--programme=\(text)")
    #expect(try scratch.done("training", "show", "T", "--json").field("programme") == text)
    #expect(try scratch.faults() == "")
  }

  private func expectNone(of text: String, _ place: String) throws {
    let found = text.unicodeScalars.filter { Hostile.never.contains($0) }
    #expect(found.isEmpty, "\(place): \(found.map { String($0.value, radix: 16) })")
  }

  private static func provider(_ option: String) -> [String] {
    filled(
      ["provider", "add", "H"],
      [
        "--name": "H", "--siret": "73282932000074", "--activity-number": "11922644692",
        "--street": "1 rue A", "--postal-code": "75002", "--city": "Paris",
        "--email": "h@x.example", "--vat": "exempt",
      ], option)
  }

  private static func training(_ option: String) -> [String] {
    filled(
      ["training", "add", "H", "--provider", "IRF"],
      [
        "--title": "H", "--modality": "elearning", "--profession": "both", "--duration": "7h",
        "--price": "1", "--objective": "O", "--programme": "P",
      ], option)
  }

  private static func filled(
    _ verb: [String], _ options: [String: String], _ option: String
  ) -> [String] {
    let all = options.merging([option: "#"]) { _, hostile in hostile }
    return verb + all.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
  }
}
