import Foundation
import Testing

/// A command that changes something, in a folder where everything is under way: to be disturbed.
package struct Verb: Sendable, CustomTestStringConvertible {
  /// Its words; `{link}`, `{code}`, `{contract}` and `{invitation}` stand for the folder's secrets.
  package let line: String
  /// The clock that it is run by.
  package let now: String

  init(_ line: String, at now: String = Scratch.now) {
    self.line = line
    self.now = now
  }

  package var testDescription: String { line }

  /// Noun and verb.
  package var name: String { line.split(separator: " ").prefix(2).joined(separator: " ") }

  /// Every verb that writes, but those that need another program: `outbox deliver`, `convention
  /// record` and `gate`, and `init`, which makes the folder's database.
  package static let all: [Verb] = [
    Verb("account create zoe@x.example --given-name Zoé --family-name Roy"),
    Verb("account close claire2@cabinet.example"),
    Verb("account erase claire2@cabinet.example --yes"),
    Verb("account rectify claire@cabinet.example --given-name Clara"),
    Verb("account suspend claire2@cabinet.example --reason absence"),
    Verb("account reactivate barred@cabinet.example"),
    Verb("billing allow --establishment 37962734200015 --company 404833048"),
    Verb("billing policy --establishment 37962734200015 --set all"),
    Verb("collaborator add --company 379627342 --participant Zoé_Roy_<zoe@x.example>"),
    Verb("collaborator remove --company 379627342 --participant lea@cabinet.example"),
    Verb("company update 379627342 --name Cabinet_Claire_Martin"),
    Verb("company finalise 404833048"),
    Verb("company pledge 379627342 --as claire@cabinet.example"),
    Verb("convention sign C-000002 --signatory paul@cabinet.example"),
    Verb("contract withdraw C-000003"),
    Verb("convention cancel C-000001"),
    Verb(
      "delegation grant --from 379627342 --to 404833048 --right register_participants "
        + "--until 2027-06-30"),
    Verb("establishment add 37962734200023 --name Lyon"),
    Verb("establishment update 40483304800022 --name Berges"),
    Verb("establishment move-head-office 40483304800030"),
    Verb("individual init --account lone@x.example --mobile +33612345679"),
    Verb(
      "interlocutor add --company 379627342 --email zoe@x.example --given-name Zoé "
        + "--family-name Roy --role training_manager"),
    Verb("interlocutor update --company 379627342 --email claire2@cabinet.example --no-role"),
    Verb("interlocutor remove --company 379627342 --email paul@cabinet.example"),
    Verb("invitation accept {invitation}"),
    Verb("invitation resend lea@cabinet.example"),
    Verb(
      "provider add P2 --name P2 --siret 73282932000074 --activity-number 11922644692 "
        + "--street 4_rue_de_la_Paix --postal-code 75002 --city Paris --email a@p.example "
        + "--vat exempt"),
    Verb("provider update IRF --name IRF_Paris"),
    Verb(
      "registration create --company 379627342 --session BIG --participant Zoé_Roy_<zoe@x.example>"),
    Verb("registration cancel R-000002"),
    Verb("right set --company 379627342 --role billing_manager --deny read_documents"),
    Verb("seal create --key ec"),
    Verb(
      "session add S2 --training T --starts 2027-04-01T09:00 --ends 2027-04-02T17:30 "
        + "--place Lyon --seats 3"),
    Verb("settings set link_days 30"),
    Verb("settings reset invitation_days"),
    Verb("signature code {link}"),
    Verb("signature decline {link} --reason non"),
    Verb("signature sign {link} --code {code}"),
    Verb("signature withdraw {contract}"),
    Verb("tick", at: "2027-02-20T09:00:00Z"),
    Verb(
      "training add T2 --provider IRF --title Contrôler --modality in_person --profession cac "
        + "--duration 7h --price 450.00"),
    Verb("training update T --title Évaluer_les_risques"),
  ]

  /// Its words in a folder, as JSON for scripts.
  package func words(in stage: Underway) -> [String] {
    line.split(separator: " ").map { word in
      var word = word.replacingOccurrences(of: "_", with: " ")
      for (name, value) in stage.secrets { word = word.replacingOccurrences(of: name, with: value) }
      // What holds an underscore by right.
      return Self.kept[word] ?? word
    } + ["--json"]
  }

  private static let kept: [String: String] = Dictionary(
    uniqueKeysWithValues: [
      "register_participants", "training_manager", "billing_manager", "read_documents",
      "link_days", "invitation_days", "in_person",
    ].map { ($0.replacingOccurrences(of: "_", with: " "), $0) })
}

/// A folder where everything is under way: a convention whose signatory has read it and has a code,
/// one that awaits its signature, people who were invited, a second company that is a draft.
package struct Underway: Sendable {
  package let scratch: Scratch
  package let secrets: [String: String]

  /// A folder of its own.
  package static func make() throws -> Underway {
    let all = try template.get()
    return Underway(scratch: try all.scratch.copy(), secrets: all.secrets)
  }

  private static let template = Result { try underway() }

  private static func underway() throws -> Underway {
    let scratch = try Scratch.furnished()
    for (name, address) in [
      ("Bob", "bob@delta.example"), ("Claire", "claire2@cabinet.example"),
      ("Marc", "barred@cabinet.example"), ("Ines", "lone@x.example"),
      ("Nadia", "nadia@x.example"),
    ] {
      try scratch.done(
        "account", "create", address, "--given-name", name, "--family-name", "Blanc")
    }
    try scratch.done("account", "suspend", "barred@cabinet.example")
    try scratch.done(
      "company", "init", "--siret", "40483304800022", "--name", "Delta", "--administrator",
      "bob@delta.example", "--pledge", "--registration-rights", "open", "--draft",
      "--street", "1 rue du Fleuve", "--postal-code", "69002", "--city", "Lyon")
    try scratch.done("establishment", "add", "40483304800030")
    try scratch.done(
      "interlocutor", "add", "--company", Scratch.company, "--email", "claire2@cabinet.example",
      "--role", "billing_manager")
    try scratch.done("settings", "set", "invitation_days", "20")
    let first = try scratch.convention()
    try scratch.done(
      "collaborator", "add", "--company", Scratch.company, "--participant", "lea@cabinet.example")
    _ = try scratch.convention(of: "Anne Martin <anne@cabinet.example>")
    try scratch.done(Scratch.launch(first))
    try scratch.done(
      "individual", "init", "--account", "nadia@x.example", "--mobile", "+33612345680")
    try scratch.done("registration", "create", "--individual", "nadia@x.example", "--session", "S")
    try scratch.done("convention", "sign", "C-000003", "--signatory", "nadia@x.example")
    func found(_ pattern: Regex<Substring>, to address: String) throws -> String {
      String(try #require(try scratch.newestLetter(to: address).firstMatch(of: pattern)).0)
    }
    func link(to address: String) throws -> String {
      let link = try found(#/https:\S+\/sign\/[A-Za-z0-9_-]{43}/#, to: address)
      try scratch.done(
        "signature", "read", link, "--output", scratch.folder + "/read.pdf", "--force")
      try scratch.done("signature", "code", link)
      return link
    }
    func code(to mobile: String) throws -> String { try found(#/\b[0-9]{6}\b/#, to: mobile) }
    let contract = try link(to: "nadia@x.example")
    try scratch.done("signature", "sign", contract, "--code", try code(to: "+33612345680"))
    return Underway(
      scratch: scratch,
      secrets: [
        "{link}": try link(to: Scratch.signatory), "{code}": try code(to: "+33612345678"),
        "{contract}": contract,
        "{invitation}": try found(
          #/https:\S+\/invitation\/[A-Za-z0-9_-]{43}/#, to: "anne@cabinet.example"),
      ])
  }
}
