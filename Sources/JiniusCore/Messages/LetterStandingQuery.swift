internal import SQLite

/// Reads what has become of that for which a letter was written.
enum LetterStandingQuery {
  static func standing(of letter: Int, in database: Database) throws -> LetterStanding? {
    try database.row(
      """
      SELECT letter.kind, invitation.expires_at, invitation.state = 'sent',
        signing_procedure.expires_at, signing_procedure.state = 'open',
        signing_code.expires_at, NOT EXISTS (
          SELECT 1 FROM signing_code AS newer
          WHERE newer.procedure_id = signing_code.procedure_id AND newer.id > signing_code.id),
        letter.sealed_link IS NOT NULL AND EXISTS (
          SELECT 1 FROM letter AS newer
          WHERE newer.convention_id = letter.convention_id AND newer.id > letter.id
            AND newer.procedure_id = letter.procedure_id AND newer.sealed_link IS NOT NULL),
        (SELECT max(confirmed_at) FROM registration
          WHERE registration.convention_id = letter.convention_id), convention.state = 'signed'
      FROM letter
      LEFT JOIN invitation ON invitation.id = letter.invitation_id
      LEFT JOIN signing_procedure ON signing_procedure.id = letter.procedure_id
      LEFT JOIN signing_code ON signing_code.id = letter.code_id
      LEFT JOIN convention ON convention.id = letter.convention_id
      WHERE letter.id = \(letter)
      """
    ) { row in
      LetterStanding(
        kind: try row.value(0), invitation: try row.validity(1), procedure: try row.validity(3),
        code: try row.validity(5), withdrawal: try row.validity(8), isReplaced: try row.bool(7))
    }
  }
}

extension Row {
  /// An end, and in the column behind it whether something stands; nil where there is nothing.
  fileprivate borrowing func validity(_ column: Int) throws -> LetterStanding.Validity? {
    guard let end: Instant = try value(column) else { return nil }
    return .init(stands: try bool(column + 1), until: end)
  }
}
