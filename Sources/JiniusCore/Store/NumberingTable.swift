internal import SQLite

/// What is numbered, and may have been given a number that a restored database does not know. A
/// delegation is named by its number in a letter, and numbered with letters after a restore.
enum Numbered: String, CaseIterable {
  case registration, convention, letter
}

/// The table `numbering`: empty until a backup is restored. Numbers that are held are its `is_open`.
enum NumberingTable {
  /// How one kind stands.
  struct Row {
    let noun: Numbered
    /// The last number that is taken, or may be.
    let last: Int
    /// Whether nobody has said yet how far numbers were given out.
    let isHeld: Bool
  }

  /// The number that comes next; nil where SQLite's own choice is right, as nothing was restored.
  static func next(_ noun: Numbered, in database: Database) throws -> Int? {
    guard let row = try find(noun, in: database) else { return nil }
    if row.isHeld { throw Refusal.numbersHeld }
    return try last(noun, in: database) + 1
  }

  /// The last number that is taken, or may be.
  static func last(_ noun: Numbered, in database: Database) throws -> Int {
    max(try find(noun, in: database)?.last ?? 0, try highest(noun, in: database))
  }

  static func find(_ noun: Numbered, in database: Database) throws -> Row? {
    try database.row("SELECT last, is_open FROM numbering WHERE noun = \(noun.rawValue)") {
      Row(noun: noun, last: try $0.int(0), isHeld: try $0.bool(1))
    }
  }

  /// Whether of one kind nobody has said how far numbers were given out.
  static func isAnyHeld(in database: Database) throws -> Bool {
    try Numbered.allCases.contains { try find($0, in: database)?.isHeld ?? false }
  }

  static func put(_ row: Row, in database: Database) throws {
    try database.execute(
      """
      INSERT INTO numbering (noun, last, is_open)
      VALUES (\(row.noun.rawValue), \(row.last), \(row.isHeld))
      ON CONFLICT (noun) DO UPDATE SET last = excluded.last, is_open = excluded.is_open
      """)
  }

  /// The highest number that stands.
  static func highest(_ noun: Numbered, in database: Database) throws -> Int {
    let highest: SQL =
      switch noun {
      case .registration: "SELECT max(id) FROM registration"
      case .convention: "SELECT max(id) FROM convention"
      case .letter:
        """
        SELECT max(ifnull((SELECT max(id) FROM letter), 0),
          ifnull((SELECT max(id) FROM delegation), 0))
        """
      }
    return try database.row(highest) { try $0.optionalInt(0) ?? 0 } ?? 0
  }
}
