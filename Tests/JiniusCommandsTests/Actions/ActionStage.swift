import Foundation
import Testing

/// Things in some state, by a clock, with all that shows them.
struct ActionStage: Sendable, CustomTestStringConvertible {
  let name: String
  /// What is done on the way there. `{link}`, `{code}` stand for the newest ones.
  let lines: [String]
  var now = opening
  /// How many verbs must be offered at least.
  var atLeast = 1

  var testDescription: String { name }

  static let opening = "2026-11-20T09:00:00Z"
  private static let later = "2026-11-21T10:00:00Z"
  private static let company = "379627342"
  private static let paul = "paul@x.fr"
  private static let marc = "marc@blanc.fr"

  private static let base = """
    provider add IRF --name IRF --siret 73282932000074 --activity-number 11922644692 --street A --postal-code 75002 --city Paris --email f@irf.example --vat exempt
    training add T --provider IRF --title T --modality in_person --profession cac --duration 14h --price 900.00 --objective O --programme P --trainers X
    session add S --training T --starts 2027-03-08T09:00 --ends 2027-03-09T17:30 --place Lyon --seats 12
    account create claire@x.fr --given-name Claire --family-name Martin
    account create \(marc) --given-name Marc --family-name Blanc
    company init --siret 37962734200015 --name X --administrator claire@x.fr --pledge --registration-rights restricted
    interlocutor add --company \(company) --email \(paul) --given-name Paul --family-name Durand --mobile +33612345678 --can-sign
    registration create --company \(company) --session S --participant Léa_Petit_<lea@x.fr>
    individual init --account \(marc) --mobile +33698765432
    registration create --individual \(marc) --session S
    """

  private static let launched = "convention sign C-000001 --signatory \(paul)"
  private static let code = ["signature read {link} --output -", "signature code {link}"]
  private static let signed = [launched] + code + ["signature sign {link} --code {code}"]
  private static let contract =
    ["convention sign C-000002 --signatory \(marc)"] + code
    + ["signature sign {link} --code {code}"]
  private static let wrong = "signature sign {link} --code {wrong}"

  private init(
    _ name: String, _ lines: [String] = [], now: String = opening, atLeast: Int = 1
  ) {
    self.name = name
    self.lines = lines
    self.now = now
    self.atLeast = atLeast
  }

  static let all: [ActionStage] = [
    ActionStage("everything awaits", atLeast: 10),
    ActionStage("a registration is cancelled", ["registration cancel R-000001"]),
    ActionStage("signing, unread", [launched], atLeast: 8),
    ActionStage("signing, read", [launched, code[0]], atLeast: 8),
    ActionStage("signing, a code is out", [launched] + code, atLeast: 8),
    ActionStage(
      "signing, the code is too old", [launched] + code, now: "2026-11-20T09:10:00Z"),
    ActionStage(
      "signing, the code is spent",
      [launched] + code + [String](repeating: wrong, count: 5)),
    ActionStage(
      "signing, all codes are out", [launched, code[0]] + [String](repeating: code[1], count: 5)),
    ActionStage("locked", [launched, code[0]] + [String](repeating: code[1], count: 6)),
    ActionStage("declined", [launched, "signature decline {link}"]),
    ActionStage(
      "no code is sent any more today",
      ["settings set codes_per_day 1", launched, code[0], code[1]]),
    ActionStage(
      "no launch is left today",
      [String](repeating: launched, count: 1)
        + ["settings set launches_per_day 1", "convention cancel C-000001"]),
    ActionStage("the link has died", [launched], now: "2027-01-19T09:00:00Z"),
    ActionStage("handed over to a platform", ["convention sign C-000001 --platform P"]),
    ActionStage("signed by a firm", signed, atLeast: 6),
    ActionStage("a contract is signed", contract, atLeast: 8),
    ActionStage("a contract, in its last second", contract, now: "2026-12-04T22:59:59Z"),
    ActionStage("a contract, too late", contract, now: "2026-12-04T23:00:00Z"),
    ActionStage("a contract is withdrawn from", contract + ["contract withdraw C-000002"]),
    ActionStage("the session has begun", [launched], now: "2027-03-08T08:00:00Z"),
    ActionStage("the session is over", signed, now: "2027-03-09T16:30:00Z"),
    ActionStage("the session is over, and tick came", ["tick"], now: "2027-03-09T16:30:00Z"),
    ActionStage("never signed", now: "2027-04-08T16:30:00Z"),
    ActionStage("never signed, and tick came", ["tick"], now: "2027-04-08T16:30:00Z"),
    ActionStage(
      "people come and go",
      [
        "account create bob@x.fr --given-name Bob --family-name Noir",
        "account create own@x.fr --given-name Own --family-name Noir --self",
        "account create gone@x.fr --given-name Gone --family-name Noir",
        "account create away@x.fr --given-name Away --family-name Noir",
        "account suspend away@x.fr",
        "collaborator add --company \(company) --participant bob@x.fr",
        "collaborator add --company \(company) --participant gone@x.fr",
        "collaborator add --company \(company) --participant Eva_Roux_<eva@x.fr>",
        "collaborator remove --company \(company) --participant gone@x.fr",
        "collaborator remove --company \(company) --participant bob@x.fr",
        "account close gone@x.fr",
        "interlocutor add --company \(company) --email zoe@x.fr --given-name Zoe --family-name Roy --role administrator",
        "invitation cancel eva@x.fr", "invitation resend lea@x.fr", "account close own@x.fr",
      ], atLeast: 20),
    ActionStage(
      "a second administrator has accepted",
      [
        "account create zoe@x.fr --given-name Zoe --family-name Roy",
        "interlocutor add --company \(company) --email zoe@x.fr --role administrator",
      ], atLeast: 16),
    ActionStage(
      "invited as often as may be",
      [String](repeating: "invitation resend lea@x.fr", count: 3)),
    ActionStage("invitations are too old", now: "2026-12-25T09:00:00Z"),
    ActionStage(
      "an address awaits its confirmation", ["account rectify claire@x.fr --email other@x.fr"]),
    ActionStage(
      "rights are lent",
      [
        "account create ines@y.fr --given-name Ines --family-name Blanc",
        "company init --siret 40483304800022 --name Y --administrator ines@y.fr --pledge --registration-rights open",
        "delegation grant --from \(company) --to 404833048 --right read_documents --until 2026-11-30",
        "delegation grant --from \(company) --to 404833048 --right launch_signature --until 2026-11-30",
        "delegation accept 2",
        "delegation grant --from \(company) --to 404833048 --right register_participants --until 2026-11-30",
        "delegation revoke 3",
        "delegation grant --from \(company) --to 404833048 --right read_documents --until 2026-12-31",
      ], atLeast: 12),
    ActionStage(
      "rights were lent",
      [
        "account create ines@y.fr --given-name Ines --family-name Blanc",
        "company init --siret 40483304800022 --name Y --administrator ines@y.fr --pledge --registration-rights open",
        "delegation grant --from \(company) --to 404833048 --right read_documents --until 2026-11-30",
      ], now: "2026-12-01T09:00:00Z"),
    ActionStage(
      "a company is a draft",
      [
        "account create ines@y.fr --given-name Ines --family-name Blanc",
        "company init --siret 40483304800022 --name Y --administrator ines@y.fr --pledge --registration-rights open --draft",
      ]),
    ActionStage(
      "a draft is complete",
      [
        "account create ines@y.fr --given-name Ines --family-name Blanc",
        "company init --siret 40483304800022 --name Y --administrator ines@y.fr --pledge --registration-rights open --draft --street A --postal-code 69003 --city Lyon",
      ], atLeast: 11),
  ]

  /// The stage, set.
  func set() throws -> Sandbox {
    let sandbox = try Sandbox()
    // What is done by the clock of the stage comes last, if at all.
    let last = lines.last == "tick" ? 1 : 0
    for line in Self.base.split(separator: "\n").map(String.init) + lines.dropLast(last) {
      let words = try filled(line, in: sandbox, at: Self.opening)
      let answer = try sandbox.run(words, at: Self.opening)
      let isMeantToFail = line == Self.wrong || name == "locked"
      if answer.status != .done && !isMeantToFail { Issue.record("\(line): \(answer.errors)") }
    }
    if last == 1 { #expect(try sandbox.run(["tick"], at: now).status == .done) }
    return sandbox
  }

  /// The words of a line, secrets put in.
  private func filled(_ line: String, in sandbox: Sandbox, at now: String) throws -> [String] {
    try line.split(separator: " ").map { (word: Substring) -> String in
      switch String(word) {
      case "{link}": try secret(.link, in: sandbox)
      case "{code}": try secret(.code, in: sandbox)
      case "{wrong}": try secret(.code, in: sandbox) == "000000" ? "000001" : "000000"
      default:
        Self.plain.contains { word.hasPrefix($0) }
          ? String(word) : String(word).replacing("_", with: " ")
      }
    }
  }

  /// Words whose underscores are their own.
  private static let plain = [
    "in_person", "read_documents", "launch_signature", "register_participants", "codes_per_day",
    "launches_per_day",
  ]

  private enum Secret { case link, code }

  private func secret(_ secret: Secret, in sandbox: Sandbox) throws -> String {
    let kind = secret == .link ? "signature_link" : "signature_code"
    let answer = try sandbox.run(
      ["outbox", "show", "--last", "--kind", kind, "--json"], at: Self.opening)
    let pattern = secret == .link ? /https:[^"\\]+\/sign\/[A-Za-z0-9_-]{43}/ : /\b[0-9]{6}(?= est)/
    return String(try #require(answer.output.firstMatch(of: pattern)).0)
  }

  // MARK: What is shown

  private static let commands =
    [
      "account list", "company list", "individual list", "invitation list", "delegation list",
      "registration list", "convention list", "contract deadlines", "outbox list",
      "company overview \(company)", "company show \(company)",
      "collaborator list --company \(company) --all",
      "account spaces claire@x.fr", "account spaces ines@y.fr", "company show 404833048",
    ]
    + ["claire@x.fr", marc, "lea@x.fr"].flatMap {
      ["account show \($0)", "account overview \($0)", "account export \($0) --output -"]
    }
    + ["1", "2"].flatMap {
      ["registration show R-00000\($0)", "convention show C-00000\($0)", "individual show \(marc)"]
    }

  /// Everything with an `available_actions`, however deep.
  func shown(in sandbox: Sandbox) throws -> [ShownThing] {
    var shown: [ShownThing] = []
    let link = lines.contains { $0.contains("{link}") } || lines.contains(Self.launched)
    for command in Self.commands + (link ? ["signature open {link}"] : []) {
      let words = try filled(command, in: sandbox, at: now)
      let answer = try sandbox.run(words + ["--json"], at: now)
      for line in answer.output.split(separator: "\n") {
        try gather(JSONSerialization.jsonObject(with: Data(line.utf8)), command, into: &shown)
      }
    }
    return shown
  }

  private func gather(_ value: Any, _ source: String, into shown: inout [ShownThing]) throws {
    if let list = value as? [Any] { for one in list { try gather(one, source, into: &shown) } }
    guard let members = value as? [String: Any] else { return }
    if let verbs = members["available_actions"] as? [String] {
      let (noun, name) = try #require(
        Self.identity(members), "\(source) shows \(verbs) of what? \(members.keys.sorted())")
      shown.append(
        ShownThing(noun: noun, name: name, verbs: verbs, source: source, members: members))
    }
    for (_, inner) in members { try gather(inner, source, into: &shown) }
  }

  /// What a thing is, and how words refer to it.
  private static func identity(_ members: [String: Any]) -> (noun: String, name: String)? {
    func text(_ key: String) -> String { "\(members[key] ?? "")" }
    if members["last_day"] != nil { return ("contract", text("id")) }
    if members["codes_left"] != nil { return ("signature", text("convention")) }
    if members["convention_status"] != nil { return ("registration", text("id")) }
    if members["programme"] != nil { return ("registration", text("registration")) }
    if text("id").hasPrefix("C-") { return ("convention", text("id")) }
    if members["right"] != nil { return ("delegation", text("id")) }
    if members["account_status"] != nil { return ("collaborator", text("email")) }
    if members["subject"] != nil { return ("outbox", text("id")) }
    if members["expires_at"] != nil && members["given_name"] != nil {
      return ("invitation", text("email"))
    }
    if members["read_at"] != nil { return ("procedure", text("launched_at")) }
    if members["kind"] != nil { return ("company", text("siren")) }
    if members["profession"] != nil { return ("account", text("email")) }
    return nil
  }

  // MARK: What is tried

  func words(for verb: String, of shown: ShownThing, in sandbox: Sandbox) throws -> [String] {
    let name = shown.name
    switch (shown.noun, verb) {
    case (_, "withdraw") where shown.noun != "signature":
      let contract = shown.members["convention"].map { "\($0)" } ?? name
      return ["contract", "withdraw", contract]
    case ("signature", "sign"):
      return [
        "signature", "sign", try secret(.link, in: sandbox), "--code",
        try secret(.code, in: sandbox),
      ]
    case ("signature", let verb):
      let file = ["read", "download"].contains(verb) ? ["--output", "-"] : []
      return ["signature", verb, try secret(.link, in: sandbox)] + file
    case ("convention", "sign"):
      let signatory = name == "C-000001" ? Self.paul : Self.marc
      return ["convention", "sign", name, "--signatory", signatory]
    case ("convention", "preview"), ("convention", "download"):
      return ["convention", verb, name, "--output", "-"]
    case ("collaborator", _):
      return ["collaborator", verb, "--company", Self.company, "--participant", name]
    default: return [shown.noun, verb, name]
    }
  }
}
