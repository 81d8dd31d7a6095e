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
