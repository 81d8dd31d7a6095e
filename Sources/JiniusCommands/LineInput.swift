internal import CommandLineKit
internal import Glibc

/// Standard input, a line at a time: what is asked of a person, or handed over by a script.
///
/// No byte behind the line is taken, so that a second line, or a file, can follow on the same input.
public struct LineInput {
  /// Whether somebody types it.
  public let isTerminal: Bool
  /// Asks for the next line, and reads it without its end; nil where the input is over. While a
  /// secret is typed the terminal shows nothing, from before it is asked for.
  let next: (_ isSecret: Bool, _ ask: () -> Void) -> [UInt8]?

  private init(
    isTerminal: Bool = false, next: @escaping (_ isSecret: Bool, _ ask: () -> Void) -> [UInt8]?
  ) {
    self.isTerminal = isTerminal
    self.next = next
  }

  /// Lines of what `read` gives, which nobody types.
  public init(of read: @escaping (_ limit: Int) -> [UInt8]) {
    var rest: ArraySlice<UInt8>?
    self.init { _, _ in
      var bytes = rest ?? read(Self.longest)[...]
      defer { rest = bytes }
      if bytes.isEmpty { return nil }
      let line = bytes.prefix { $0 != Self.newline }
      bytes = bytes.dropFirst(line.count + 1)
      return Array(line)
    }
  }

  /// The process's own standard input.
  static func ofThisProcess() -> LineInput {
    let isTerminal = isatty(0) == 1
    return LineInput(isTerminal: isTerminal) { isSecret, ask in
      if isTerminal && isSecret { return withoutEcho(ask) }
      ask()
      return line()
    }
  }

  private static let newline = UInt8(ascii: "\n")
  private static let longest = 8192

  private static func line() -> [UInt8]? {
    var line: [UInt8] = []
    while line.count < longest {
      var byte: UInt8 = 0
      let count = read(0, &byte, 1)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return line.isEmpty ? nil : line }
      if byte == newline { break }
      line.append(byte)
    }
    return line
  }

  /// Reads while the terminal shows nothing. Ctrl-C comes as a byte meanwhile, so that the terminal
  /// is put back before the process ends by it.
  private static func withoutEcho(_ ask: () -> Void) -> [UInt8]? {
    let interrupt: UInt8 = 3
    var shown = termios()
    tcgetattr(0, &shown)
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO | ISIG)
    tcsetattr(0, TCSAFLUSH, &hidden)
    ask()
    let line = line()
    tcsetattr(0, TCSADRAIN, &shown)
    if line?.contains(interrupt) == true { raise(SIGINT) }
    return line
  }
}

extension Console {
  /// The next line of standard input that holds something; at a terminal, what it is for is said
  /// first. Nothing where the input is over.
  func line(askedFor what: String, isSecret: Bool = true) -> [UInt8] {
    func tell(_ text: String) {
      guard world.lines.isTerminal && !options.json else { return }
      try? world.errors.write(text)
      try? world.errors.flush()
    }
    // The newline that ends a secret is not shown either.
    defer { if isSecret { tell("\n") } }
    while let line = world.lines.next(isSecret, { tell("\(what): ") }) {
      if let words = line.split(separator: UInt8(ascii: "\r")).first { return Array(words) }
    }
    return []
  }
}
