import Foundation
import Stage
import Testing

/// What somebody with the file and without the key defines in it runs in no transaction of ours.
@Suite struct PlantedTests {
  /// What hangs on tables, or takes the place of one.
  static let plants = [
    """
    CREATE TRIGGER planted AFTER INSERT ON letter BEGIN
      UPDATE signing_procedure SET email = 'thief@x.example' WHERE state = 'open'; END
    """,
    "CREATE TRIGGER planted AFTER UPDATE ON journal_head BEGIN SELECT 1; END",
    "CREATE VIEW planted AS SELECT * FROM account",
    """
    ALTER TABLE setting RENAME TO own; CREATE VIEW setting AS SELECT name, value FROM own;
    CREATE TRIGGER planted INSTEAD OF INSERT ON setting BEGIN SELECT 1; END
    """,
    "CREATE INDEX planted ON letter (upper(recipient))",
    "ALTER TABLE registration ADD COLUMN planted INTEGER DEFAULT 7",
    """
    PRAGMA writable_schema=ON;
    UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (tries BETWEEN 0 AND 5)', '')
      WHERE name = 'signing_code'
    """,
  ]

  /// Commands that rest on what is bound, or change it.
  static let commands = [
    ["convention", "sign", "C-000003", "--signatory", Scratch.signatory],
    ["signature", "open", "https://formation.example/sign/" + String(repeating: "a", count: 43)],
    ["audit", "verify"],
    ["settings", "set", "public_address", "https://own.example"], ["tick"],
    ["registration", "cancel", "R-000003"],
    ["convention", "evidence", "C-000001", "--output", "e"],
  ]

  @Test(arguments: plants, [false, true])
  func `issue 8, 5.1: what is planted in the tables runs in no transaction of ours`(
    plant: String, isOld: Bool
  ) throws {
    let scratch = try OldDatabase.boundSandbox.copy()
    if !isOld { try scratch.done("tick") }
    _ = try scratch.sql(".dbconfig defensive off\n" + plant + ";")
    let before = try scratch.dump()
    for words in Self.commands {
      let ending = try scratch(words + ["--json"])
      #expect(ending.status == 78 && ending.errorCode == "altered_tables", "\(words): \(ending)")
    }
    #expect(try scratch.dump() == before)
    let doctor = try scratch("doctor", "--json")
    #expect(doctor.status == 1)
    #expect(doctor.output.contains(#""check":"schema","status":"broken""#), "\(doctor)")
  }

  @Test func `issue 8, 5.1: tables that were taken back to an earlier version are refused`() throws
  {
    let later = try OldDatabase.boundSandbox.copy()
    try later.done("tick")
    let scratch = try OldDatabase.boundSandbox.copy()
    let tables = try scratch.sql(
      """
      SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('convention', 'journal')
      """
    ).split(separator: "\n")
    let copying = try tables.map { table in
      let columns = try scratch.sql(
        "SELECT group_concat(name) FROM pragma_table_info('\(table)')")
      return
        "DELETE FROM \(table); INSERT INTO \(table) (\(columns)) SELECT \(columns) FROM l.\(table);"
    }.joined()
    _ = try scratch.sql(
      """
      ATTACH '\(later.database)' AS l; \(copying)
      INSERT INTO journal SELECT * FROM l.journal
        WHERE number > (SELECT max(number) FROM journal);
      """)
    let before = try scratch.dump()
    for words in [["convention", "list"], ["tick"], ["audit", "verify"]] {
      let ending = try scratch(words + ["--json"])
      #expect(ending.status == 78 && ending.errorCode == "damaged", "\(words): \(ending)")
    }
    #expect(try scratch.dump() == before)
  }

  @Test(arguments: 1...3)
  func `issue 8, 5.1: a version that the tables are not of is refused`(version: Int) throws {
    let scratch = try OldDatabase.boundSandbox.copy()
    try scratch.done("tick")
    _ = try scratch.sql("PRAGMA user_version = \(version)")
    for words in [["convention", "list"], ["tick"]] {
      let ending = try scratch(words + ["--json"])
      #expect(ending.status == 78 && ending.errorCode == "altered_tables", "\(words): \(ending)")
    }
  }

  @Test func `issue 8, 5.1: who pays is what was recorded, also when the tables are brought up`()
    throws
  {
    for isEarly in [true, false] {
      let scratch = try OldDatabase.boundSandbox.copy()
      if !isEarly { try scratch.done("tick") }
      #expect(try scratch.sql("SELECT payer_id IS NOT NULL FROM registration WHERE id = 2") == "1")
      _ = try scratch.sql("UPDATE registration SET payer_id = NULL WHERE id = 2")
      let ending = try scratch("audit", "verify", "--json")
      #expect(ending.status != 0 && ending.errorCode == "journal_broken", "\(ending)")
      let cancelled = try scratch("convention", "cancel", "C-000002", "--json")
      #expect(cancelled.errorCode == "journal_broken", "\(cancelled)")
    }
  }

  @Test func `issue 8, 5.1: rows that are put back are seen where an index hides what came since`()
    throws
  {
    let scratch = try OldDatabase.boundSandbox.copy()
    try scratch.done("tick")
    try scratch.done("settings", "set", "link_days", "30")
    let link = try scratch.newestLetter(to: Scratch.signatory).firstMatch(
      of: /https:\S+\/sign\/\S+/)
    let last = try scratch.sql("SELECT max(number) FROM journal")
    _ = try scratch.bash("cp jinius.db old.db")
    try scratch.done("settings", "set", "link_days", "20")
    try scratch.done("convention", "cancel", "C-000002")
    let index = { (subject: String) in
      """
      DROP INDEX journal_about_\(subject); CREATE INDEX journal_about_\(subject)
        ON journal (subject_id) WHERE subject = '\(subject)' AND number <= \(last);
      UPDATE sqlite_schema SET sql = (SELECT sql FROM o.sqlite_schema AS old
        WHERE old.name = 'journal_about_\(subject)') WHERE name = 'journal_about_\(subject)';
      """
    }
    _ = try scratch.sql(
      """
      .dbconfig defensive off
      ATTACH '\(scratch.folder)/old.db' AS o;
      UPDATE signing_procedure SET (state, ended_at, reason)
        = (SELECT state, ended_at, reason FROM o.signing_procedure AS p
          WHERE p.id = signing_procedure.id) WHERE convention_id = 2;
      UPDATE convention SET state = 'signing' WHERE id = 2;
      DELETE FROM setting; INSERT INTO setting SELECT * FROM o.setting;
      DELETE FROM binding; INSERT INTO binding SELECT * FROM o.binding;
      PRAGMA writable_schema = ON;
      \(index("procedure")) \(index("convention")) \(index("database"))
      """)
    #expect(
      try scratch.done("convention", "show", "C-000002", "--json").field("status") == "signing")
    let words = try [
      ["signature", "code", String(#require(link).0)], ["convention", "cancel", "C-000002"],
      ["audit", "verify"],
    ]
    for words in words {
      let ending = try scratch(words + ["--json"])
      #expect(ending.errorCode == "journal_broken", "\(words): \(ending)")
    }
    #expect(
      try scratch("doctor", "--json").output.contains(#""check":"journal","status":"broken""#))
  }
}
