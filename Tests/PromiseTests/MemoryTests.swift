import Stage
import Testing

/// A listing of any length is read and printed in pages.
@Suite struct MemoryTests {
  @Test(arguments: [
    ["convention", "list"], ["convention", "list", "--json"], ["registration", "list", "--json"],
    ["outbox", "list", "--json"], ["audit", "list", "--json"],
    ["convention", "list", "--status", "awaiting_signature", "--json"],
    ["convention", "list", "--company", Scratch.company, "--json"],
  ])
  func `the peak of a listing of 100,000 is that of a listing of 1,000`(_ words: [String]) throws {
    let (small, large) = try Self.grown.get()
    let (few, many) = (try peak(words, in: small), try peak(words, in: large))
    #expect(few.lines >= 1_000 && many.lines >= 100_000)
    #expect(many.kilobytes < few.kilobytes + 2_048, "\(few) \(many)")
  }

  private func peak(_ words: [String], in scratch: Scratch) throws -> (kilobytes: Int, lines: Int) {
    let ending = try scratch.bash("/usr/bin/time -f %M -o peak \"$@\" | wc -l; cat peak", words)
    let numbers = ending.output.split(separator: "\n").compactMap { Int($0) }
    try #require(numbers.count == 2, "\(ending)")
    return (numbers[1], numbers[0])
  }

  private static let grown = Result { (try grow(to: 1_000), try grow(to: 100_000)) }

  private static func grow(to count: Int) throws -> Scratch {
    let scratch = try Scratch.furnished()
    _ = try scratch.sql(
      """
      BEGIN;
      CREATE TEMP TABLE n AS
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))
        SELECT i FROM n;
      INSERT INTO account (id, email, given_name, family_name, status, created_at)
        SELECT 1000 + i, 'p' || i || '@x.example', 'Anne', 'Martin', 'active', 1 FROM n;
      INSERT INTO convention (id, space_id, establishment_id, kind, state, created_at)
        SELECT i, 1, 1, 'individual_convention', 'awaiting_signature', 1 FROM n;
      INSERT INTO registration (space_id, session_id, participant_id, convention_id, created_at)
        SELECT 1, 2, 1000 + i, i, 1 FROM n;
      INSERT INTO letter (kind, channel, recipient, parameters, status, created_at, due_at)
        SELECT 'signature_cancelled', 'email', 'p@x.example', '{}', 'queued', 1, 1 FROM n;
      INSERT INTO journal
        SELECT 1000 + i, 1, 'clock', NULL, 'code_sent', 'procedure', 1, '{}', x'', zeroblob(32),
          zeroblob(32) FROM n;
      COMMIT;
      """)
    return scratch
  }
}
