import Foundation
import SQLite
import Testing

/// A person who has left something in every column that may name him: the export shows it all, and
/// the erasure takes it all out. A column that is new to the schema fails here until it is handled.
@Suite("personal data") struct PersonalDataTests {
  private static let email = "max@noiretable.example"
  private static let formerEmail = "maxime@autrefois.example"
  /// What names him, is his, or was said about him; a former name and address as well.
  private static let marks = [
    email, formerEmail, "Maximilien", "Maximilian", "Noirétable", "33645678901", "Zanzibar",
    "33159031261", "ZZ-4711",
  ]

  /// Each column that may name a person, with the section of the export that shows it.
  private static let sections = [
    "account.email": "account", "account.given_name": "account", "account.family_name": "account",
    "account.phone": "account", "account.street": "account", "account.city": "account",
    "account.professional_number": "account", "registration.key": "registrations",
    "interlocutor.mobile": "spaces",
    "signing_procedure.given_name": "signing_procedures",
    "signing_procedure.family_name": "signing_procedures",
    "signing_procedure.email": "signing_procedures",
    "signing_procedure.mobile": "signing_procedures",
    "signing_procedure.reason": "signing_procedures",
    "registration.cancel_reason": "registrations",
    "invitation.new_email": "invitations",
    "letter.recipient": "letters", "letter.parameters": "letters",
    "journal_personal.personal": "journal",
  ]

  /// Columns with such a name that hold nobody's data: addresses of training bodies and firms.
  private static let nobodys: Set = [
    "provider.email", "provider.street", "provider.city", "establishment.street",
    "establishment.city",
  ]

  /// Evidence of a contract that somebody went back on: it is exported, and goes with the contract.
  private static let evidence: Set = [
    "withdrawal.given_name", "withdrawal.family_name", "withdrawal_link.email",
  ]

  private static let scene = """
    export JINIUS_DB=jinius.db
    jinius init --sandbox
    jinius provider add IRF --name IRF --siret 73282932000074 --activity-number 11922644692 --street A --postal-code 75002 --city Paris --email f@irf.example --vat exempt
    jinius training add T --provider IRF --title Audit --modality in_person --profession cac --duration 14h --price 900.00 --objective O --programme P --trainers X
    jinius session add S --training T --starts 2027-03-08T09:00 --ends 2027-03-09T17:30 --place Lyon --seats 12
    jinius account create claire@x.fr --given-name Claire --family-name Martin
    jinius account create ines@y.fr --given-name Inès --family-name Blanc
    jinius company init --siret 37962734200015 --name X --administrator claire@x.fr --pledge --registration-rights restricted
    jinius company init --siret 40483304800022 --name Y --administrator ines@y.fr --pledge --registration-rights open
    jinius interlocutor add --company 379627342 --email \(formerEmail) --given-name Maximilian --family-name Noirétable --role administrator --mobile +33645678901 --can-sign
    jinius interlocutor add --company 379627342 --email paul@x.fr --given-name Paul --family-name Durand --mobile +33612345678 --can-sign
    jinius account rectify \(formerEmail) --given-name Maximilien --phone "+33 1 59 03 12 61" --street "3 rue Zanzibar" --postal-code 42440 --city Zanzibar --professional-number ZZ-4711
    jinius collaborator add --company 379627342 --email \(formerEmail)
    jinius registration create --company 379627342 --session S --participant "Léa Petit <lea@x.fr>"
    jinius convention sign C-000001 --signatory \(formerEmail)
    LINK=$(jinius outbox list --to \(formerEmail) --json | tail -n 1 | jq -r .id)
    LINK=$(jinius outbox show $LINK --json | jq -r .body | grep /sign/)
    jinius signature read $LINK --output read.pdf
    jinius signature code $LINK
    jinius convention cancel C-000001 --reason "Zanzibar sans réseau"
    jinius billing allow --establishment 40483304800022 --company 379627342
    jinius registration create --company 379627342 --session S --participant \(formerEmail) --payer 40483304800022 --key Zanzibar/1
    jinius convention sign C-000002 --signatory paul@x.fr
    jinius registration cancel R-000002 --reason "Zanzibar en famille"
    jinius individual init --account \(formerEmail) --mobile +33645678901
    LINK=$(jinius outbox show --last --to \(formerEmail) --kind invitation --json | jq -r .body | grep /invitation/)
    jinius invitation accept $LINK
    jinius interlocutor add --individual \(formerEmail) --email anna@x.fr --given-name Anna --family-name Roy --mobile +33698765432 --can-sign --as \(formerEmail)
    jinius account suspend \(formerEmail) --reason "Zanzibar encore"
    jinius account reactivate \(formerEmail)
    jinius account rectify \(formerEmail) --email \(email)
    LINK=$(jinius outbox show --last --to \(email) --kind address_confirmation --json | jq -r .body | grep /invitation/)
    jinius invitation accept $LINK
    """

  private static func played() throws -> Session {
    let session = try Session()
    for line in scene.split(separator: "\n") {
      let answer = try session.perform(String(line))
      if answer.status != 0 { Issue.record("\(line): \(answer.errors)") }
    }
    return session
  }

  private static func database(_ session: Session) throws -> Database {
    try Database(
      path: session.folder.appending(path: "jinius.db").path, access: .readOnly,
      applicationID: nil)
  }

  /// The columns of the schema whose names say that they may name a person.
  private static func columns(_ database: Database) throws -> Set<String> {
    let words = [
      "email", "mobile", "given_name", "family_name", "recipient", "parameters", "personal",
      "reason", "phone", "street", "city", "professional_number", "key",
    ]
    let all = try database.rows(
      """
      SELECT "table".name || '.' || "column".name, "column".name
      FROM sqlite_schema AS "table" CROSS JOIN pragma_table_info("table".name) AS "column"
      WHERE "table".type = 'table'
      """
    ) { (try $0.text(0), try $0.text(1)) }
    return Set(
      all.filter { _, name in words.contains { name == $0 || name.hasSuffix("_" + $0) } }
        .map(\.0)
    ).subtracting(nobodys).subtracting(evidence)
  }

  /// The marks that stand in a column.
  private static func marks(in column: String, _ database: Database) throws -> Set<String> {
    let parts = column.split(separator: ".")
    let texts = try database.rows(
      SQL(stringLiteral: "SELECT \(parts[1]) FROM \(parts[0]) WHERE \(parts[1]) IS NOT NULL")
    ) { try $0.text(0) }
    return Set(marks.filter { mark in texts.contains { $0.contains(mark) } })
  }

  @Test("every column that may name a person is handled by name")
  func handled() throws {
    let session = try Self.played()
    #expect(try Self.columns(Self.database(session)) == Set(Self.sections.keys))
  }

  @Test("the export shows what each column holds of him, and no secret")
  func exported() throws {
    let session = try Self.played()
    let text = try session.perform("jinius account export \(Self.email) --output -").output
    let export = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let database = try Self.database(session)
    for (column, section) in Self.sections {
      let data = try JSONSerialization.data(
        withJSONObject: try #require(export[section]), options: .withoutEscapingSlashes)
      let shown = String(decoding: data, as: UTF8.self)
      let held = try Self.marks(in: column, database)
      #expect(!held.isEmpty, "the scene leaves nothing in \(column)")
      #expect(held.filter { !shown.contains($0) }.isEmpty, "\(column) is not all in \(section)")
    }
    #expect((export["registrations"] as? [Any])?.count == 1)
    #expect((export["directories"] as? [Any])?.count == 1)
    #expect((export["invitations"] as? [Any])?.count == 2)
    let token = #"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])"#
    #expect(text.range(of: token, options: .regularExpression) == nil)
    #expect(text.contains("•••••• est votre code"))
    // What he did about others is his; their data are not.
    #expect(text.contains("interlocutor_added"))
    #expect(!text.contains("33698765432"))
  }

  @Test("after the erasure no column and no byte of the file holds anything of him")
  func erased() throws {
    let session = try Self.played()
    let file = session.folder.appending(path: "jinius.db")
    let before = try Data(contentsOf: file)
    for mark in Self.marks { #expect(before.range(of: Data(mark.utf8)) != nil, "\(mark)") }
    let answer = try session.perform("jinius account erase \(Self.email) --yes --json")
    #expect(answer.status == 0, "\(answer.errors)")
    let after = try Data(contentsOf: file)
    for mark in Self.marks { #expect(after.range(of: Data(mark.utf8)) == nil, "\(mark)") }
    for name in ["jinius.db-journal", "jinius.db.lock"] {
      let rest = try? Data(contentsOf: session.folder.appending(path: name))
      #expect(rest?.isEmpty != false)
    }
    let database = try Self.database(session)
    for column in try Self.columns(database) {
      #expect(try Self.marks(in: column, database).isEmpty, "\(column)")
    }
    let papers = try database.row("SELECT count(content) FROM document") { try $0.int(0) }
    #expect(papers == 0)
    #expect(try session.perform("jinius audit verify").status == 0)
    // Everybody else stands as he stood.
    let others = try session.perform("jinius account list --json | jq -r .email | sort").output
    #expect(
      others.split(separator: "\n").map(String.init) == [
        "anna@x.fr", "anonymised-3@anonymised.invalid", "claire@x.fr", "ines@y.fr", "lea@x.fr",
        "paul@x.fr",
      ])
  }
}
