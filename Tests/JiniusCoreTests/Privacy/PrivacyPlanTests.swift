import Testing

@testable import JiniusCore
@testable import SQLite

/// An erasure reaches every row through the person's own: its cost is his, whatever the size of the
/// database.
struct PrivacyPlanTests {
  @Test("Everything that an erasure reads and writes is reached by an index")
  func erasure() throws {
    let scene = try Scene()
    let texts: [String]
    do {
      let database = try scene.database()
      try database.transaction(.immediate) {
        let marie = try #require(try AccountTable.find(Cast.marie, in: database))
        let address = try ErasureTable.freeAddress(for: marie.id, in: database)
        _ = try EngagementQuery.engagement(of: marie.id, at: scene.now, in: database)
        _ = try ErasureTable.removeInterlocutors(marie.id, at: scene.now, in: database)
        _ = try ErasureTable.deleteCollaborators(marie.id, in: database)
        _ = try ErasureTable.anonymiseLetters(about: marie.id, in: database)
        _ = try ErasureTable.deleteLetters(marie.id, in: database)
        _ = try ErasureTable.deleteInvitations(marie.id, in: database)
        _ = try ErasureTable.eraseReasons(marie.id, in: database)
        _ = try ErasureTable.eraseJournal(marie.id, in: database)
        _ = try ErasureTable.erasePapers(marie.id, in: database)
        _ = try ErasureTable.anonymiseProcedures(marie.id, as: address, in: database)
        _ = try ErasureTable.anonymise(marie.id, as: address, in: database)
        _ = try KeptQuery.signed(of: marie.id, in: database)
        _ = try KeptQuery.registrations(of: marie.id, in: database)
        _ = try KeptQuery.journal(of: marie.id, in: database)
      }
      texts = database.statements.idle.keys.filter { !["BEGIN", "COMMIT"].contains($0.prefix(6)) }
        .filter { $0.contains("WHERE") }
    }
    #expect(texts.count > 14)
    let database = try scene.database()
    for text in texts {
      let nulls = [StoredValue](repeating: .null, count: text.count { $0 == "?" })
      let plan = try database.queryPlan(SQL(text: text, values: nulls))
      let scans = plan.filter {
        $0.hasPrefix("SCAN") && !$0.hasPrefix("SCAN (") && !$0.contains("CONSTANT ROW")
          && $0 != "SCAN chosen"
      }
      #expect(scans.isEmpty, "\(text)\n\(plan)")
    }
  }
}
