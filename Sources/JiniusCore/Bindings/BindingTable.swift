internal import SQLite

/// The table `binding`, and what the journal says of bound rows.
enum BindingTable {
  /// The journal's entries about a row, in the words of its indexes, or SQLite would not see that
  /// they will do.
  static func isAbout(_ row: BoundRow) -> SQL {
    switch row {
    case .installation: "subject = 'database' AND subject_id = 1"
    case .convention(let id): "subject = 'convention' AND subject_id = \(id)"
    case .procedure(let id): "subject = 'procedure' AND subject_id = \(id)"
    case .platform(let id): "subject = 'platform' AND subject_id = \(id)"
    case .certificate: "false"
    }
  }

  static func find(_ row: BoundRow, in database: Database) throws -> Binding? {
    try database.row(
      "SELECT entry, mac FROM binding WHERE subject = \(row.subject) AND subject_id = \(row.id)"
    ) { Binding(entry: try $0.int(0), mac: try $0.blob(1)) }
  }

  static func put(_ binding: Binding, of row: BoundRow, in database: Database) throws {
    try database.execute(
      """
      INSERT INTO binding (subject, subject_id, entry, mac)
      VALUES (\(row.subject), \(row.id), \(binding.entry), \(binding.mac))
      ON CONFLICT (subject, subject_id) DO UPDATE SET entry = excluded.entry, mac = excluded.mac
      """)
  }

  /// The number of the newest entry about a row; nil where there is none.
  static func newestEntry(about row: BoundRow, in database: Database) throws -> Int? {
    try database.row("SELECT max(number) FROM journal WHERE \(isAbout(row))") {
      try $0.optionalInt(0)
    } ?? nil
  }

  /// Whether the journal has an entry about a row behind one of its entries, by the entries
  /// themselves: an index that was made without some of them hides those.
  static func isTouched(
    _ row: BoundRow, since entry: Int, in database: Database
  ) throws -> Bool {
    try database.row(
      """
      SELECT 1 FROM journal NOT INDEXED
      WHERE number > \(entry) AND subject = \(row.subject) AND subject_id = \(row.id) LIMIT 1
      """
    ) { try $0.int(0) } != nil
  }

  /// Whether nothing was ever done about a convention, so that nothing of it is bound yet.
  static func isUntouched(convention id: Int, in database: Database) throws -> Bool {
    try database.row(
      """
      SELECT 1 FROM convention
      WHERE id = \(id) AND state = 'awaiting_signature'
        AND NOT EXISTS (SELECT 1 FROM signing_procedure WHERE convention_id = \(id))
        AND NOT EXISTS (
          SELECT 1 FROM registration
          WHERE convention_id = \(id) AND (confirmed_at IS NOT NULL OR cancelled_at IS NOT NULL))
      """
    ) { try $0.int(0) } != nil
  }

  /// Bound rows after one of them, by kind and number.
  static func page(
    after last: (subject: String, id: Int), limit: Int, in database: Database
  ) throws -> [(subject: String, id: Int)] {
    try database.rows(
      """
      SELECT subject, subject_id FROM binding
      WHERE (subject, subject_id) > (\(last.subject), \(last.id))
      ORDER BY subject, subject_id LIMIT \(limit)
      """
    ) { (subject: try $0.text(0), id: try $0.int(1)) }
  }

  /// Rows that should be bound and are not, of those whose own number is in a range.
  static func unbound(_ ids: ClosedRange<Int>, in database: Database) throws -> [BoundRow] {
    let range: SQL = "BETWEEN \(ids.lowerBound) AND \(ids.upperBound)"
    func isBare(_ subject: SQL, _ id: SQL) -> SQL {
      "NOT EXISTS (SELECT 1 FROM binding WHERE binding.subject = \(subject) AND subject_id = \(id))"
    }
    return try database.rows(
      """
      SELECT 'procedure', id FROM signing_procedure
      WHERE id \(range) AND \(isBare("'procedure'", "id"))
      UNION
      SELECT 'convention', id FROM convention
      WHERE id \(range) AND state <> 'awaiting_signature' AND \(isBare("'convention'", "id"))
      UNION
      SELECT 'convention', convention_id FROM registration
      WHERE id \(range) AND (confirmed_at IS NOT NULL OR cancelled_at IS NOT NULL)
        AND \(isBare("'convention'", "convention_id"))
      UNION
      SELECT 'certificate', id FROM seal_certificate
      WHERE id \(range) AND \(isBare("'certificate'", "id"))
      UNION
      SELECT 'platform', id FROM platform
      WHERE id \(range) AND \(isBare("'platform'", "id"))
      UNION
      SELECT journal.subject, journal.subject_id FROM journal
      WHERE number \(range) AND subject IN ('database', 'convention', 'procedure', 'platform')
        AND \(isBare("journal.subject", "journal.subject_id"))
      ORDER BY 1, 2
      """
    ) { row in BoundRow(try row.text(0), try row.int(1)) }.compactMap { $0 }
  }

  /// The highest number of those tables.
  static func highestNumber(in database: Database) throws -> Int {
    try database.row(
      """
      SELECT max(ifnull((SELECT max(id) FROM signing_procedure), 0),
        ifnull((SELECT max(id) FROM convention), 0), ifnull((SELECT max(id) FROM registration), 0),
        ifnull((SELECT max(id) FROM seal_certificate), 0),
        ifnull((SELECT max(id) FROM platform), 0),
        ifnull((SELECT max(number) FROM journal), 0))
      """
    ) { try $0.int(0) } ?? 0
  }

  /// The certificates that seal here, by their numbers.
  static func certificates(in database: Database) throws -> [Int] {
    try database.rows("SELECT id FROM seal_certificate ORDER BY id") { try $0.int(0) }
  }
}
