import Foundation
import SQLite
import Testing

@testable import JiniusCore

/// The journal: append-only, chained over every column, its head under the key's HMAC.
struct JournalTests {
  /// A scene with a journal of some length, personal data included.
  private func scene() throws -> Scene {
    let scene = try Scene()
    _ = try scene.launched()
    try scene.sign()
    return scene
  }

  /// Tampers past the triggers, as anybody with a shell can.
  private func tamper(_ scene: Scene, _ script: String) throws {
    try scene.database().executeScript(
      """
      PRAGMA foreign_keys = OFF;
      DROP TRIGGER journal_is_never_changed; DROP TRIGGER journal_is_never_cut;
      DROP TRIGGER journal_is_never_replaced;
      \(script)
      """)
  }

  private func fault(_ scene: Scene) -> JournalFault? {
    guard case .journalBroken(let fault) = refusal({ try scene.registry.verifyJournal() })
    else { return nil }
    return fault
  }

  @Test("What was recorded holds, and counts every entry")
  func holds() throws {
    let scene = try scene()
    let verified = try scene.registry.verifyJournal()
    let lines = try scene.registry.journalPage(after: 0, limit: 1000)
    #expect(verified.entries == lines.count)
    #expect(verified.head == lines.last?.hash)
    #expect(lines.map(\.number) == Array(1...lines.count))
    #expect(lines.first?.kind == "database_created")
    #expect(lines.last?.kind == "convention_signed")
    #expect(lines.last?.actor == "signatory 1")
    #expect(lines.first?.actor == "operator 1000")
  }

  @Test("A journal of several pages is followed to its end")
  func pages() throws {
    let scene = try Scene()
    for round in 1...260 {
      _ = try scene.registry.set(.supportHours, to: "heures \(round)")
      _ = try scene.registry.set(.supportPhone, to: "01 \(round)")
    }
    let entries = try scene.registry.verifyJournal().entries
    #expect(entries > 520)
    for size in [1, 7, entries - 1, entries, entries + 1] {
      #expect(try scene.registry.verifyJournal(atOnce: size).entries == entries)
    }
    try tamper(scene, "UPDATE journal SET facts = '{}' WHERE number = 510")
    #expect(fault(scene) == .altered(entry: 510))
  }

  @Test(
    "Neither an entry nor its end can be changed by SQL alone",
    arguments: [
      "UPDATE journal SET facts = '{}'", "DELETE FROM journal",
      "DELETE FROM journal WHERE number = 3",
      "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE number = 3",
    ])
  func appendOnly(_ statement: String) throws {
    let scene = try scene()
    let database = try scene.database()
    #expect(throws: DatabaseError.self) { try database.executeScript(statement) }
    #expect(try scene.registry.verifyJournal().entries > 10)
  }

  @Test(
    "Whatever column of an entry is altered, the entry is named",
    arguments: [
      "at = at + 1", "actor_kind = 'clock'", "actor_id = 7", "actor_id = NULL",
      "kind = 'account_created'", "subject = 'account'", "subject_id = 77", "facts = '{}'",
      "personal_digest = x''", "previous = zeroblob(32)", "hash = zeroblob(32)",
    ])
  func altered(_ change: String) throws {
    let scene = try scene()
    let number = try #require(
      try scene.registry.journalPage(after: 0, limit: 99).first { $0.kind == "procedure_launched" }
    ).number
    try tamper(scene, "UPDATE journal SET \(change) WHERE number = \(number)")
    #expect(fault(scene) == .altered(entry: number))
  }

  @Test("Text that moves from one column to the next is seen")
  func moved() throws {
    let scene = try scene()
    try tamper(
      scene, "UPDATE journal SET kind = kind || subject, subject = '' WHERE number = 5")
    #expect(fault(scene) == .altered(entry: 5))
  }

  @Test("The check covers every column that the journal has")
  func columns() throws {
    let scene = try scene()
    let columns = try scene.database().rows("SELECT name FROM pragma_table_info('journal')") {
      try $0.text(0)
    }
    #expect(
      columns == [
        "number", "at", "actor_kind", "actor_id", "kind", "subject", "subject_id", "facts",
        "personal_digest", "previous", "hash",
      ])
  }

  @Test(
    "Altered personal data and salts are named",
    arguments: ["personal = '{}'", "salt = zeroblob(16)", "number = 1"])
  func personalAltered(_ change: String) throws {
    let scene = try scene()
    let number = try #require(
      try scene.registry.journalPage(after: 0, limit: 99).first { $0.kind == "procedure_launched" }
    ).number
    try tamper(scene, "UPDATE journal_personal SET \(change) WHERE number = \(number)")
    #expect(fault(scene) == .personalAltered(entry: change == "number = 1" ? 1 : number))
  }

  @Test("An entry taken out of the middle, and one put in, are seen")
  func gaps() throws {
    let first = try scene()
    try tamper(first, "DELETE FROM journal WHERE number = 5")
    #expect(fault(first) == .gap(expected: 5, found: 6))
    let second = try scene()
    let last = try second.registry.verifyJournal().entries
    try tamper(
      second,
      """
      INSERT INTO journal SELECT number + 1, at, actor_kind, actor_id, kind, subject, subject_id,
        facts, personal_digest, previous, hash FROM journal WHERE number = \(last)
      """)
    #expect(fault(second) == .altered(entry: last + 1))
  }

  @Test("A cut tail is seen, even when the head was cut with it")
  func cutTail() throws {
    let scene = try scene()
    let last = try scene.registry.verifyJournal().entries
    try tamper(scene, "DELETE FROM journal WHERE number > \(last - 2)")
    #expect(fault(scene) == .cut(head: last, last: last - 2))
    try scene.database().executeScript(
      """
      UPDATE journal_head SET number = \(last - 2),
        hash = (SELECT hash FROM journal WHERE number = \(last - 2))
      """)
    #expect(fault(scene) == .headForged)
  }

  @Test("No later write covers up a forged head or a cut tail")
  func laundering() throws {
    let scene = try scene()
    let last = try scene.registry.verifyJournal().entries
    try tamper(
      scene,
      """
      DELETE FROM journal WHERE number = \(last);
      UPDATE journal_head SET number = \(last - 1),
        hash = (SELECT hash FROM journal WHERE number = \(last - 1))
      """)
    #expect(throws: Refusal.journalBroken(.headForged)) {
      try scene.registry.set(.linkDays, to: "30")
    }
    #expect(fault(scene) == .headForged)
    let other = try self.scene()
    try tamper(other, "DELETE FROM journal WHERE number = \(last)")
    _ = try other.registry.set(.linkDays, to: "30")
    #expect(fault(other) == .gap(expected: last, found: last + 1))
  }

  @Test(
    "A head that says anything else is not the key's",
    arguments: ["number = number + 1", "at = at + 1", "hash = zeroblob(32)", "mac = zeroblob(32)"])
  func forgedHead(_ change: String) throws {
    let scene = try scene()
    try tamper(scene, "UPDATE journal_head SET \(change)")
    #expect(fault(scene) == .headForged)
  }

  @Test("Without its head, or with another key, the journal does not verify")
  func headOrKey() throws {
    let scene = try scene()
    try Data(repeating: 7, count: 32).write(to: URL(filePath: scene.store.keyPath))
    #expect(throws: StoreError.keyMismatch(path: scene.store.keyPath)) {
      try scene.registry.verifyJournal()
    }
    let other = try self.scene()
    try tamper(other, "DELETE FROM journal_head")
    #expect(throws: (any Error).self) { try other.registry.verifyJournal() }
  }

  @Test("Names, addresses, mobiles and reasons stand in the erasable side table alone")
  func personalData() throws {
    let scene = try Scene()
    let number = try scene.launched()
    _ = try scene.registry.cancelSigning(number, reason: "Madame Brun est absente")
    _ = try scene.registry.cancelRegistration(value("R-000001"), reason: "Monsieur Roux arrive")
    let personal = [
      "Léa", "Petit", "Zoé", "Leroy", "Claire", "Marie", "Dubois", "@cabinet-martin.fr",
      "marie.dubois@example.fr", "612345678", "Brun", "Roux",
    ]
    let database = try scene.database()
    let facts = try database.rows("SELECT kind || subject || facts FROM journal") { try $0.text(0) }
    let aside = try database.rows("SELECT personal FROM journal_personal") { try $0.text(0) }
    for text in personal {
      #expect(!facts.contains { $0.contains(text) }, "\(text)")
      #expect(aside.contains { $0.contains(text) }, "\(text)")
    }
  }

  @Test("Erasing personal data leaves a journal that verifies")
  func erasure() throws {
    let scene = try scene()
    let before = try scene.registry.verifyJournal()
    try scene.database().executeScript("DELETE FROM journal_personal")
    let after = try scene.registry.verifyJournal()
    #expect(before == after)
    #expect(try scene.registry.journalPage(after: 0, limit: 99).allSatisfy { $0.personal == nil })
    _ = try scene.registry.set(.linkDays, to: "30")
    #expect(try scene.registry.verifyJournal().entries == before.entries + 1)
  }

  @Test("The same personal data never have the same digest: each has a salt of its own")
  func salts() throws {
    let scene = try scene()
    let salts = try scene.database().rows("SELECT hex(salt) FROM journal_personal") {
      try $0.text(0)
    }
    #expect(Set(salts).count == salts.count)
    #expect(salts.count > 3)
  }

  @Test("issue 8, 6.11: personal data that are moved to another account are seen, and not erased")
  func movedToAnother() throws {
    let scene = try scene()
    let database = try scene.database()
    _ = try scene.registry.createAccount(
      Cast.marie, name: value("Marie Dubois"), profession: nil)
    try tamper(
      scene,
      """
      UPDATE journal_personal SET account_id = (SELECT id FROM account WHERE email = '\(Cast.marie)')
      WHERE number = (SELECT number FROM journal WHERE kind = 'procedure_launched')
      """)
    let texts = try database.rows("SELECT count(*) FROM journal_personal") { try $0.int(0) }
    #expect(fault(scene) != nil)
    guard
      case .journalBroken(.personalAltered) = refusal({
        try scene.registry.eraseAccount(Cast.marie, isConfirmed: true)
      })
    else {
      Issue.record("erased")
      return
    }
    #expect(try database.rows("SELECT count(*) FROM journal_personal") { try $0.int(0) } == texts)
  }
}
