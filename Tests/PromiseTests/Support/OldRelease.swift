import Foundation
import Stage
import Testing

/// A database that an old release made: `Fixtures/version-…/make.sh` tells what is in it.
enum OldDatabase: String, CaseIterable, Sendable {
  case sandbox = "version-1/sandbox"
  case real = "version-1/real"
  case sealedSandbox = "version-2/sandbox"
  case sealedReal = "version-2/real"
  case boundSandbox = "version-3/sandbox"
  case boundReal = "version-3/real"
  /// Of the tables of today: the next version finds them here.
  case safeSandbox = "version-4/sandbox"
  case safeReal = "version-4/real"

  /// Those whose clock is ours to set.
  static let sandboxes: [OldDatabase] = [
    .sandbox, .sealedSandbox, .boundSandbox, .safeSandbox,
  ]

  /// A copy of its own, with its key, and its seal if it has one.
  func copy() throws -> Scratch {
    let scratch = try Scratch()
    let path = Self.folder + "/" + rawValue
    let made = try scratch.bash(
      "umask 077; gunzip -c \(path).db.gz >jinius.db && cp \(path).key jinius.db.key "
        + "&& if [ -e \(path).seal ]; then cp \(path).seal jinius.db.seal; fi")
    try #require(made.status == 0, "\(made)")
    return scratch
  }

  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures").path

  /// The SHA-256 of the file that the old release had signed as C-000001; empty in a real one.
  var signedFile: String {
    switch self {
    case .sandbox: "6b430a08b7d086181484c1497fca82dea88bb2bad1c9b5d50b2927cb152491e4"
    case .sealedSandbox: "dfcbee81cd876dbf335395ea7e94e72de79cb75316507adc61b462ea50aaa3e6"
    case .boundSandbox: "a266797c8efeccb0a93dac7b3fb929ae9bf30b3e139b06977df31a42ac514c6c"
    case .safeSandbox: "1c48fc825f12a338a6890a613790efa4a7b72ecf6673bd04e5a9f34b432ca185"
    case .real, .sealedReal, .boundReal, .safeReal: ""
    }
  }

  /// The level of that file's seal.
  var seal: String { self == .sandbox ? "none" : "b_b" }
}

/// What the old release answered to a command.
struct OldAnswer: Sendable {
  let words: [String]
  /// Each line of its output, as canonical JSON.
  let lines: [JSONValue]

  /// All that it was asked of its sandbox.
  static func all(of old: OldDatabase) throws -> [OldAnswer] {
    let folder = OldDatabase.folder + "/" + old.rawValue.prefix { $0 != "/" }
    return try JSONValue.lines(
      try String(contentsOfFile: folder + "/reads.jsonl", encoding: .utf8)
    ).map { line in
      guard case .object(let members) = line, case .array(let words)? = members["words"],
        case .array(let lines)? = members["lines"]
      else { throw NotJSON() }
      return OldAnswer(
        words: words.compactMap { if case .string(let word) = $0 { word } else { nil } },
        lines: lines)
    }
  }
}

/// A value of JSON, to be compared.
enum JSONValue: Equatable, Sendable, Decodable {
  case null, bool(Bool), number(Double), string(String)
  case array([JSONValue]), object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// The values of text with one a line.
  static func lines(_ text: String) throws -> [JSONValue] {
    try text.split(separator: "\n").map {
      try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8))
    }
  }

  /// Whether all that an older answer said is said still: members may have come, none may go. What can
  /// be done is another matter: earlier releases offered what they refused, and did not know of more.
  func holds(_ older: JSONValue) -> Bool {
    switch (self, older) {
    case (.object(let new), .object(let old)):
      old.allSatisfy { name, value in
        if name == "available_actions", case .array? = new[name] { return true }
        return new[name]?.holds(value) ?? false
      }
    case (.array(let new), .array(let old)):
      new.count == old.count && zip(new, old).allSatisfy { $0.holds($1) }
    default: self == older
    }
  }
}

/// Text that should have been JSON of a known shape.
struct NotJSON: Error {}
