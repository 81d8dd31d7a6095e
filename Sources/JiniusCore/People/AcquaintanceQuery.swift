internal import SQLite

/// Who has to do with whom. Reached through a person's own rows, whatever the size of the spaces.
enum AcquaintanceQuery {
  /// Whether an account has to do with a person: they stand in a space that it administers or owns.
  static func knows(
    _ account: Int, _ email: EmailAddress, in database: Database
  ) throws -> Bool {
    let spaces: SQL =
      """
      SELECT space_id FROM interlocutor
      WHERE account_id = \(account) AND administrator AND removed_at IS NULL
      UNION SELECT id FROM space WHERE owner_id = \(account)
      """
    return try database.row(
      """
      SELECT 1 FROM account WHERE email = \(email) AND (id = \(account)
        OR EXISTS (SELECT 1 FROM interlocutor WHERE account_id = account.id
          AND removed_at IS NULL AND space_id IN (\(spaces)))
        OR EXISTS (SELECT 1 FROM collaborator WHERE account_id = account.id
          AND left_at IS NULL AND space_id IN (\(spaces)))
        OR EXISTS (SELECT 1 FROM registration WHERE participant_id = account.id
          AND space_id IN (\(spaces))))
      """
    ) { try $0.int(0) } != nil
  }

  /// Whether a space has an account among its people, or has had them take part. By the account, who
  /// has few rows, and not by the space.
  static func stands(_ account: Int, in space: Int, of database: Database) throws -> Bool {
    try database.row(
      """
      SELECT 1 WHERE EXISTS (SELECT 1 FROM interlocutor
          WHERE account_id = \(account) AND removed_at IS NULL AND +space_id = \(space))
        OR EXISTS (SELECT 1 FROM collaborator
          WHERE account_id = \(account) AND left_at IS NULL AND +space_id = \(space))
        OR EXISTS (SELECT 1 FROM registration
          WHERE participant_id = \(account) AND +space_id = \(space))
      """
    ) { _ in true } ?? false
  }

  /// Whether anybody has to do with an account but one space: has named or invited its person, has
  /// counted them among its people, had them take part or took their pledge; or a space is their own.
  static func isKnown(_ account: Int, beside space: Int, in database: Database) throws -> Bool {
    let places: [StaticString] = [
      "provisional_name WHERE account_id", "invitation WHERE account_id",
      "interlocutor WHERE account_id", "collaborator WHERE account_id", "pledge WHERE account_id",
      "registration WHERE participant_id",
    ]
    let isOwner = "SELECT 1 FROM space WHERE owner_id = \(account)" as SQL
    return try database.row(isOwner) { _ in true } ?? false
      || places.contains {
        try database.row(
          "SELECT 1 FROM \(raw: $0) = \(account) AND space_id IS NOT \(space) LIMIT 1"
        ) { _ in true } ?? false
      }
  }
}
