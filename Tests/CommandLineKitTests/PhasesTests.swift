import CommandLineKit
import Testing

@Suite("two phases") struct PhasesTests {
  @Test("a wrong value is told with its parameter") func value() throws {
    let words = ["company", "init", "--siret", "12a", "--registration-rights", "open"]
    let error = #expect(throws: ValueError.self) { try tool.parse(words) }
    #expect(error?.parameter == "--siret")
    #expect(error?.value == "12a")
    #expect(error?.underlying as? NotASiret == NotASiret(digits: "12a"))
  }

  @Test(
    "a wrong word is told before a wrong value",
    arguments: [
      "company init --siret 12a", "company init --siret 12a --registration-rights opne",
      "company init --siret 12a --registration-rights open --seats many",
      "company init --siret 12a --registration-rights open extra",
      "company init --siret 12a --registration-rights open --city",
    ])
  func order(words: String) throws {
    _ = try usageError(words)
  }
}
