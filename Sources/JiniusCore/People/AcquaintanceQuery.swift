internal import SQLite

/// Whether an account has to do with a person: he stands in a space that it administers or owns.
/// Reached through the person's own rows, whatever the size of the spaces.
enum AcquaintanceQuery {
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
}
