import Testing

@testable import JiniusCommands

/// How a line from a distance becomes words.
@Suite("gate: the line") struct RemoteLineTests {
  @Test(
    "a line is read as a shell reads it, and nothing is expanded",
    arguments: [
      ("convention list", ["convention", "list"]),
      ("jinius convention list", ["convention", "list"]),
      ("  convention   list ", ["convention", "list"]),
      ("jinius jinius", ["jinius"]),
      (#"a "b c" 'd e'"#, ["a", "b c", "d e"]),
      (#"--reason="l'heure" x"#, ["--reason=l'heure", "x"]),
      (#"a"b"'c'd"#, ["abcd"]),
      (#"'' "" x"#, ["", "", "x"]),
      (#"a\ b \' \" \\ \$"#, ["a b", "'", "\"", "\\", "$"]),
      (#""\" \\ \$ \` \n \'""#, [#"" \ $ ` \n \'"#]),
      (#"'\" $(touch x) ; | & < >'"#, [#"\" $(touch x) ; | & < >"#]),
      ("\"$HOME `id` ~ * #\"", ["$HOME `id` ~ * #"]),
      ("Léa e\u{301} \u{1F600} \u{A0}x", ["Léa", "e\u{301}", "\u{1F600}", "\u{A0}x"]),
      // A mark behind a quote or a space is no part of it.
      ("'a'\u{301} \u{301}b", ["a\u{301}", "\u{301}b"]),
    ])
  func words(line: String, words: [String]) throws {
    #expect(try RemoteLine.words(Array(line.utf8)) == words)
  }

  @Test(
    "what a shell would act upon is refused outside quotes",
    arguments: "$`;|&<>(){}[]*?!#~".map(String.init))
  func shellCharacters(character: String) throws {
    for line in [
      character, "company list\(character)", "company \(character) list", "a'b'\(character)",
    ] {
      #expect(throws: GateRefusal.shellCharacter(Character(character))) {
        try RemoteLine.words(Array(line.utf8))
      }
    }
    #expect(try RemoteLine.words(Array("x '\(character)'".utf8)) == ["x", character])
    #expect(try RemoteLine.words(Array("x \\\(character)".utf8)) == ["x", character])
  }

  @Test(
    "control characters and those that turn the writing around are refused, quoted or not",
    arguments: [
      "\0", "\t", "\n", "\r", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{200F}", "\u{202E}",
      "\u{2066}", "\u{2028}",
    ])
  func controls(character: String) {
    for line in ["company list\(character)", "\(character)company", "x '\(character)'"] {
      #expect(throws: GateRefusal.controlCharacter) { try RemoteLine.words(Array(line.utf8)) }
    }
  }

  @Test(
    "bytes that are no UTF-8 are refused",
    arguments: [[0xFF], [0xC0, 0xAF], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0x80]] as [[UInt8]])
  func encoding(bytes: [UInt8]) {
    #expect(throws: GateRefusal.notUTF8) { try RemoteLine.words(Array("x ".utf8) + bytes) }
  }

  @Test("a quote that is not closed is refused", arguments: ["'", "\"", "x 'y", "\"\\\"", "x \\"])
  func quotes(line: String) {
    #expect(throws: GateRefusal.openQuote) { try RemoteLine.words(Array(line.utf8)) }
  }

  @Test("no word is no command", arguments: ["", " ", "    ", "jinius", " jinius "])
  func nothing(line: String) {
    #expect(throws: GateRefusal.noCommand) { try RemoteLine.words(Array(line.utf8)) }
  }

  @Test("a line of 64 KiB is read, and not a byte more")
  func length() throws {
    let longest = [UInt8](repeating: UInt8(ascii: "x"), count: 65_536)
    #expect(try RemoteLine.words(longest).count == 1)
    #expect(throws: GateRefusal.tooLong(bytes: 65_537)) {
      try RemoteLine.words(longest + [UInt8(ascii: "x")])
    }
  }
}
