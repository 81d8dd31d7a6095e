import Testing

/// A line with which somebody tries to get out, and the reason for which the gate refuses it.
struct Attempt: Sendable, CustomTestStringConvertible {
  let line: String
  let reason: String
  var testDescription: String { line.count > 80 ? "\(line.prefix(80))…" : line }

  static let all: [Attempt] =
    shell + characters + database + actors + files + commands + words + others + sizes

  private static func refused(_ reason: String, _ lines: [String]) -> [Attempt] {
    lines.map { Attempt(line: $0, reason: reason) }
  }

  /// What a shell would act upon. LOOT stands for a file that is not to be made.
  private static let shell =
    refused(
      "shell_character",
      [
        "company list; touch LOOT", "company list;touch LOOT", "; touch LOOT",
        "company list && touch LOOT", "company list || touch LOOT", "company list & touch LOOT",
        "company list | tee LOOT", "company list > LOOT", "company list >> LOOT",
        "company list < /etc/passwd", "company list <<< x", "$(touch LOOT)",
        "company show $(touch LOOT)", "`touch LOOT`", "company show `touch LOOT`",
        "company show $HOME", "${IFS}company list", "company {show,list}", "company (list)",
        "company list *", "company list ?", "company list [a-z]", "company list ~/.ssh",
        "company list # x", "!! company list", "company\\ list; 'touch' LOOT",
        "'company' \"list\" $(touch LOOT)",
      ])
    + refused(
      "closed_command",
      [
        "'company list; touch LOOT'", "\"$(touch LOOT)\"", "'`touch LOOT`'", "sh -c 'touch LOOT'",
        "/bin/sh -c 'touch LOOT'", "../../../../bin/sh", "touch LOOT", "env touch LOOT",
        "company\\;touch LOOT", "exec touch LOOT", "'' company list", "jinius jinius company list",
        "/usr/bin/jinius company list", "company 'list;touch LOOT'",
      ]) + refused("open_quote", ["company list '", "company \"list", "company list \\"])

  private static let characters = refused(
    "control_character",
    [
      "company list\ntouch LOOT", "company list\n", "\ntouch LOOT", "company list\r\ntouch LOOT",
      "company\tlist", "company list \u{1B}]52;c;eA==\u{7}", "company list\u{7F}",
      "company list \u{85}", "company list \u{202E}tsil", "company list \u{2066}x",
      "company 'list\u{2028}x'", "\u{200F}company list",
    ])

  private static let database = refused(
    "closed_option",
    [
      "--db LOOT company list", "--db=LOOT company list", "company list --db LOOT",
      "company list --db=LOOT", "'--db=LOOT' company list", "\"--\"db=LOOT company list",
      "company --db LOOT list", "--d=LOOT company list", "--data LOOT company list",
      "--DB=LOOT company list", "-db LOOT company list",
    ])

  private static let actors = refused(
    "closed_option",
    [
      "--as ines@autre.example company list", "--as=ines@autre.example company list",
      "company list --as ines@autre.example", "company list --as=claire@cabinet.example",
      "company list --as= ", "company list --json --as ines@autre.example --quiet",
      "company list --a ines@autre.example",
    ])

  private static let files =
    refused(
      "closed_word",
      [
        "convention preview C-000001 --output LOOT", "convention preview C-000001 --output=LOOT",
        "convention preview C-000001 -o LOOT", "convention preview C-000001 -o=LOOT",
        "convention preview C-000001 '--output=~/.ssh/authorized_keys'",
        "convention preview C-000001 --output \\~/.ssh/authorized_keys",
        "convention preview C-000001 --output=../loot", "convention preview C-000001 --output=LINK",
        "convention preview C-000001 --output=/dev/stdout", "convention preview C-000001 --output=",
        "convention preview C-000001 --output - --output LOOT",
        "convention download C-000001 --output=-/LOOT", "signature read x --output LOOT",
        "signature download x -o LOOT", "company list /etc/passwd", "company list /dev/stdin",
        "company list -- --db LOOT", "company list -- LOOT", "company list -",
        "convention show C-000001 LOOT", "account export claire@cabinet.example --output LOOT",
        "collaborator import --company 379627342 /etc/passwd",
        "collaborator import --company 379627342 /dev/stdin",
        "collaborator import --company 379627342 LINK",
        "collaborator import --company 379627342 /proc/self/environ",
      ])
    + refused("shell_character", ["convention preview C-000001 --output=~/.ssh/authorized_keys"])
    + refused(
      "closed_option",
      [
        "convention preview C-000001 --force", "convention preview C-000001 -oLOOT",
        "convention preview C-000001 --out LOOT", "convention preview C-000001 --outputs=LOOT",
        "convention preview C-000001 --output - --force --output LOOT", "company list --file LOOT",
        "company list --config=LOOT", "account rectify claire@cabinet.example --email x@x.fr",
        "company list -\(String(repeating: "x", count: 4000))",
        "company list --\(String(repeating: "x", count: 60_000))=y",
      ])

  private static let commands = refused(
    "closed_command",
    [
      "gate --as ines@autre.example", "__tree", "__reference", "__complete conv",
      "completions bash",
      "man", "init", "init --sandbox", "tick", "settings list", "settings set link_days 1",
      "outbox list", "outbox show 1", "audit list", "audit verify", "account list",
      "account create x@x.fr --given-name X --family-name Y", "provider add X",
      "provider update IRF --name X", "training add X", "training update T --price 1",
      "session add X", "account erase claire@cabinet.example --yes",
      "account close claire@cabinet.example", "account suspend ines@autre.example",
      "retention apply --yes", "retention report",
      "help outbox", "help environment", "help help", "compan list", "company lis",
    ])

  private static let words =
    refused(
      "closed_command", ["-- outbox list", "-- gate", "- company list", "—db=LOOT company list"])
    + refused("closed_option", ["--version", "-V", "company list -v"])

  /// What the account has no right to.
  private static let others = refused(
    "not_permitted",
    [
      "convention show C-000002", "convention preview C-000002",
      "convention download C-000002 -o -",
      "convention sign C-000002 --signatory claire@cabinet.example",
      "registration cancel R-000002", "company update 404833048 --name Prise",
      "interlocutor list --company 404833048",
      "interlocutor add --company 404833048 --email claire@cabinet.example --role administrator",
      "right explain --account ines@autre.example --company 404833048 --action manage_rights",
      "right set --company 404833048 --role participant --allow read_documents",
      "billing allow --establishment 40483304800022 --company 379627342",
      "account show ines@autre.example", "convention show C-999999",
    ])

  private static let sizes =
    refused(
      "too_long",
      [
        "company list \(String(repeating: "x", count: 65_536))",
        String(repeating: "company list ", count: 8_000),
      ])
    + refused("closed_word", ["company list \(String(repeating: "x ", count: 5_000))"])
    + refused("closed_command", [String(repeating: "x", count: 65_536)])
}
