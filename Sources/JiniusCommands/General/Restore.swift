internal import CommandLineKit
internal import JiniusCore

struct Restore: GuardedCommand {
  static let name = "restore"
  static let summary = "Put a backup in the place of the database."
  static let permission = Permission.operatorship
  static let discussion = """
    All that the file holds is followed first: its digests, its journal, what signatures rest on. \
    Who was erased since is erased again. No registration is made before you have said how far \
    numbers were given out (jinius numbers resume).
    With --force what stands is moved aside until the new database stands, and put back where that \
    fails. After a kill in between type the same restore again: what stood is put back first.
    A backup without keys needs the key file where it belongs, beside the database.
    """
  static let examples = [
    "jinius restore jinius.backup --db /srv/jinius/jinius.db --passphrase - < passphrase.txt"
  ]

  @Argument("The file.") var file: String
  @Option("- for a line of standard input, which is not shown: it never stands among the words.")
  var passphrase: StandardInput?
  @Flag("Replace the database that stands, and another key or seal.", name: "force")
  var isReplacement: Bool

  func run(in console: Console) throws {
    try requireName(ofBackup: file)
    try requireDecoded(file)
    let registry = try console.registry()
    let isEncrypted = try registry.isEncryptedBackup(file)
    let report = try registry.restore(
      file, passphrase: isEncrypted ? try console.passphrase(isNew: false) : nil,
      isReplacement: isReplacement)
    let store = try console.store()
    try console.conclude(
      [
        "database": .string(store.path), "backup": report.backup.json,
        "erased_again": .int(report.erasedAgain),
        "engaged": .array(report.engaged.map { .string($0.description) }),
      ], made: store.path)
    console.say(
      "\(store.path) restored: \(report.backup.entries) entries of the journal; next: jinius numbers show"
    )
    if report.erasedAgain > 0 { console.say("\(report.erasedAgain) erased again") }
    if report.engaged.isEmpty { return }
    console.status = .partlyRefused
    for email in report.engaged {
      console.say("\(email) was erased since, and is engaged here: jinius account show \(email)")
    }
  }
}
