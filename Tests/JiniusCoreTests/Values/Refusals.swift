import JiniusCore

/// The refusal of a text, or `nil` when it is accepted.
func refusal<Value: TextValue>(of text: String, as type: Value.Type) -> InvalidValue? {
  do throws(InvalidValue) {
    _ = try Value(text)
    return nil
  } catch {
    return error
  }
}

/// What every reader of identifiers must survive: nothing traps, and none of it is accepted.
let hostileTexts: [String] = [
  "", " ", "\0", "\u{1B}[31m", "\u{1B}]52;c;QQ==\u{07}", "a\rb", "\r", "a\u{202E}b",
  "\u{2066}a", "a\u{2028}b", "a\u{2029}b", "a\u{200B}b", "a\u{200D}b", "a\u{200C}b",
  "a\u{AD}b", "\u{FEFF}a", "\u{301}a", "\u{E0041}a", "a\u{FE0F}", "\u{E000}", "\u{FFFF}",
  "\u{10FFFF}", "\u{1FFFE}", "a\u{FFFD}", "a\u{FFFC}", "\u{115F}", "\u{3164}", "a\u{34F}b",
  "\u{378}", "a\u{85}b", "a\tb", "\u{9B}31m", "\u{7F}", "a\u{61C}b", "a\u{180E}b",
  "e" + String(repeating: "\u{301}", count: 40), String(repeating: "\u{300}", count: 1_000_000),
  "e" + String(repeating: "\u{300}\u{316}", count: 50_000),
  String(repeating: "9", count: 100_000), String(repeating: "a", count: 1_000_000),
  String(repeating: " ", count: 100_000), String(repeating: "@", count: 100_000),
  "+" + String(repeating: "3", count: 100_000), "00" + String(repeating: "0", count: 100_000),
]
