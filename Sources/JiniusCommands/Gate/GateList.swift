internal import CommandLineKit
internal import JiniusCore

/// All that is open at a distance, in one place: what is not listed is closed.
enum GateList {
  /// Each command with its parameters; `--output=-` stands for one that holds nothing but `-`.
  ///
  /// Never here: what reads or writes a file, says who acts or on which database, or is the
  /// operator's (`GateListTests`); nor what cannot be undone, such as to close or erase an account.
  static let table: KeyValuePairs<String, String> = [
    "company init":
      """
    --siret --name --legal-form --street --postal-code --city --administrator --pledge \
    --registration-rights --session --quality --draft
    """,
    "company finalise": "SIREN --company",
    "company list": "--limit",
    "company overview": "SIREN --company --establishment",
    "company pledge": "SIREN --company",
    "company show": "SIREN --company",
    "company update":
      """
    SIREN --company --name --legal-form --street --postal-code --city --registration-rights \
    --billing-establishment --yes
    """,
    "establishment add": "SIRET --name --street --postal-code --city",
    "establishment list": "--company",
    "establishment move-head-office": "SIRET",
    "establishment update": "SIRET --name --street --postal-code --city",
    "right explain": "--account --company --action --participant",
    "right list": "--company",
    "right set": "--company --role --allow --deny",
    "delegation accept": "DELEGATION",
    "delegation grant": "--from --to --right --until --require-delivery",
    "delegation list": "--company --limit",
    "delegation revoke": "DELEGATION",
    "billing allow": "--establishment --company",
    "billing candidates": "--company --limit",
    "billing disallow": "--establishment --company",
    "billing list": "--establishment",
    "billing policy": "--establishment --set --show",
    "individual init": "--account --mobile",
    "individual show": "ACCOUNT",
    "interlocutor add":
      """
    --company --individual --establishment --email --given-name --family-name --role --mobile \
    --can-sign --require-delivery
    """,
    "interlocutor list": "--company --individual --establishment --limit",
    "interlocutor remove": "--company --individual --establishment --email",
    "interlocutor show": "--company --individual --establishment --email",
    "interlocutor update":
      """
    --company --individual --establishment --email --role --no-role --mobile --can-sign \
    --new-email --given-name --family-name --require-delivery
    """,
    "registration cancel": "REGISTRATION --reason",
    "registration create":
      """
    --company --individual --establishment --session --participant --payer --key \
    --require-delivery
    """,
    "registration list":
      "--company --individual --session --participant --key --establishment --payer --limit",
    "registration show": "REGISTRATION",
    "convention attestation": "CONVENTION --output=-",
    "convention cancel": "CONVENTION --reason",
    "convention download": "CONVENTION --output=-",
    "convention hand-over": "CONVENTION --link --require-delivery",
    "convention list": "--company --individual --status --establishment --payer --limit",
    "convention preview": "CONVENTION --output=-",
    "convention record": "CONVENTION --signed-file=-",
    "convention show": "CONVENTION",
    "convention sign": "CONVENTION --signatory --platform --require-delivery",
    "convention signatories": "CONVENTION",
    "contract deadlines": "--individual --status --limit",
    "contract withdraw": "CONTRACT --receipt-to",
    "signature code": "LINK --require-delivery",
    "signature decline": "LINK --reason",
    "signature download": "LINK --output=-",
    "signature open": "LINK",
    "signature read": "LINK --output=-",
    "signature sign": "LINK --code",
    "signature withdraw": "LINK --receipt-to",
    "account export": "EMAIL --output=-",
    "account overview": "EMAIL",
    // His address is what the forced command knows him by.
    "account rectify":
      """
    ACCOUNT --given-name --family-name --profession --phone --street --postal-code --city \
    --professional-number --no-phone --no-address --no-professional-number --require-delivery
    """,
    "account show": "EMAIL",
    "account spaces": "EMAIL --limit",
    "collaborator add":
      "--company --participant --email --given-name --family-name --require-delivery",
    "collaborator import": "--company FILE=- --keep-going --require-delivery",
    "collaborator list": "--company --all --limit",
    "collaborator remove": "--company --participant --email",
    "collaborator update":
      """
    --company --participant --email --new-email --given-name --family-name --require-delivery
    """,
    "invitation accept": "LINK --given-name --family-name --pledge",
    "invitation cancel": "EMAIL",
    "invitation list": "--to --status --limit",
    "invitation resend": "EMAIL --require-delivery",
    "provider list": "--limit",
    "provider show": "CODE",
    "training list": "--provider --limit",
    "training search": "WORDS --provider --limit",
    "training show": "CODE",
    "session list": "--training --all --limit",
    "session show": "CODE",
  ]

  /// The table, read.
  static var commands: [[String]: [String: Narrowing.Opening]] {
    var commands: [[String]: [String: Narrowing.Opening]] = [:]
    for (path, parameters) in table {
      var openings: [String: Narrowing.Opening] = [:]
      for parameter in words(parameters) {
        let parts = parameter.split(separator: "=", maxSplits: 1).map(String.init)
        openings[parts[0]] = parts.count == 2 ? .only(parts[1]) : .open
      }
      commands[words(path)] = openings
    }
    return commands
  }

  /// The open part of the tool for one account in one database, neither of which it can name.
  static func tool(
    for account: EmailAddress, _ options: CommonOptions, database: String
  ) -> CommandLineTool<Console> {
    func flag(_ isGiven: Bool) -> Narrowing.Opening { isGiven ? .only("true") : .open }
    let narrowing = Narrowing(
      globals: [
        "--as": .fixed(account.description), "--db": .fixed(database),
        "--json": flag(options.json), "--quiet": flag(options.quiet),
        "--dry-run": flag(options.dryRun),
      ],
      commands: commands)
    return Tool.tool.narrowed(
      to: narrowing,
      examples: [
        "jinius convention list --status awaiting_signature",
        "jinius convention download C-000001 > C-000001.pdf",
      ])
  }

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }
}
