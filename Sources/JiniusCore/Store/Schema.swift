internal import SQLite

/// The tables of a jinius database, version by version. Nothing here needs more than SQLite's own
/// shell: no functions and no collations of ours.
enum Schema {
  /// "Jini" in ASCII: what `file(1)` and other programs tell the file by.
  static let applicationID: Int32 = 0x4A69_6E69

  /// The version that this program writes; a file with a higher one is refused (78).
  static var version: Int { steps.count }

  /// What brings the tables from version n to n + 1.
  private static let steps = [
    store + journal + people + catalogue + lifeCycle + companies + enrolment + messages,
    seals + delivery,
    platforms + bindings + provisionalNames + limits + laterIndexes,
    endedContracts + courses + withdrawals + keyedRegistrations + awaitedAddresses + numbering
      + people4 + confirmations + copiedLetters,
  ]

  /// The same, up to a version.
  static func migrations(upTo version: Int = version) -> [Migration] {
    steps.prefix(version).map { Migration($0) }
  }
}
