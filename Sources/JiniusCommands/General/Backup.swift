internal import CommandLineKit
internal import JiniusCore

struct Backup: GuardedCommand {
  static let name = "backup"
  static let summary = "Copy the database, its key and its seal into one encrypted file."
  static let permission = Permission.operatorship
  static let discussion = """
    The copy is made while others work, and is read again before it gets its name. The file opens \
    with the passphrase alone: keep that where the backups are not. With --keep 14 the newest has \
    the name itself, and those before it stand behind it: FILE.1, FILE.2 and so on.
    """
  static let examples = [
    "jinius backup /srv/backup/jinius.backup --passphrase - --keep 14 < passphrase.txt",
    "jinius backup jinius.backup --without-keys",
  ]

  @Argument("The file.") var file: String
  @Option("- for a line of standard input, which is not shown: it never stands among the words.")
  var passphrase: StandardInput?
  @Flag("Leave key and seal out, and encrypt nothing.", name: "without-keys") var isBare: Bool
  @Option("How many backups stay under that name.") var keep: PositiveNumber?
  @Flag("Replace a file of that name.", name: "force") var isReplacement: Bool

  func run(in console: Console) throws {
    let registry = try console.registry()
    try registry.requireOperator()
    if isBare && passphrase != nil {
      throw UsageError(
        "without keys nothing is encrypted", hint: "give --passphrase -, or --without-keys")
    }
    try requireName(ofBackup: file)
    try console.requireForeign(file)
    let report = try registry.backUp(
      BackupWish(
        path: file, passphrase: isBare ? nil : try console.passphrase(isNew: true),
        isReplacement: isReplacement, keep: keep?.value))
    try console.conclude(report.json, made: file)
    console.say(
      "\(file) made: \(report.entries) entries of the journal"
        + (!report.hasKeys
          ? ", without the key: keep it apart" : report.hasSeal ? ", key and seal" : " and the key")
    )
  }
}

/// Refuses what elsewhere stands for standard input or output.
func requireName(ofBackup file: String) throws(UsageError) {
  if file == "-" {
    throw UsageError("a backup is a file, and no stream", hint: "give the name of a file")
  }
}

extension Console {
  /// The passphrase of a backup: one line, typed twice where it is a new one. A new one is the very
  /// line that `openssl` reads of the same file.
  func passphrase(isNew: Bool) throws -> [UInt8] {
    let isFile = isNew && !world.lines.isTerminal
    let first = isFile ? world.lines.next(true) {} ?? [] : line(askedFor: "Passphrase")
    if first.contains(UInt8(ascii: "\r")) {
      throw UsageError(
        "the passphrase's line ends as on Windows, which openssl reads as a part of it",
        hint: "give it without: tr -d '\\r' < passphrase.txt")
    }
    if first.isEmpty {
      throw UsageError(
        "a passphrase is read from standard input, and there is none",
        hint: isNew
          ? "give --passphrase - and a line, or --without-keys" : "give --passphrase - and a line")
    }
    if isNew && world.lines.isTerminal && line(askedFor: "Once more") != first {
      throw UsageError("the two are not alike", hint: "type it again")
    }
    return first + [UInt8(ascii: "\n")]
  }
}

extension BackupReport {
  /// What it holds.
  var json: JSON {
    [
      "file": .string(path), "entries": .int(entries), "head": .string(head),
      "has_keys": .bool(hasKeys),
    ]
  }
}
