internal import SQLite

/// The tables `journal`, `journal_personal` and `journal_head`.
enum JournalTable {
  static func head(in database: Database) throws -> (head: JournalHead, mac: [UInt8]) {
    guard let found = try standingHead(in: database) else {
      throw Refusal.journalBroken(.headMissing)
    }
    return found
  }

  /// The head; nil where there is none, as in a new database.
  static func standingHead(
    in database: Database
  ) throws -> (head: JournalHead, mac: [UInt8])? {
    try database.row("SELECT number, at, hash, mac FROM journal_head WHERE id = 1") {
      row in
      (
        head: JournalHead(
          number: try row.int(0), at: try row.value(1), hash: try row.blob(2)),
        mac: try row.blob(3)
      )
    }
  }

  static func insert(_ head: JournalHead, mac: [UInt8], in database: Database) throws {
    try database.execute(
      """
      INSERT INTO journal_head (id, number, at, hash, mac)
      VALUES (1, \(head.number), \(head.at.seconds), \(head.hash), \(mac))
      """)
  }

  static func update(_ head: JournalHead, mac: [UInt8], in database: Database) throws {
    try database.execute(
      """
      UPDATE journal_head
      SET number = \(head.number), at = \(head.at.seconds), hash = \(head.hash), mac = \(mac)
      WHERE id = 1
      """)
  }

  static func insert(_ entry: JournalEntry, personal: SaltedText?, in database: Database) throws {
    try database.execute(
      """
      INSERT INTO journal (number, at, actor_kind, actor_id, kind, subject, subject_id, facts,
        personal_digest, previous, hash)
      VALUES (\(entry.number), \(entry.at.seconds), \(entry.actorKind), \(entry.actorID),
        \(entry.kind), \(entry.subject), \(entry.subjectID), \(entry.facts),
        \(entry.personalDigest), \(entry.previous), \(entry.hash))
      """)
    if let personal {
      try database.execute(
        """
        INSERT INTO journal_personal (number, account_id, salt, personal)
        VALUES (\(entry.number), \(personal.account), \(personal.salt), \(personal.text))
        """)
    }
  }

  /// The entries after a number, oldest first, with what of the personal side still stands.
  static func page(
    after number: Int, upTo last: Int = .max, limit: Int, in database: Database
  ) throws -> [(entry: JournalEntry, personal: SaltedText?)] {
    try rows(
      """
      journal.number > \(number) AND journal.number <= \(last)
      ORDER BY journal.number LIMIT \(limit)
      """, in: database)
  }

  /// The number and the hash of the last entry; nil where there is none.
  static func last(in database: Database) throws -> (number: Int, hash: [UInt8])? {
    try database.row("SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1") {
      (try $0.int(0), try $0.blob(1))
    }
  }

  /// Whether an account bore an address until it was corrected, at an instant or later.
  static func bore(
    _ account: Int, _ address: EmailAddress, since instant: Instant, in database: Database
  ) throws -> Bool {
    try database.row(
      """
      SELECT 1 FROM journal_personal
      CROSS JOIN journal ON journal.number = journal_personal.number
      WHERE account_id = \(account) AND kind = \(JournalKind.accountRectified.rawValue)
        AND at >= \(instant) AND personal ->> '$.before.email' = \(address)
      """
    ) { _ in true } ?? false
  }

  /// The first entry of a range that its subject's index does not lead to: whoever makes an index anew
  /// without it hides it from all that go by the index.
  static func hidden(_ range: ClosedRange<Int>, in database: Database) throws -> Int? {
    func hidden(_ subject: SQL, _ index: SQL) -> SQL {
      """
      SELECT number FROM journal NOT INDEXED
      WHERE number BETWEEN \(range.lowerBound) AND \(range.upperBound) AND subject = \(subject)
        AND NOT EXISTS (
          SELECT 1 FROM journal AS found INDEXED BY \(index)
          WHERE found.subject = \(subject) AND found.subject_id = journal.subject_id
            AND found.number = journal.number)
      """
    }
    let all = [
      hidden("'database'", "journal_about_database"),
      hidden("'platform'", "journal_about_platform"),
      hidden("'convention'", "journal_about_convention"),
      hidden("'procedure'", "journal_about_procedure"),
    ].joined(separator: " UNION ALL ")
    return try database.row("SELECT min(number) FROM (\(all))") { try $0.optionalInt(0) } ?? nil
  }

  /// The first entry of those that a condition chooses whose personal side is filed under somebody
  /// whom the entry is not about. Later digests say so by themselves; earlier ones do not.
  static func misfiled(_ condition: SQL, in database: Database) throws -> Int? {
    try database.row(
      """
      SELECT journal.number
      FROM journal_personal CROSS JOIN journal ON journal.number = journal_personal.number
      WHERE \(condition) AND journal_personal.account_id <> ifnull(CASE subject
        WHEN 'account' THEN subject_id
        WHEN 'interlocutor' THEN facts ->> 'account'
        WHEN 'space' THEN facts ->> 'owner'
        WHEN 'procedure' THEN (SELECT account_id FROM signing_procedure WHERE id = subject_id)
        WHEN 'registration' THEN (SELECT participant_id FROM registration WHERE id = subject_id)
      END, journal_personal.account_id)
      ORDER BY journal.number LIMIT 1
      """
    ) { try $0.int(0) }
  }

  /// The entries that a condition chooses.
  static func rows(
    _ condition: SQL, in database: Database
  ) throws -> [(entry: JournalEntry, personal: SaltedText?)] {
    try database.rows(
      """
      SELECT journal.number, at, actor_kind, actor_id, kind, subject, subject_id, facts,
        personal_digest, previous, hash, account_id, salt, personal
      FROM journal LEFT JOIN journal_personal ON journal_personal.number = journal.number
      WHERE \(condition)
      """
    ) { row in
      let entry = JournalEntry(
        number: try row.int(0), at: try row.value(1), actorKind: try row.text(2),
        actorID: try row.optionalInt(3), kind: try row.text(4), subject: try row.text(5),
        subjectID: try row.int(6), facts: try row.text(7), personalDigest: try row.blob(8),
        previous: try row.blob(9), hash: try row.blob(10))
      guard let account = try row.optionalInt(11) else { return (entry, nil) }
      return (
        entry, SaltedText(account: account, salt: try row.blob(12), text: try row.text(13))
      )
    }
  }
}
