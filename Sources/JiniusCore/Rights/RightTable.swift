public import SQLite

/// The table `right_edit`: what a space changed of the preset matrix.
enum RightTable {
  static func edits(of space: Int, in database: Database) throws -> [RightMatrix.Edit] {
    try database.rows(
      "SELECT role, action, allowed FROM right_edit WHERE space_id = \(space)"
    ) { row in
      RightMatrix.Edit(
        role: try row.value(0), action: try row.value(1), isAllowed: try row.bool(2))
    }
  }

  /// The edits of every space in which an account is an interlocutor.
  static func edits(
    ofSpacesOf account: Int, in database: Database
  ) throws -> [Int: [RightMatrix.Edit]] {
    var edits: [Int: [RightMatrix.Edit]] = [:]
    try database.forEach(
      """
      SELECT right_edit.space_id, role, action, allowed
      FROM interlocutor CROSS JOIN right_edit ON right_edit.space_id = interlocutor.space_id
      WHERE interlocutor.account_id = \(account) AND removed_at IS NULL
      """
    ) { row in
      edits[try row.int(0), default: []].append(
        RightMatrix.Edit(
          role: try row.value(1), action: try row.value(2), isAllowed: try row.bool(3)))
    }
    return edits
  }

  static func set(_ edit: RightMatrix.Edit, of space: Int, in database: Database) throws {
    try database.execute(
      """
      INSERT INTO right_edit (space_id, role, action, allowed)
      VALUES (\(space), \(edit.role), \(edit.action), \(edit.isAllowed))
      ON CONFLICT (space_id, role, action) DO UPDATE SET allowed = excluded.allowed
      """)
  }
}

extension Role: SQLValue {}
extension Action: SQLValue {}
