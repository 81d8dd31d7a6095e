internal import SQLite

/// Takes out what is no longer kept, by its numbers.
enum RetentionTable {
  static func delete(
    _ category: RetentionCategory, _ ids: [Int], in database: Database
  ) throws {
    for id in ids { try delete(category, id, in: database) }
  }

  /// The rows of which something goes that is bound.
  static func boundRows(
    of category: RetentionCategory, _ ids: [Int], in database: Database
  ) throws -> Set<BoundRow> {
    func found(_ source: SQL) throws -> [Int] {
      try ids.flatMap { id in try database.rows("\(source) \(id)") { try $0.int(0) } }
    }
    switch category {
    case .signingCode:
      return Set(
        try found("SELECT procedure_id FROM signing_code WHERE id =").map { .procedure($0) })
    case .signedConvention, .consumerContract:
      let procedures = try found("SELECT id FROM signing_procedure WHERE convention_id =")
      let withdrawn =
        try found("SELECT convention_id FROM withdrawal WHERE convention_id =")
        + found("SELECT convention_id FROM withdrawal_link WHERE convention_id =")
      return Set(procedures.map { .procedure($0) } + withdrawn.map { .convention($0) })
    default: return []
    }
  }

  private static func delete(
    _ category: RetentionCategory, _ id: Int, in database: Database
  ) throws {
    switch category {
    case .invitation:
      try database.execute(
        "UPDATE letter SET invitation_id = NULL WHERE invitation_id = \(id)")
      try database.execute("DELETE FROM invitation WHERE id = \(id)")
    case .letter: try database.execute("DELETE FROM letter WHERE id = \(id)")
    case .formerMobile:
      try database.execute("UPDATE interlocutor SET mobile = NULL WHERE id = \(id)")
    case .signingCode:
      try database.execute("UPDATE letter SET code_id = NULL WHERE code_id = \(id)")
      try database.execute("DELETE FROM recent_code WHERE code_id = \(id)")
      try database.execute("DELETE FROM signing_code WHERE id = \(id)")
    case .unsignedPaper:
      try database.execute("UPDATE document SET content = NULL WHERE id = \(id)")
    case .signedConvention, .consumerContract: try deleteSigned(id, in: database)
    case .reason: try deleteReason(id, in: database)
    case .journalPersonal:
      try database.execute("DELETE FROM journal_personal WHERE number = \(id)")
    case .unansweredInvitation, .inactiveAccount, .unsignedConvention, .registration, .pledge,
      .journal:
      throw BrokenInvariant("\(category) is not deleted row by row")
    }
  }

  /// The files, and who signed, was to sign, or withdrew.
  private static func deleteSigned(_ convention: Int, in database: Database) throws {
    try database.execute(
      """
      UPDATE document SET content = NULL
      WHERE id IN (
        SELECT document_id FROM signing_procedure WHERE convention_id = \(convention)
        UNION SELECT signed_document_id FROM convention WHERE id = \(convention))
      """)
    try database.execute(
      """
      UPDATE signing_procedure
      SET given_name = \(Pseudonym.name), family_name = \(Pseudonym.name),
        email = \(Pseudonym.signatory), mobile = NULL
      WHERE convention_id = \(convention)
      """)
    try database.execute(
      """
      UPDATE withdrawal SET given_name = NULL, family_name = NULL, receipt_to = NULL
      WHERE convention_id = \(convention)
      """)
    try database.execute("DELETE FROM withdrawal_link WHERE convention_id = \(convention)")
  }

  /// A registration's, or a procedure's where the number is negative.
  private static func deleteReason(_ id: Int, in database: Database) throws {
    if id > 0 {
      try database.execute("UPDATE registration SET cancel_reason = NULL WHERE id = \(id)")
    } else {
      try database.execute("UPDATE signing_procedure SET reason = NULL WHERE id = \(-id)")
    }
  }
}
