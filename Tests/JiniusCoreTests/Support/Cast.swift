@testable import JiniusCore

/// The people and things that every scene begins with.
enum Cast {
  static let opening = instant("2026-11-20T09:00:00Z")

  static let company = SpaceReference.company(value("379627342"))
  static let headOffice: SIRET = value("37962734200015")
  static let branch: SIRET = value("37962734200023")

  /// The administrator, without the right to sign.
  static let claire: EmailAddress = value("claire.martin@cabinet-martin.fr")
  /// Two who may sign.
  static let zoe: EmailAddress = value("zoe.leroy@cabinet-martin.fr")
  static let paul: EmailAddress = value("paul.henry@cabinet-martin.fr")
  static let zoesMobile: MobileNumber = value("+33612345678")
  static let paulsMobile: MobileNumber = value("+33698765432")
  /// A private person with a space and a mobile.
  static let marie: EmailAddress = value("marie.dubois@example.fr")
  static let mariesMobile: MobileNumber = value("+33655443322")

  static let provider = Provider(
    code: value("IRF"), name: "IRF Île-de-France", siret: value("73282932000074"),
    activityNumber: value("11922644692"),
    address: PostalAddress(
      street: "4 rue de la Paix", postalCode: value("75002"), city: "Paris"),
    email: value("contact@irf.example"), vat: .exempt, paymentTerms: nil, earlyEndTerms: nil)

  static let training = Training(
    code: value("AUDIT-101"), provider: provider.code, title: "Les fondamentaux de l'audit",
    modality: .inPerson, profession: .cac, duration: value("14h"), price: value("900.00"),
    mentions: .init(
      modality: .inPerson, objective: "Conduire un audit.", programme: "Deux journées.",
      means: nil, followUp: nil, assessment: nil, prerequisites: nil, trainers: "Anne Roy, CAC."))

  static let session = session("AUDIT-101-A", seats: 12)

  static func session(
    _ code: String, seats: Int, starts: String = "2027-06-01T09:00",
    ends: String = "2027-06-02T17:00"
  ) -> Session {
    Session(
      code: value(code), training: training.code, startsAt: paris(starts), endsAt: paris(ends),
      place: "Paris", seats: seats)
  }

  static let declaration = CompanyDeclaration(
    headOffice: Establishment(siret: headOffice, name: nil, address: nil, isHeadOffice: true),
    company: .init(
      siren: value("379627342"), name: "Cabinet Martin", legalForm: .company,
      registrationRights: .restricted),
    administrator: claire, isPledged: true, session: nil)

  /// A newcomer.
  static let lea = newcomer("Léa Petit", "lea.petit@cabinet-martin.fr")

  static func newcomer(_ name: String, _ email: String) -> PersonReference {
    PersonReference(email: value(email), name: value(name))
  }

  static func known(_ email: EmailAddress) -> PersonReference {
    PersonReference(email: email, name: nil)
  }

  static func signatory(
    _ person: PersonReference, _ mobile: MobileNumber?, at siret: SIRET? = nil
  ) -> InterlocutorForm {
    InterlocutorForm(
      person: person, establishment: siret, roles: [], mobile: mobile, canSign: mobile != nil)
  }

  /// Sets the stage.
  static func play(on registry: Registry) throws {
    _ = try registry.addProvider(provider)
    _ = try registry.addTraining(training)
    _ = try registry.addSession(session)
    for (email, name) in [(claire, "Claire Martin"), (marie, "Marie Dubois")] {
      _ = try registry.createAccount(email, name: value(name), profession: nil)
    }
    _ = try registry.declareCompany(declaration)
    for form in [
      signatory(newcomer("Zoé Leroy", zoe.description), zoesMobile),
      signatory(newcomer("Paul Henry", paul.description), paulsMobile),
    ] { _ = try registry.addInterlocutor(form, to: company) }
    _ = try registry.declareIndividual(marie, mobile: mariesMobile)
  }
}

/// The value of a text that is right.
func value<Value: TextValue>(_ text: String) -> Value {
  do { return try Value(text) } catch { preconditionFailure("\(error)") }
}

/// An instant, as ISO 8601 writes it.
func instant(_ text: String) -> Instant { value(text) }

/// The instant of a wall time of Paris.
func paris(_ text: String) -> Instant {
  let time: ParisDateTime = value(text)
  return time.instant
}
