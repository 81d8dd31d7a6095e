public import SQLite

/// The table `right_edit`: what a space changed of the preset matrix.
enum RightTable {
  static func edits(of space: Int, in database: Database) throws -> [RightMatrix.Edit] {
    try database.rows(
      "SELECT role, action, allowed FROM right_edit WHERE space_id = \(space)"
    ) { try RightMatrix.Edit($0, from: 0) }.compactMap { $0 }
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
      if let edit = try RightMatrix.Edit(row, from: 1) {
        edits[try row.int(0), default: []].append(edit)
      }
    }
    return edits
  }

  /// Strikes an edit out: what the preset says holds again. False when there was none.
  static func strike(
    _ role: Role, _ action: Action, of space: Int, in database: Database
  ) throws -> Bool {
    try database.execute(
      "DELETE FROM right_edit WHERE space_id = \(space) AND role = \(role) AND action = \(action)")
    return database.changes == 1
  }

  /// The edits that change nothing, since the rules forbid them or their words mean nothing: of
  /// which company, and what.
  static func ignored(
    in database: Database
  ) throws -> [(company: SIREN?, role: String, action: String, isAllowed: Bool)] {
    try database.rows(
      """
      SELECT space.siren, role, action, allowed
      FROM right_edit CROSS JOIN space ON space.id = right_edit.space_id
      ORDER BY right_edit.space_id, role, action
      """
    ) { row in
      let isLawful = try RightMatrix.Edit(row, from: 1)?.isLawful ?? false
      return isLawful
        ? nil : (try row.value(0), try row.text(1), try row.text(2), try row.bool(3))
    }.compactMap { $0 }
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

extension RightMatrix.Edit {
  /// Reads role, action and whether it is allowed; nil for words that mean nothing here.
  fileprivate init?(_ row: borrowing Row, from first: Int) throws {
    guard let role = Role(rawValue: try row.text(first)),
      let action = Action(rawValue: try row.text(first + 1))
    else { return nil }
    self.init(role: role, action: action, isAllowed: try row.bool(first + 2))
  }
}

extension Role: SQLValue {}
extension Action: SQLValue {}
