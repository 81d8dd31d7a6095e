internal import SQLite

/// What lies about because nobody sent or recorded it.
struct Backlog {
  let failedLetters: Int
  let overdueLetters: Int
  /// When the oldest of them was due; nil where none is.
  let oldestLetter: Instant?
  /// The oldest deadline that nobody recorded; nil where there is none.
  let oldestDeadline: Instant?
}

/// The reads of `doctor`.
enum CheckQuery {
  /// Whether SQLite writes ahead into a file of its own.
  static func writesAhead(in database: Database) throws -> Bool {
    try database.row("PRAGMA journal_mode") { try $0.text(0) } == "wal"
  }

  /// What SQLite finds damaged; nil for a sound file.
  static func damage(in database: Database) throws -> String? {
    let lines = try database.rows("PRAGMA integrity_check(1)") { try $0.text(0) }
    return lines == ["ok"] ? nil : lines.first ?? ""
  }

  /// What a walk found, in the words that SQLite has for it.
  static func words(_ damage: SoundnessWalk.Damage) -> String {
    switch damage {
    case .missing(let row, let index): "row \(row) missing from index \(index)"
    case .miscounted(let index): "wrong # of entries in index \(index)"
    case .told(let words): words
    }
  }

  /// How large the file is.
  static func size(in database: Database) throws -> Int {
    let size = try database.row(
      "SELECT page_count * page_size FROM pragma_page_count CROSS JOIN pragma_page_size"
    ) { try $0.int(0) }
    return size ?? 0
  }

  /// The tables with rows that point to none.
  static func danglingTables(in database: Database) throws -> [String] {
    try database.rows("SELECT DISTINCT \"table\" FROM pragma_foreign_key_check ORDER BY 1") {
      try $0.text(0)
    }
  }

  /// The numbers of documents whose bytes are kept, after one of them.
  static func documents(after id: Int, limit: Int, in database: Database) throws -> [Int] {
    try database.rows(
      """
      SELECT id FROM document WHERE id > \(id) AND content IS NOT NULL ORDER BY id LIMIT \(limit)
      """
    ) { try $0.int(0) }
  }

  /// The conventions that a document was read or signed for.
  static func conventions(of document: Int, in database: Database) throws -> [ConventionNumber] {
    try database.rows(
      """
      SELECT convention_id FROM signing_procedure WHERE document_id = \(document)
      UNION SELECT id FROM convention WHERE signed_document_id = \(document) ORDER BY 1
      """
    ) { ConventionNumber(row: try $0.int(0)) }
  }

  /// When the last backup was made; nil where none was.
  static func lastBackup(in database: Database) throws -> Instant? {
    try database.row(
      """
      SELECT at FROM journal
      WHERE subject = 'database' AND subject_id = 1 AND kind = 'backup_made'
      ORDER BY number DESC LIMIT 1
      """
    ) { try $0.value(0) }
  }

  static func settings(in database: Database) throws -> SettingsInForce {
    let rows = try database.rows("SELECT name, value FROM setting") {
      (try $0.text(0), try $0.text(1))
    }
    return SettingsInForce(set: Dictionary(uniqueKeysWithValues: rows))
  }

  /// - Parameters:
  ///   - told: letters that were given up since then count.
  ///   - letters: letters that were due before it are overdue.
  ///   - deadlines: so are deadlines.
  static func backlog(
    told: Instant, letters: Instant, deadlines: Instant, in database: Database
  ) throws -> Backlog {
    let found = try database.row(
      """
      SELECT
        (SELECT count(*) FROM letter
          WHERE status = 'failed' AND ended_at >= \(told) AND failure <> 'stale'),
        (SELECT count(*) FROM letter
          WHERE status IN ('queued', 'sending') AND due_at < \(letters)),
        (SELECT min(due_at) FROM letter
          WHERE status IN ('queued', 'sending') AND due_at < \(letters)),
        (SELECT min(expires_at) FROM signing_procedure
          WHERE state = 'open' AND expires_at < \(deadlines))
      """
    ) { row in
      Backlog(
        failedLetters: try row.int(0), overdueLetters: try row.int(1),
        oldestLetter: try row.value(2), oldestDeadline: try row.value(3))
    }
    guard let found else { throw BrokenInvariant("counts without a row") }
    return found
  }
}
