import Testing

/// The rules that a reviewer would grep for.
struct HouseRulesTests {
  static let product = ["JiniusCore", "JiniusCommands", "jinius"].flatMap(SourceTree.files(of:))

  @Test("The sources are found, and code is told from comments and literals")
  func sources() {
    #expect(SourceTree.files.count > 200)
    let (code, literals) = SourceTree.taken(
      apart: #"let a = "SELECT \(b("x", (c))) \" d" // e"# + "\nf(\"\"\"\n\"g\"\n\"\"\")")
    #expect(code.split(whereSeparator: \.isWhitespace) == ["let", "a", "=", "b(,", "(c)))", "f()"])
    #expect(literals.contains("SELECT") && literals.contains("d") && literals.contains("\"g\""))
    #expect(!literals.contains("e"))
  }

  @Test("Foundation is imported nowhere: it would triple the binary and slow every start")
  func noFoundation() {
    #expect(SourceTree.files.filter { $0.code.finds("import Foundation") }.isEmpty)
  }

  @Test("SQL stands in tables, queries and the store alone")
  func sql() {
    let sql =
      #"\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|WHERE|ORDER BY|PRAGMA|VACUUM|ATTACH|DETACH|(?:CREATE|ALTER) (?:TABLE|INDEX))\b"#
    let places = Self.product.filter { $0.literals.finds(sql) }
    #expect(places.count > 15)
    let others = places.filter {
      !$0.name.hasSuffix("Table.swift") && !$0.name.hasSuffix("Query.swift")
        && !$0.path.hasPrefix("JiniusCore/Store/")
    }
    #expect(others.isEmpty)
  }

  /// What only one place does: how it looks in code, and where it may stand.
  struct Privilege: CustomTestStringConvertible, Sendable {
    let what: String
    let pattern: String
    let places: Set<String>

    var testDescription: String { what }
  }

  static let privileges = [
    Privilege(
      // The second is the standard input of a child, the third the key at `init`.
      what: "writes to a descriptor", pattern: #"(?:(?<![.\w])|\bGlibc\.)p?write\(\w+(\.\w+)?,"#,
      places: [
        "CommandLineKit/Output/Output.swift", "ChildProcess/Feed.swift",
        "JiniusCore/Store/DurableFile.swift",
      ]),
    Privilege(
      what: "prints past Output",
      pattern: #"\b(debugPrint|dump|puts|fputs|fwrite|printf|dprintf|putchar|perror)\("#
        + #"|\bstd(out|err)\b|\bFileHandle\b|Swift\.print\("#,
      places: []),
    Privilege(
      what: "reads the clock",
      pattern:
        #"(?<![.\w])time\(|\b(clock_gettime|gettimeofday|ContinuousClock|SuspendingClock)\b"#,
      // The second limits how long a child may run; no date comes from it.
      places: ["JiniusCommands/World.swift", "ChildProcess/Deadline.swift"]),
    Privilege(
      what: "reads the environment", pattern: #"\b(getenv|secure_getenv|environ|ProcessInfo)\b"#,
      // The second and the third look for a program where the system would.
      places: [
        "JiniusCommands/World.swift", "ChildProcess/Command.swift", "ChildProcess/Search.swift",
      ]),
    Privilege(
      what: "asks who the user is", pattern: #"\bgete?uid\("#,
      places: ["JiniusCommands/World.swift"]),
    Privilege(
      what: "draws randomness",
      pattern: #"RandomNumberGenerator\b|\.random\(|\b(getrandom|getentropy|arc4random)\b"#,
      places: ["JiniusCore/Secrets/SecretKey.swift"]),
    Privilege(
      what: "writes sentences about errors", pattern: #"\bErrorReport\("#,
      places: ["JiniusCommands/Tool.swift"]),
    Privilege(
      what: "lets an error speak for itself",
      pattern: #"\b(LocalizedError|localizedDescription|errorDescription)\b"#, places: []),
    Privilege(
      what: "traps or forces",
      pattern: #"\bfatalError\(|\btry!|\bas!|\bunowned\(unsafe\)|\bunsafeBitCast\("#, places: []),
    Privilege(
      // Reading a parameter before parsing is a bug of a command's own declaration.
      what: "asserts by trapping", pattern: #"\bprecondition(Failure)?\("#,
      places: ["CommandLineKit/Declaration/Slot.swift"]),
  ]

  @Test("Nobody does what is another's to do", arguments: privileges)
  func privilege(_ privilege: Privilege) {
    let places = Set(SourceTree.files.filter { $0.code.finds(privilege.pattern) }.map(\.path))
    #expect(places == privilege.places)
  }

  @Test("Console alone has a print of its own")
  func print() {
    let places = SourceTree.files.filter { $0.code.finds(#"(?<![.\w])print\("#) }
    #expect(!places.isEmpty)
    #expect(places.allSatisfy { $0.code.finds(#"(class|extension) Console\b"#) })
  }

  @Test("What errors say to people stands in the reports: refusals hold facts, no sentences")
  func sentences() {
    let words = "(?m)^(error|hint|refused): "
    let speakers = Self.product.filter { $0.literals.finds(words) }.map(\.name)
    #expect(!speakers.isEmpty)
    #expect(speakers.allSatisfy { $0.hasPrefix("ErrorReport") })
    for name in ["Refusal.swift", "StoreError.swift"] {
      let file = SourceTree.files.first { $0.name == name }
      #expect(file?.literals.contains(" ") == false, "\(name)")
    }
  }

  @Test("Nothing is left for later")
  func nothingLeft() {
    let later = SourceTree.files.filter { $0.text.finds(#"\b(TODO|FIXME|XXX|HACK)\b"#) }
    #expect(later.isEmpty)
  }

  @Test("A file is one idea: the median is at most 150 lines, and none is over 400")
  func lengths() {
    let lengths = SourceTree.files.map(\.lineCount).sorted()
    #expect(lengths[lengths.count / 2] <= 150)
    #expect(SourceTree.files.filter { $0.lineCount > 400 }.isEmpty)
  }

  @Test("No two names differ by case alone, neither of types nor of files")
  func names() {
    let types = SourceTree.files.flatMap(\.types)
    for names in [types, SourceTree.files.map(\.name)] {
      let spellings = Dictionary(grouping: Set(names)) { $0.lowercased() }
      #expect(spellings.values.filter { $0.count > 1 }.isEmpty)
    }
  }

  @Test("No type bears its module's name, and none is a Manager, Helper or Util")
  func typeNames() {
    let modules = Set(SourceTree.files.map(\.target))
    #expect(modules.count > 6)
    for file in SourceTree.files {
      #expect(modules.isDisjoint(with: file.types), "\(file)")
      #expect(!file.types.contains { $0.finds("Manager|Helper|Util") }, "\(file)")
    }
  }
}
