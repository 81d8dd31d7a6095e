import Foundation
import Stage
import Testing

/// Who does much at once, or reads all there is, holds nobody up.
@Suite struct CrowdTests {
  @Test(
    "issue 8, 6.2: while 5,000 people are imported, others write all the time; killed, it goes on")
  func importing() throws {
    let scratch = try Scratch.furnished()
    let people = (1...5_000).map { "Anne,Martin,p\($0)@cabinet.example\n" }
    try ("given_name,family_name,email\n" + people.joined()).write(
      toFile: scratch.folder + "/people.csv", atomically: true, encoding: .utf8)
    let words = [
      "collaborator", "import", "--company", Scratch.company, scratch.folder + "/people.csv",
      "--json",
    ]
    // Killed between two batches or in one: what was done stands.
    _ = try scratch.bash("timeout -s KILL 0.5 \"$@\"", words)
    #expect(try scratch.faults() == "")

    let ending = try scratch.bash(
      """
      "$@" >imported & import=$!
      while kill -0 $import 2>/dev/null; do
        "$1" settings set support_hours "$((++count))" --quiet || echo refused
      done
      wait $import; echo "import ended with $?"; echo "$count writes"; tail -n 1 imported
      """, words)
    #expect(ending.output.contains("import ended with 0"), "\(ending)")
    #expect(!ending.output.contains("refused\n"), "\(ending)")
    // One that held the queue throughout would let in the first alone.
    let count = try #require(ending.output.firstMatch(of: /([0-9]+) writes/).flatMap { Int($0.1) })
    #expect(count > 5, "\(ending)")
    #expect(try scratch.sql("SELECT count(*) FROM collaborator") == "5000")
    #expect(try scratch.faults() == "")

    // The same file again changes nothing, and is a read.
    let again = try scratch(words)
    #expect(again.output.contains("{\"added\":0,\"unchanged\":5000,\"refused\":0"))

    // The file is made larger than what SQLite checks in a moment: doctor walks.
    _ = try scratch.sql(
      """
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25)
      INSERT INTO letter (kind, channel, recipient, parameters, status, created_at, due_at,
        ended_at)
      SELECT 'signature_cancelled', 'email', 'p@x.example', '{"x":"' || hex(zeroblob(400000)) || '"}',
        'sent', 1, 1, 1 FROM n
      """)
    let size = try #require(scratch.bytes("jinius.db")).count
    #expect(size > 16 << 20)
    for look in ["doctor --quick", "doctor", "audit verify", "retention report", "tick"] {
      let ending = try scratch.bash(
        """
        "$1" \(look) --quiet >look & look=$!
        "$1" settings set support_hours "\(look)" --quiet || echo refused
        wait $look || echo "look ended with $?"
        """)
      #expect(ending.output == "" && ending.errors == "", "\(look): \(ending)")
    }
    _ = try scratch.sql(
      "PRAGMA foreign_keys = OFF; UPDATE collaborator SET account_id = 999999 WHERE id = 4999")
    #expect(try scratch("doctor", "--json").output.contains("rows of collaborator point to none"))
  }
}
