/// A firm with its training.
extension Scratch {
  /// The firm.
  package static let company = "379627342"
  /// Who signs for it.
  package static let signatory = "paul@cabinet.example"

  /// A database with a provider, a training, the session S of 10 seats and BIG of 100,000, and a
  /// firm with a signatory.
  package static func furnished() throws -> Scratch { try template.get().copy() }

  /// Made once, copied for each test.
  private static let template = Result { try make() }

  private static func make() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.done("init", "--sandbox")
    try scratch.done(
      "provider", "add", "IRF", "--name", "IRF", "--siret", "73282932000074",
      "--activity-number", "11922644692", "--street", "4 rue de la Paix", "--postal-code", "75002",
      "--city", "Paris", "--email", "formation@irf.example", "--vat", "exempt")
    try scratch.done(
      "training", "add", "T", "--provider", "IRF", "--title", "Évaluer le risque", "--modality",
      "in_person", "--profession", "cac", "--duration", "14h", "--price", "900.00", "--objective",
      "Évaluer", "--programme", "Jour 1", "--trainers", "Une experte-comptable")
    for (code, seats) in [("S", "10"), ("BIG", "100000")] {
      try scratch.done(
        "session", "add", code, "--training", "T", "--starts", "2027-03-08T09:00", "--ends",
        "2027-03-09T17:30", "--place", "Paris", "--seats", seats)
    }
    try scratch.done(
      "account", "create", "claire@cabinet.example", "--given-name", "Claire", "--family-name",
      "Martin")
    try scratch.done(
      "company", "init", "--siret", "37962734200015", "--name", "Cabinet Martin",
      "--administrator", "claire@cabinet.example", "--pledge", "--registration-rights", "open")
    try scratch.done(
      "interlocutor", "add", "--company", company, "--email", signatory, "--given-name", "Paul",
      "--family-name", "Durand", "--mobile", "+33612345678", "--can-sign")
    return scratch
  }

  /// The words that register somebody.
  package static func registration(of person: String, session: String = "BIG") -> [String] {
    [
      "registration", "create", "--company", company, "--session", session, "--participant",
      person, "--json",
    ]
  }

  /// The words that launch a convention.
  package static func launch(_ convention: String) -> [String] {
    ["convention", "sign", convention, "--signatory", signatory, "--json"]
  }

  /// Registers somebody, and answers with the convention.
  package func convention(of person: String = "Léa Petit <lea@cabinet.example>") throws -> String {
    try done(Self.registration(of: person)).field("convention")
  }
}
