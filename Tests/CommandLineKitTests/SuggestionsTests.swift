import CommandLineKit
import Testing

@testable import CommandLineKit

@Suite("suggestions") struct SuggestionsTests {
  @Test(
    "name what was meant",
    arguments: [
      ("convntion sign C-1", "\"demo convention sign\""),
      ("convntion sgin C-1", "\"demo convention sign\""),
      ("convention sing", "\"demo convention sign\""),
      ("comapny", "\"demo company\""),
      ("hlep", "\"demo help\""),
      ("company init --sirte 1", "--siret"),
      ("company list --jsno", "--json"),
      ("--quite company list", "--quiet"),
      ("company init --no-cansign", "--no-can-sign"),
      ("help compny", "\"demo help company\""),
      ("help exit-statu", "\"demo help exit-status\""),
    ])
  func meant(words: String, hint: String) throws {
    #expect(try usageError(words).hint == "did you mean \(hint)?")
  }

  @Test("of a value come with the whole list") func choice() throws {
    let error = try usageError("company init --registration-rights restrictd")
    #expect(error.message == #"--registration-rights cannot be "restrictd""#)
    #expect(error.hint == #"did you mean "restricted"? one of: open, restricted"#)
  }

  @Test("are not made of nonsense", arguments: ["x", "zz", "conv", "__interna"])
  func nonsense(word: String) throws {
    #expect(try usageError(word).hint == #"see "demo --help""#)
  }

  @Test(
    "count a swap of neighbours once",
    arguments: [
      ("sing", "sign", 1), ("", "abc", 3), ("abc", "", 3), ("ca", "abc", 3), ("a", "a", 0),
    ])
  func distance(a: String, b: String, distance: Int) {
    #expect(editDistance(Array(a.utf8), Array(b.utf8)) == distance)
  }
}
