import CommandLineKit
import Testing

@Suite("help") struct HelpTests {
  @Test("of a verb") func verb() throws {
    #expect(
      try help("company init --help") == """
        Open the space of a company.

        USAGE
          demo company init --siret SIRET --registration-rights RIGHTS [options]

        EXAMPLES
          demo company init --siret 37962734200015 --registration-rights restricted
          demo company list --json | demo company init --siret 1 \\
              --registration-rights open --city "Le Mans"

        The first registration opens it.

        OPTIONS
          --siret SIRET             Number of the head office. [required]
          --registration-rights RIGHTS
                                    Who may register. [required; one of: open,
                                    restricted]
          -c, --city TEXT           Town.
          --seats NUMBER            Seats. [default: 20]
          --payer TEXT              Who pays. [repeatable]
          --pledge                  The pledge is made.
          --[no-]can-sign           May sign conventions.

        GLOBAL OPTIONS
          --json, -q, --quiet, --db TEXT

        """)
  }

  @Test("of the tool") func root() throws {
    #expect(
      tool.help(path: []) == """
        Enrol people, and have it signed.

        USAGE
          demo COMMAND [options]

        EXAMPLES
          demo company init --siret 1 --registration-rights open

        COMMANDS
          echo  Say words again.

        ENROLMENT COMMANDS
          company     Spaces of companies.
          convention  Agreements and their signature.

        GLOBAL OPTIONS
          --json       Print JSON.
          -q, --quiet  Print no talk.
          --db TEXT    The database.

        TOPICS
          exit-status  What the exit status means.

        "demo help COMMAND" and "demo help TOPIC" say more.

        """)
  }

  @Test("of arguments") func arguments() throws {
    let text = try help("help echo")
    #expect(text.contains("  demo echo RIGHTS [WORDS...] [options]\n"))
    #expect(text.contains("  RIGHTS  How. [one of: open, restricted]\n"))
    #expect(text.contains("  WORDS   What to say. [optional; repeatable]\n"))
  }

  @Test("of a topic") func topic() throws {
    #expect(
      try help("help exit-status") == "What the exit status means.\n\n0 done\n64 usage\n")
  }

  @Test(
    "is the same by every way",
    arguments: [
      ("help company init", "company init --help"), ("help company init", "company init -h"),
      ("help company init", "company --help init"), ("help company", "company --help"),
      ("help", "--help"), ("", "help"), ("--json help company", "company --help"),
      ("help company init", "company init --bogus --help"),
      ("help company init", "company init --city --help"),
      ("help company init", "--db x company init --seats ten --help"),
      ("help", "cmopany --help"),
    ])
  func ways(one: String, other: String) throws {
    #expect(try help(one) == help(other))
  }

  @Test("never exceeds 80 columns") func width() throws {
    for path in [[], ["company"], ["company", "init"], ["convention", "sign"]] {
      for line in tool.help(path: path).split(separator: "\n") {
        #expect(line.unicodeScalars.count <= 80)
      }
    }
  }

  @Test("gives way to operands after two dashes") func operand() throws {
    #expect(try read("echo open -- --help", as: Echo.self).words == ["--help"])
  }

  @Test(
    "the version is asked for before any noun",
    arguments: ["--version", "--json --version", "--version company"])
  func version(words: String) throws {
    guard case .version = try tool.parse(words.split(separator: " ").map(String.init)) else {
      throw Unexpected(words: [words])
    }
    #expect(try usageError("company list --version").message == "unknown option --version")
  }
}
