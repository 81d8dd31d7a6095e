internal import SQLite

/// The journal of one convention.
enum JournalQuery {
  /// The entries about a convention and its procedures, oldest first.
  static func entries(
    about convention: ConventionNumber, _ procedures: [Int], in database: Database
  ) throws -> [(entry: JournalEntry, personal: SaltedText?)] {
    var entries = try JournalTable.rows(
      "subject = 'convention' AND subject_id = \(convention.row)", in: database)
    for procedure in procedures {
      entries += try JournalTable.rows(
        "subject = 'procedure' AND subject_id = \(procedure)", in: database)
    }
    return entries.sorted { $0.entry.number < $1.entry.number }
  }
}
