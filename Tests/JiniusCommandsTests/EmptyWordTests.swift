import CommandLineKit
import Testing

@testable import JiniusCommands

@Suite("issue 8, 3.6: an empty name means nobody")
struct EmptyWordTests {
  @Test(
    "issue 8, 3.6: an empty variable of ours is a fault of usage, not the operator, nor another file",
    arguments: ["JINIUS_AS=", "JINIUS_DB=", "JINIUS_NOW="])
  func variable(_ assignment: String) throws {
    let session = try Session()
    for line in ["export JINIUS_DB=a.db", "jinius init --sandbox --quiet"] {
      #expect(try session.play(line).status == 0)
    }
    let answer = try session.play("\(assignment) jinius company list --json")
    #expect(answer.status == 64)
    #expect(answer.errors.contains("unset \(assignment.dropLast())"))
  }

  @Test("issue 8, 3.6: so is an empty --as, and a name given beats the variable")
  func option() throws {
    let session = try Session()
    for line in ["export JINIUS_DB=a.db", "jinius init --sandbox --quiet"] {
      #expect(try session.play(line).status == 0)
    }
    #expect(try session.play("jinius company list --as \"\"").status == 64)
    #expect(try session.play("JINIUS_AS= jinius company list --as a@x.fr").status == 77)
    #expect(try session.play("JINIUS_DB= jinius company list --db a.db").status == 0)
  }
}
