/// A piece of a shell line between spaces: as it's written, and the word that the shell reads.
struct ShellWord {
  var source = ""
  var word = ""
}

/// Splits a shell line at the spaces outside quotes; variables stay as they are written.
func shellWords(_ line: String) -> [ShellWord] {
  var words: [ShellWord] = []
  var current = ShellWord()
  var quote: Character?
  var isEscaped = false
  for character in line {
    if quote == nil && !isEscaped && character.isWhitespace {
      if !current.source.isEmpty { words.append(current) }
      current = ShellWord()
      continue
    }
    current.source.append(character)
    if isEscaped {
      current.word.append(character)
      isEscaped = false
    } else if character == "\\" && quote != "'" {
      isEscaped = true
    } else if character == quote {
      quote = nil
    } else if quote == nil && (character == "'" || character == "\"") {
      quote = character
    } else {
      current.word.append(character)
    }
  }
  return current.source.isEmpty ? words : words + [current]
}

/// The calls of a tool in a shell line, each without the tool's name, assignments, redirections.
func shellCalls(of tool: String, in line: String) -> [[String]] {
  shellWords(line).split { ["|", "||", "&&", ";"].contains($0.source) }.compactMap { command in
    let isRedirection = { (word: ShellWord) in
      [">", "<", "2>"].contains(where: word.source.hasPrefix)
    }
    let words = command.prefix { !isRedirection($0) }.map(\.word)
      .drop { $0.contains("=") && !$0.hasPrefix("-") }
    return words.first == tool ? Array(words.dropFirst()) : nil
  }
}
