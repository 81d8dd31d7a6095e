import Testing

@testable import JiniusCore

/// The verdict as a table over every combination of what can be found out.
@Suite struct FileVerdictTests {
  /// A line of the table: what stands in the columns, and the verdict.
  struct Line: CustomTestStringConvertible, Sendable {
    let text: String
    let facts: [Substring]
    let verdict: String
    var testDescription: String { text }

    init(_ text: Substring) {
      self.text = String(text)
      let words = text.split(separator: " ")
      facts = Array(words.dropLast(2))
      verdict = String(words.last ?? "")
    }
  }

  /// `*` is all that may stand there. The first line that fits is meant.
  static let table = """
    not_pdf *        *        *       *       *         -> not_a_pdf
    pdf     nothing  *        *       *       *         -> unsigned
    pdf     remains  *        *       *       *         -> modified
    pdf     no_range *        *       *       *         -> modified
    pdf     *        broken   *       *       *         -> modified
    pdf     *        unknown  *       *       *         -> tool_missing
    pdf     part     holds    *       *       *         -> appended
    pdf     whole    holds    bad     *       *         -> timestamp_bad
    pdf     whole    holds    *       late    *         -> certificate_expired
    pdf     whole    holds    *       in_time untrusted -> untrusted
    pdf     whole    holds    *       in_time trusted   -> trusted
    """.split(separator: "\n").map { Line($0) }

  static let columns: [[Substring]] = [
    ["not_pdf", "pdf"], ["nothing", "remains", "no_range", "part", "whole"],
    ["holds", "broken", "unknown"], ["none", "good", "known", "bad"], ["in_time", "late"],
    ["trusted", "untrusted"],
  ]

  @Test func `Every combination has the verdict of the first line that fits`() throws {
    let all = Self.columns.reduce([[]]) { rows, column in
      rows.flatMap { row in column.map { row + [$0] } }
    }
    #expect(all.count == 480)
    var seen: Set<String> = []
    for row in all {
      let line = try #require(
        Self.table.first { zip($0.facts, row).allSatisfy { $0 == "*" || $0 == $1 } })
      #expect(Self.facts(row).verdict.rawValue == line.verdict, "\(row)")
      seen.insert(line.text)
    }
    #expect(seen.count == Self.table.count)
  }

  /// What an earlier signature does to the verdict on a last one that is trusted.
  @Test(
    arguments: [
      ("holds", 9, .trusted), ("broken", 9, .modified), ("unknown", 9, .toolMissing),
      ("holds", nil, .modified),
    ] as [(Substring, Int?, FileVerdict)])
  func `Every signature before the last must hold as well`(
    _ integrity: Substring, _ end: Int?, _ verdict: FileVerdict
  ) {
    var earlier = Self.signature(["pdf", "whole", integrity, "bad", "late", "untrusted"])
    earlier.end = end
    let last = Self.signature(["pdf", "whole", "holds", "none", "in_time", "trusted"])
    let facts = FileFacts(size: 100, signatures: [earlier, last])
    #expect(facts.verdict == verdict)
  }

  /// What the file is made of goes before what its last signature says.
  @Test(
    "issue 8, 2.3: a trusted signature on top does not hide what was changed before it",
    arguments: [
      (.foreign, .trusted), (.own, .trusted), (.respelled, .modified), (.changed, .modified),
      (.signed(isCovered: true), .trusted), (.signed(isCovered: false), .appended),
      (.behindSeal(isOnlySignatures: true), .appended),
      (.behindSeal(isOnlySignatures: false), .modified),
    ] as [(FileFacts.Form, FileVerdict)])
  func forms(_ form: FileFacts.Form, _ verdict: FileVerdict) {
    let last = Self.signature(["pdf", "whole", "holds", "none", "in_time", "trusted"])
    #expect(FileFacts(size: 100, signatures: [last], form: form).verdict == verdict)
    let broken = Self.signature(["pdf", "whole", "broken", "none", "in_time", "trusted"])
    #expect(FileFacts(size: 100, signatures: [broken, last], form: form).verdict == .modified)
  }

  @Test func `The words and their labels`() {
    #expect(
      FileVerdict.allCases.map(\.rawValue) == [
        "trusted", "untrusted", "modified", "appended", "unsigned", "certificate_expired",
        "timestamp_bad", "not_a_pdf", "tool_missing",
      ])
    #expect(Set(FileVerdict.allCases.map(\.label)).count == 9)
    #expect(FileVerdict.allCases.filter(\.isIntact) == [.trusted, .untrusted])
  }

  private static func facts(_ row: [Substring]) -> FileFacts {
    FileFacts(
      isPDF: row[0] == "pdf", hasRemains: row[1] == "remains", size: 100,
      signatures: ["nothing", "remains"].contains(row[1]) ? [] : [signature(row)])
  }

  private static func signature(_ row: [Substring]) -> SignatureFacts {
    let ends: [Substring: Int] = ["part": 90, "whole": 100]
    let integrities: [Substring: SignatureFacts.Integrity] = [
      "holds": .holds, "broken": .broken, "unknown": .unknown,
    ]
    let timestamps: [Substring: SignatureFacts.TimestampState] = [
      "good": .good(isTrusted: true), "known": .good(isTrusted: false), "bad": .bad,
    ]
    return SignatureFacts(
      end: ends[row[1]], integrity: integrities[row[2]] ?? .broken, isInTime: row[4] == "in_time",
      isTrusted: row[5] == "trusted", timestamp: timestamps[row[3]])
  }
}
