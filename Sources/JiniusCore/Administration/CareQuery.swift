internal import SQLite

/// Whom an account looks after: the people of the spaces that it administers (S64, S91).
enum CareQuery {
  /// A statement that yields their rows, and the account's own: interlocutors, collaborators and
  /// participants, each reached through the index of its space.
  static func people(of administrator: Int) -> SQL {
    let spaces: SQL =
      """
      SELECT space_id FROM interlocutor
      WHERE account_id = \(administrator) AND administrator AND removed_at IS NULL
      UNION SELECT id FROM space WHERE owner_id = \(administrator)
      """
    return """
      SELECT \(administrator)
      UNION SELECT account_id FROM interlocutor
        WHERE space_id IN (\(spaces)) AND removed_at IS NULL
      UNION SELECT account_id FROM collaborator WHERE space_id IN (\(spaces)) AND left_at IS NULL
      UNION SELECT participant_id FROM registration WHERE space_id IN (\(spaces))
      """
  }

  /// Whether a person is among them.
  static func looks(
    _ administrator: Int, after email: EmailAddress, in database: Database
  ) throws -> Bool {
    try database.row(
      """
      SELECT 1 FROM account
      WHERE email = \(email) AND id <> \(administrator) AND id IN (\(people(of: administrator)))
      """
    ) { try $0.int(0) } != nil
  }
}
