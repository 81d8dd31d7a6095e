/// The little of a shell that sessions need: words with quotes and variables, assignments, pipes,
/// and the input `<<< word`.
struct ShellLine {
  /// One program of a pipeline.
  struct Call {
    /// As it is written.
    var source = ""
    var assignments: [(name: String, value: String)] = []
    var words: [String] = []
    var input: String?
  }

  /// What `NAME=$(…)` names; nil for a plain line.
  var captures: String?
  var calls: [Call] = []

  init(_ line: String, variables: [String: String]) {
    var text = line
    if let (name, inner) = Self.capture(line) {
      captures = name
      text = inner
    }
    calls = Self.split(text).map { Self.call($0, variables) }
  }

  private static func capture(_ line: String) -> (name: String, inner: String)? {
    guard line.hasSuffix(")"), let start = line.firstRange(of: "=$(") else { return nil }
    let name = line[..<start.lowerBound]
    guard !name.isEmpty, name.allSatisfy({ $0.isUppercase || $0 == "_" }) else { return nil }
    return (String(name), String(line[start.upperBound...].dropLast()))
  }

  /// The calls of a pipeline.
  private static func split(_ line: String) -> [String] {
    var calls = [""]
    var quote: Character?
    for character in line {
      if character == quote {
        quote = nil
      } else if quote == nil, "'\"".contains(character) {
        quote = character
      }
      if character == "|" && quote == nil {
        calls.append("")
      } else {
        calls[calls.count - 1].append(character)
      }
    }
    return calls
  }

  private static func call(_ source: String, _ variables: [String: String]) -> Call {
    var call = Call(source: source)
    var words = words(source, variables)[...]
    while let word = words.popFirst() {
      let name = word.prefix { $0 != "=" }
      if call.words.isEmpty, name.count < word.count,
        name.allSatisfy({ $0.isUppercase || $0 == "_" })
      {
        call.assignments.append((String(name), String(word.dropFirst(name.count + 1))))
      } else if word == "<<<" {
        call.input = words.popFirst()
      } else {
        call.words.append(word)
      }
    }
    return call
  }

  /// The words of a call, as a shell gives them to a program.
  static func words(_ text: String, _ variables: [String: String]) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var rest = text[...]
    while let character = rest.popFirst() {
      if quote == nil && character.isWhitespace {
        if let done = word { words.append(done) }
        word = nil
        continue
      }
      var piece = String(character)
      if character == quote {
        (quote, piece) = (nil, "")
      } else if quote == nil && "'\"".contains(character) {
        (quote, piece) = (character, "")
      } else if character == "\\" && quote != "'" {
        piece = rest.popFirst().map(String.init) ?? ""
      } else if character == "$" && quote == nil && rest.first == "'" {
        rest.removeFirst()
        piece = escaped(&rest)
      } else if character == "$" && quote != "'" {
        let name = rest.prefix { $0.isUppercase || $0 == "_" || $0.isNumber }
        rest = rest.dropFirst(name.count)
        piece = name.isEmpty ? "$" : variables[String(name)] ?? ""
      }
      word = (word ?? "") + piece
    }
    return word.map { words + [$0] } ?? words
  }

  /// What stands between `$'` and `'`: `\n`, `\t`, `\e` and `\xHH` are control characters.
  private static func escaped(_ rest: inout Substring) -> String {
    var text = ""
    while let character = rest.popFirst(), character != "'" {
      guard character == "\\", let kind = rest.popFirst() else {
        text.append(character)
        continue
      }
      switch kind {
      case "n": text.append("\n")
      case "t": text.append("\t")
      case "r": text.append("\r")
      case "e": text.append("\u{1B}")
      case "x":
        let code = UInt8(rest.prefix(2), radix: 16) ?? 0
        rest = rest.dropFirst(2)
        text.unicodeScalars.append(Unicode.Scalar(code))
      default: text.append(kind)
      }
    }
    return text
  }
}
