public import SQLite

/// A convention as it is stored.
struct Convention {
  let number: ConventionNumber
  let space: Int
  let establishment: Int?
  let kind: ConventionKind
  /// An open procedure behind `signing` may be past its deadline.
  let state: ConventionStatus
  let signedDocument: Int?
  /// When its session ends: nothing is signed for it from then on.
  let sessionEndsAt: Instant
}

/// The table `convention`. Each transition is a conditional update: of two processes that try at
/// once, one finds nothing to change.
enum ConventionTable {
  static func insert(
    space: Int, establishment: Int?, kind: ConventionKind, sessionEndsAt: Instant, at: Instant,
    in database: Database
  ) throws -> ConventionNumber {
    try database.execute(
      """
      INSERT INTO convention (id, space_id, establishment_id, kind, state, session_ends_at, created_at)
      VALUES (\(try NumberingTable.next(.convention, in: database)), \(space), \(establishment),
        \(kind), 'awaiting_signature', \(sessionEndsAt), \(at))
      """)
    return ConventionNumber(row: Int(database.lastInsertID))
  }

  static func find(_ number: ConventionNumber, in database: Database) throws -> Convention? {
    try database.row(
      """
      SELECT space_id, establishment_id, kind, state, signed_document_id, session_ends_at
      FROM convention WHERE id = \(number.row)
      """
    ) { row in
      Convention(
        number: number, space: try row.int(0), establishment: try row.optionalInt(1),
        kind: try row.value(2), state: try row.value(3), signedDocument: try row.optionalInt(4),
        sessionEndsAt: try row.value(5) as Instant? ?? .latest)
    }
  }

  static func move(
    _ number: ConventionNumber, from: ConventionStatus, to: ConventionStatus, in database: Database
  ) throws {
    try database.execute(
      "UPDATE convention SET state = \(to) WHERE id = \(number.row) AND state = \(from)")
    try requireOne(database, number)
  }

  static func sign(
    _ number: ConventionNumber, document: Int, seal: SealLevel, course: Int?, at: Instant,
    in database: Database
  ) throws {
    try database.execute(
      """
      UPDATE convention
      SET state = 'signed', signed_at = \(at), signed_document_id = \(document), seal = \(seal),
        course_id = \(course)
      WHERE id = \(number.row) AND state = 'signing'
      """)
    try requireOne(database, number)
  }

  /// Ends what was signed; its file stays.
  static func terminate(_ number: ConventionNumber, at: Instant, in database: Database) throws {
    try database.execute(
      """
      UPDATE convention SET state = 'terminated', terminated_at = \(at)
      WHERE id = \(number.row) AND state = 'signed'
      """)
    try requireOne(database, number)
  }

  /// Those that nobody signed, and whose session ended at an instant or before, the oldest first.
  static func unsigned(
    endedBy instant: Instant, limit: Int, in database: Database
  ) throws -> [ConventionNumber] {
    try database.rows(
      """
      SELECT id FROM convention INDEXED BY unsigned_convention_end
      WHERE state = 'awaiting_signature' AND session_ends_at <= \(instant)
      ORDER BY session_ends_at LIMIT \(limit)
      """
    ) { ConventionNumber(row: try $0.int(0)) }
  }

  static func void(_ number: ConventionNumber, at: Instant, in database: Database) throws {
    try database.execute(
      """
      UPDATE convention SET state = 'void', voided_at = \(at)
      WHERE id = \(number.row) AND state = 'awaiting_signature'
      """)
    try requireOne(database, number)
  }

  /// A transition that the rules allowed must find its row: anything else is a bug, and undoes all.
  private static func requireOne(_ database: Database, _ number: ConventionNumber) throws {
    if database.changes != 1 { throw BrokenInvariant("convention \(number) did not move") }
  }
}

extension ConventionStatus: SQLValue {}
extension ConventionKind: SQLValue {}
extension SealLevel: SQLValue {}
