import CSV
import Testing

@Suite("Comma-separated values")
struct RecordReaderTests {
  private func read(_ text: String) -> [Result<Record, RecordError>] {
    Array(RecordReader(Array(text.utf8)))
  }

  private func fields(_ text: String) throws -> [[String]] {
    try read(text).map { try $0.get().fields }
  }

  @Test(
    "a text is its records",
    arguments: [
      ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
      ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
      ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
      ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
      ("\u{FEFF}a,b\n", [["a", "b"]]),
      ("\n\na,b\n\n\nc,d\n\n", [["a", "b"], ["c", "d"]]),
      ("", []),
      ("\n\r\n", []),
      ("a,\n,b\n,\n", [["a", ""], ["", "b"], ["", ""]]),
      ("a,\"b, c\"\n", [["a", "b, c"]]),
      ("a,\"b \"\"c\"\"\"\n", [["a", "b \"c\""]]),
      ("\"\",\"\"\n", [["", ""]]),
      ("a,\"b\r\nc\"\nd,e\n", [["a", "b\nc"], ["d", "e"]]),
      ("a; b\nc,d;e\n", [["a", " b"], ["c,d", "e"]]),
      ("a\tb\nc\td\n", [["a", "b"], ["c", "d"]]),
      ("é,œ\n", [["é", "œ"]]),
      ("alone\n", [["alone"]]),
    ] as [(String, [[String]])])
  func records(_ text: String, _ expected: [[String]]) throws {
    #expect(try fields(text) == expected)
  }

  @Test("a record knows the line on which it begins, whatever line breaks came before it")
  func lines() throws {
    let lines = try read("\r\na,\"1\r\n2\"\r\n\r\nb,3\n").map { try $0.get().line }
    #expect(lines == [2, 5])
  }

  @Test(
    "what cannot be read is said with its line and field, and reading goes on behind it",
    arguments: [
      ("x,y\na,b\"c\nd,e\n", 2, 2, .strayQuote),
      ("x,y\n\"a\" b,c\nd,e\n", 2, 1, .textBehindQuote),
      ("x,y\na,b\u{0}\nd,e\n", 2, 2, .notText),
    ] as [(String, Int, Int, RecordError.Fault)])
  func faults(_ text: String, _ line: Int, _ field: Int, _ fault: RecordError.Fault) {
    #expect(
      read(text) == [
        .success(Record(line: 1, fields: ["x", "y"])),
        .failure(RecordError(line: line, field: field, fault: fault)),
        .success(Record(line: 3, fields: ["d", "e"])),
      ])
  }

  @Test("a quote that is never closed takes the rest of the text with it")
  func openQuote() {
    #expect(
      read("x\n\"a\nb\nc")
        == [
          .success(Record(line: 1, fields: ["x"])),
          .failure(RecordError(line: 2, field: 1, fault: .openQuote)),
        ])
  }

  @Test("bytes that are no UTF-8 are refused in their own record alone")
  func latin1() throws {
    let found = Array(RecordReader(Array("a\nL".utf8) + [0xE9] + Array("a\nb\n".utf8)))
    try #require(found.count == 3)
    #expect(found[1] == .failure(RecordError(line: 2, field: 1, fault: .notText)))
    #expect(found[2] == .success(Record(line: 3, fields: ["b"])))
  }

  @Test("a separator that is given is taken, whatever the first line holds")
  func separator() throws {
    let found = Array(RecordReader(Array("a,b;c\n".utf8), separator: UInt8(ascii: ";")))
    #expect(try found.map { try $0.get().fields } == [["a,b", "c"]])
  }

  @Test("no text of quotes, separators and line ends traps or stays in place")
  func hostile() {
    let alphabet = Array("\",;\r\na".utf8)
    for number in 0..<7776 {
      var rest = number
      let text = (0..<5).map { _ -> UInt8 in
        defer { rest /= alphabet.count }
        return alphabet[rest % alphabet.count]
      }
      let found = Array(RecordReader(text))
      #expect(found.count <= 5)
    }
  }
}
