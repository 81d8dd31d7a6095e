import CommandLineKit
import Foundation
import Testing

@Suite("documents") struct ManualTests {
  @Test("the manual page renders without a warning") func manual() throws {
    let page = tool.manual(date: "November 21, 2026")
    #expect(try shellRun("mandoc", ["-Tlint", "-Wwarning"], input: page).output == "")
    let shown = try shellRun("groff", ["-mdoc", "-ww", "-Tascii", "-P-cbou"], input: page)
    #expect(shown.status == 0)
    #expect(!shown.output.contains("warning"))
    #expect(shown.output.contains("demo company init --siret 37962734200015"))
    #expect(shown.output.contains("--registration-rights RIGHTS"))
    #expect(!shown.output.contains("__internal"))
  }

  @Test("the reference has every command, and no hidden one") func reference() {
    let text = tool.reference()
    #expect(text.contains("\n### `demo company init`\n\nOpen the space of a company.\n"))
    #expect(text.contains("| `--seats NUMBER` | Seats. [default: 20] |\n"))
    #expect(!text.contains("__internal"))
  }

  @Test("the tree is JSON in a fixed order") func tree() throws {
    let text = tool.treeJSON()
    #expect(text == tool.treeJSON())
    #expect(text.hasPrefix(#"{"name":"demo","version":"1.2.3","summary":"#))
    let tree = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let nouns = try #require(tree["commands"] as? [[String: Any]])
    #expect(nouns.map { $0["name"] as? String } == ["company", "convention", "echo", "__internal"])
    #expect(
      text.contains(
        #"{"kind":"option","name":"seats","spellings":["--seats"],"help":"Seats.","required":false,"#
          + #""repeatable":false,"placeholder":"NUMBER","choices":[],"default":"20"}"#))
    #expect(text.contains(#"--city \"Le Mans\""#))
  }
}
