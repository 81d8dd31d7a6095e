import Foundation
import Testing

/// Who asks, with the words of the table's columns.
enum Asker: String, CaseIterable {
  case administrator, giver, delegate, participant, stranger, link
  case trainingManager = "training manager"
  case billingManager = "billing manager"
  case otherFirm = "other firm"

  /// The account that acts.
  var email: String {
    switch self {
    case .administrator: "claire@x.fr"
    case .trainingManager: "tom@x.fr"
    case .billingManager: "zoe@x.fr"
    case .giver: "gil@x.fr"
    case .delegate: "dora@z.fr"
    case .participant: "lea@x.fr"
    case .otherFirm: "ines@y.fr"
    case .stranger, .link: "max@free.fr"
    }
  }

  /// The firm that he names as his own.
  var company: String {
    switch self {
    case .administrator, .trainingManager, .billingManager, .giver, .participant, .delegate:
      "379627342"
    case .otherFirm, .stranger, .link: "404833048"
    }
  }
}

/// The table of `docs/security.md`: who may know what.
struct KnowledgeTable {
  /// Of each fact, by its word, who may know it.
  let cells: [(fact: String, asker: Asker, mayKnow: Bool)]

  static func read() throws -> KnowledgeTable {
    let page = try Recording.text("docs/security.md")
    let section = page.components(separatedBy: "## Who may know what").last ?? ""
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("|") }
      .prefix { !$0.contains("Setting") }
      .map { row in
        row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      }
    let askers = (rows.first ?? []).dropFirst().compactMap { Asker(rawValue: $0) }
    #expect(Set(askers) == Set(Asker.allCases), "a column is missing, or one too many")
    var cells: [(fact: String, asker: Asker, mayKnow: Bool)] = []
    for row in rows.dropFirst(2) {
      guard let fact = row.first?.split(separator: "`").first else { continue }
      #expect(row.count == askers.count + 1, "\(fact)")
      for (asker, cell) in zip(askers, row.dropFirst()) {
        #expect(cell == "yes" || cell == "no", "\(fact), \(asker): \(cell)")
        cells.append((String(fact), asker, cell == "yes"))
      }
    }
    return KnowledgeTable(cells: cells)
  }
}

/// A fact, and the two worlds that differ in nothing else: what is done in each, after the base.
struct Fact: Sendable, CustomTestStringConvertible {
  let word: String
  let here: [String]
  let there: [String]
  var testDescription: String { word }

  init(_ word: String, _ here: [String], _ there: [String]) {
    self.word = word
    self.here = here
    self.there = there
  }

  private static func account(_ email: String, _ given: String, _ family: String) -> String {
    "account create \(email) --given-name \(given) --family-name \(family)"
  }

  private static func declare(_ name: String, by email: String) -> String {
    "company init --siret 55210055400013 --name \(name) --administrator \(email) --pledge "
      + "--registration-rights restricted"
  }

  private static func signing(by email: String, _ mobile: String) -> [String] {
    ["paul@x.fr", "pierre@x.fr"].map {
      "interlocutor add --company 379627342 --email \($0) --given-name Paul --family-name Durand "
        + "--mobile \(mobile) --can-sign"
    } + ["convention sign C-000001 --signatory \(email)"]
  }

  private static func speaker(canSign: Bool) -> String {
    "interlocutor add --company 379627342 --email paul@x.fr --given-name Paul --family-name Durand "
      + "--role training_manager --mobile +33612345678" + (canSign ? " --can-sign" : "")
  }

  private static let pia = account("pia@p.fr", "Pia", "Roux")
  private static let wanda = account("wanda@w.fr", "Wanda", "Noir")
  private static let wilma = account("wilma@w.fr", "Wilma", "Noir")

  private static func registering(_ person: String, _ company: String = "379627342") -> String {
    "registration create --company \(company) --session S --participant \(person)"
  }

  static let all: [Fact] = [
    Fact("account_exists", [pia], [account("ada@p.fr", "Ada", "Brun")]),
    Fact("account_name", [pia], [account("pia@p.fr", "Ada", "Brun")]),
    Fact("account_contact", [pia + " --phone +33159031261"], [pia + " --phone +33159031262"]),
    Fact(
      "registration_key", [pia, registering("pia@p.fr") + " --key K"],
      [pia, registering("pia@p.fr") + " --key L"]),
    Fact(
      "pledge",
      [wanda, declare("W", by: "wanda@w.fr"), "company pledge 379627342 --as claire@x.fr"],
      [wanda, declare("W", by: "wanda@w.fr")]),
    Fact(
      "paid",
      [
        pia, wanda, declare("W", by: "wanda@w.fr"),
        "billing policy --establishment 37962734200015 --set all",
        registering("pia@p.fr", "552100554") + " --payer 37962734200015",
      ],
      [
        pia, wanda, declare("W", by: "wanda@w.fr"),
        "billing policy --establishment 37962734200015 --set all",
        registering("pia@p.fr", "552100554"),
      ]),
    Fact("account_status", [pia, "account suspend pia@p.fr"], [pia, "account close pia@p.fr"]),
    Fact(
      "mobile", signing(by: "paul@x.fr", "+33612345678"), signing(by: "paul@x.fr", "+33698765478")),
    Fact(
      "signatory_address", signing(by: "paul@x.fr", "+33612345678"),
      signing(by: "pierre@x.fr", "+33612345678")),
    Fact(
      "can_sign", [speaker(canSign: true)], [speaker(canSign: false)]),
    Fact("declared", [wanda, declare("W", by: "wanda@w.fr")], [wanda]),
    Fact(
      "administrators", [wanda, wilma, declare("W", by: "wanda@w.fr")],
      [wanda, wilma, declare("W", by: "wilma@w.fr")]),
    Fact(
      "company_name", [wanda, declare("W", by: "wanda@w.fr")],
      [wanda, declare("Autre", by: "wanda@w.fr")]),
    Fact(
      "establishments",
      [wanda, declare("W", by: "wanda@w.fr"), "establishment add 55210055400021"],
      [wanda, declare("W", by: "wanda@w.fr"), "establishment add 55210055400039"]),
    Fact(
      "interlocutors", [pia, "interlocutor add --company 379627342 --email pia@p.fr"],
      [pia, account("ada@p.fr", "Ada", "Brun")]),
    Fact(
      "registrations", [pia, account("ada@p.fr", "Ada", "Brun"), registering("pia@p.fr")],
      [pia, account("ada@p.fr", "Ada", "Brun"), registering("ada@p.fr")]),
    Fact(
      "registered_by",
      [
        pia, wanda, declare("W", by: "wanda@w.fr"),
        "company init --siret 44306184100047 --name V --administrator wanda@w.fr --pledge "
          + "--registration-rights restricted", registering("pia@p.fr", "552100554"),
      ],
      [
        pia, wanda, declare("W", by: "wanda@w.fr"),
        "company init --siret 44306184100047 --name V --administrator wanda@w.fr --pledge "
          + "--registration-rights restricted", registering("pia@p.fr", "443061841"),
      ]),
    Fact(
      "matrix",
      ["right set --company 379627342 --role billing_manager --allow register_participants"],
      ["right set --company 379627342 --role billing_manager --deny read_documents"]),
  ]

  /// What stands in every world.
  static let base = """
    provider add IRF --name IRF --siret 73282932000074 --activity-number 11922644692 --street A --postal-code 75002 --city Paris --email f@irf.example --vat exempt
    training add T --provider IRF --title T --modality in_person --profession cac --duration 14h --price 900.00 --objective O --programme P --trainers X
    session add S --training T --starts 2027-03-08T09:00 --ends 2027-03-09T17:30 --place Lyon --seats 12
    account create claire@x.fr --given-name Claire --family-name Martin
    account create tom@x.fr --given-name Tom --family-name Petit
    account create zoe@x.fr --given-name Zoe --family-name Leroy
    account create gil@x.fr --given-name Gil --family-name Noir
    account create lea@x.fr --given-name Lea --family-name Petit
    account create dora@z.fr --given-name Dora --family-name Roux
    account create ines@y.fr --given-name Ines --family-name Blanc
    account create max@free.fr --given-name Max --family-name Gris
    company init --siret 37962734200015 --name X --administrator claire@x.fr --pledge --registration-rights restricted
    company init --siret 40483304800022 --name Y --administrator ines@y.fr --pledge --registration-rights open
    company init --siret 73282932000074 --name Z --administrator dora@z.fr --pledge --registration-rights open
    interlocutor add --company 379627342 --email tom@x.fr --role training_manager
    interlocutor add --company 379627342 --email zoe@x.fr --role billing_manager
    interlocutor add --company 379627342 --email gil@x.fr --role participant
    right set --company 379627342 --role participant --allow grant_registration
    registration create --company 379627342 --session S --participant lea@x.fr
    delegation grant --from 379627342 --to 732829320 --right register_participants --until 2027-12-31
    delegation accept 1
    delegation grant --from 379627342 --to 732829320 --right read_documents --until 2027-12-31
    delegation accept 2
    """
}
