internal import SQLite

/// The table `provisional_name`: what each space calls somebody who has not accepted his account
/// yet. Whoever named him first has no say in what others call him; with his own word, or the
/// operator's, all of them are forgotten.
enum ProvisionalNameTable {
  /// Joins what a space calls an account; both are given as expressions of the statement.
  static func join(account: SQL, space: SQL) -> SQL {
    """
    LEFT JOIN provisional_name ON provisional_name.account_id = \(account)
      AND provisional_name.space_id = \(space)
    """
  }

  /// Given and family name of an account of the statement, as the space that is joined calls it.
  static func columns(of account: SQL) -> SQL {
    """
    ifnull(provisional_name.given, \(account).given_name),
    ifnull(provisional_name.family, \(account).family_name)
    """
  }

  static func insert(
    _ name: PersonName, of account: Int, by space: Int, at now: Instant, in database: Database
  ) throws {
    try database.execute(
      """
      INSERT INTO provisional_name (account_id, space_id, given, family, named_at)
      VALUES (\(account), \(space), \(name.given), \(name.family), \(now))
      """)
  }

  static func update(
    _ name: PersonName, of account: Int, by space: Int, in database: Database
  ) throws {
    try database.execute(
      """
      UPDATE provisional_name SET given = \(name.given), family = \(name.family)
      WHERE account_id = \(account) AND space_id = \(space)
      """)
  }

  /// What a space calls an account; nil where it has named nobody, or he has a name of his own.
  static func find(_ account: Int, by space: Int, in database: Database) throws -> PersonName? {
    try database.row(
      """
      SELECT given, family FROM provisional_name
      WHERE account_id = \(account) AND space_id = \(space)
      """
    ) { try PersonName(given: $0.text(0), family: $0.text(1)) }
  }

  /// The spaces that have named an account, the first of them first.
  static func spaces(naming account: Int, in database: Database) throws -> [Int] {
    try database.rows(
      """
      SELECT space_id FROM provisional_name WHERE account_id = \(account)
      ORDER BY named_at, space_id
      """
    ) { try $0.int(0) }
  }

  /// Forgets what others called him.
  ///
  /// - Returns: how many names went.
  static func forget(_ account: Int, in database: Database) throws -> Int {
    try database.execute("DELETE FROM provisional_name WHERE account_id = \(account)")
    return database.changes
  }
}
