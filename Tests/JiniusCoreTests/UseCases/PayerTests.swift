import SQLite
import Testing

@testable import JiniusCore

/// Who is billed (S70, S93): on the paper, and in lists of his own.
@Suite("Payers")
struct PayerTests {
  private let scene: Scene
  private static let payer: SIRET = value("40483304800022")

  /// A firm that lets itself be billed, with somebody who manages its billing.
  init() throws {
    scene = try Scene()
    try scene.otherFirm()
    _ = try scene.registry.allowBilling(of: Self.payer, to: Cast.siren, true)
    _ = try scene.registry.addInterlocutor(
      InterlocutorForm(
        person: Cast.known(Cast.marie), establishment: nil, roles: [.billingManager], mobile: nil,
        canSign: false), to: Cast.otherCompany)
  }

  private func register(_ person: PersonReference, payer: SIRET? = PayerTests.payer) throws
    -> Registration
  {
    try scene.registry.register(
      person, for: Cast.session.code, in: Cast.company, establishment: nil, payer: payer
    ).value
  }

  private func paid(
    _ payer: PayerReference = .company(Cast.otherSiren), as email: EmailAddress?
  ) throws -> [PaidEntry] {
    try (email.map { scene.registry(as: $0) } ?? scene.registry).paidRegistrationPage(
      PaidFilter(payer: payer), after: 0, limit: 9)
  }

  @Test("issue 9, 2.7 (S93): a payer finds what he pays, by registration and by convention")
  func lists() throws {
    let first = try register(Cast.lea)
    _ = try register(Cast.newcomer("Ana Lopes", "ana@cabinet-martin.fr"), payer: nil)
    for who in [nil, Cast.ines, Cast.marie] {
      let entry = try #require(try paid(as: who).first)
      #expect(try paid(as: who).count == 1)
      #expect(entry.registration == first.number && entry.payer == Self.payer)
      #expect(entry.participantName.description == "Léa Petit")
      #expect(entry.price == Cast.training.price && entry.startsAt == Cast.session.startsAt)
      guard case .company(Cast.siren, "Cabinet Martin") = entry.orderer else {
        Issue.record("\(entry.orderer)")
        return
      }
    }
    _ = try scene.registry.launchSigning(first.convention, signatory: Cast.zoe)
    func conventions(_ status: ConventionStatus?) throws -> [ConventionNumber] {
      try scene.registry(as: Cast.marie).paidConventionPage(
        PaidFilter(payer: .establishment(Self.payer), conventionStatus: status), after: 0, limit: 9
      ).map(\.convention)
    }
    #expect(try conventions(nil) == [first.convention])
    #expect(try conventions(.signing) == [first.convention])
    #expect(try conventions(.signed) == [])
    _ = try scene.registry.cancelRegistration(first.number, reason: "congé de Léa")
    #expect(try paid(as: Cast.marie).map(\.status) == [.cancelled])
  }

  @Test("issue 9, 2.7 (S93): a payer's letter masks a private person as its lists do")
  func letter() throws {
    _ = try scene.registry.setBillingPolicy(.all, of: Self.payer)
    let before = try scene.newestLetter
    _ = try scene.registry.register(
      nil, for: Cast.session.code, in: .individual(Cast.marie), establishment: nil,
      payer: Self.payer)
    let told = try #require(
      try scene.letters(after: before).first { $0.kind == .payerChosen })
    #expect(told.subject.contains("m•••@example"))
    #expect(!told.body.contains("marie.dubois@"))
  }

  @Test("issue 9, 2.7 (S93): who neither administers the payer nor manages its billing, is refused")
  func strangers() throws {
    _ = try register(Cast.lea)
    for (who, payer) in [
      (Cast.claire, PayerReference.company(Cast.otherSiren)),
      (Cast.claire, .establishment(Self.payer)), (Cast.marie, .company(Cast.siren)),
    ] {
      guard case .notPermitted = refusal({ try paid(payer, as: who) }) else {
        Issue.record("\(who) \(payer)")
        continue
      }
    }
    // Who manages trainings there has nothing to do with its bills.
    _ = try scene.registry.updateInterlocutor(
      Cast.marie, of: Cast.otherCompany, establishment: nil,
      InterlocutorChange(roles: [.trainingManager], mobile: nil, canSign: nil, person: nil))
    guard case .notPermitted = refusal({ try paid(as: Cast.marie) }) else {
      Issue.record("a training manager")
      return
    }
    #expect(
      refusal { try paid(.establishment(value("40483304800030")), as: nil) }
        == .notFound(.establishment, "40483304800030"))
    // What others pay does not come into the lists of a payer's own space.
    #expect(
      try scene.registry(as: Cast.ines).registrationPage(
        RegistrationFilter(space: nil, session: nil, participant: nil), after: 0, limit: 9
      ).isEmpty)
    guard
      case .notPermitted = refusal({
        try scene.registry(as: Cast.ines).convention(value("C-000001"))
      })
    else {
      Issue.record("a payer looks at the convention")
      return
    }
  }

  @Test("issue 9, 2.7 (S70): who is billed stands on the convention, as it was frozen")
  func frozen() throws {
    let (paid, own) = (try register(Cast.lea), try register(Cast.max, payer: nil))
    func billed(_ number: ConventionNumber) throws -> String? {
      try scene.registry.convention(number).view.billed.map { "\($0.siret) \($0.name)" }
    }
    #expect(try billed(paid.convention) == "40483304800022 Cabinet Y")
    #expect(try billed(own.convention) == "\(Cast.headOffice) Cabinet Martin")
    _ = try scene.registry.launchSigning(own.convention, signatory: Cast.zoe)
    try scene.sign()
    _ = try scene.registry.addEstablishment(
      Establishment(siret: Cast.branch, name: nil, address: nil, isHeadOffice: false))
    _ = try scene.registry.updateCompany(
      Cast.siren,
      CompanyChange(
        name: nil, legalForm: nil, registrationRights: nil, address: nil,
        billingEstablishment: Cast.branch, isConfirmed: false))
    #expect(try billed(own.convention) == "\(Cast.headOffice) Cabinet Martin")
    let late = try scene.registry.register(
      Cast.newcomer("Ana Lopes", "ana@cabinet-martin.fr"), for: Cast.session.code,
      in: Cast.company, establishment: Cast.headOffice
    ).value
    #expect(try billed(late.convention) == "\(Cast.branch) Cabinet Martin")
    // A private person pays himself.
    #expect(try billed(try scene.register(nil, in: .individual(Cast.marie)).convention) == nil)
  }

  @Test(
    "issue 9, 2.7 (S16): before a launch one sees dates, place and price; after it what was frozen")
  func summary() throws {
    let number = try register(Cast.lea).convention
    let before = try scene.registry.conventionToLaunch(number)
    #expect(before.sessionStartsAt == Cast.session.startsAt)
    #expect(before.sessionEndsAt == Cast.session.endsAt)
    #expect(before.place == "Paris" && before.price == Cast.training.price)
    _ = try scene.registry.launchSigning(number, signatory: Cast.zoe)
    _ = try scene.registry.updateTraining(Cast.training.code) { $0.price = value("1000.00") }
    #expect(try scene.registry.conventionToLaunch(number).price == Cast.training.price)
    #expect(try paid(as: Cast.marie).map(\.price) == [Cast.training.price])
    let seen = try scene.registry.openSignature(token: try scene.token())
    #expect(seen.price == Cast.training.price && seen.place == "Paris")
    #expect(seen.endsAt == Cast.session.endsAt)
    _ = try scene.registry.cancelSigning(number, reason: nil)
    let after = try scene.registry.conventionToLaunch(number).price
    #expect(after == (value("1000.00") as Money))
    guard
      case .notPermitted = refusal({
        try scene.registry(as: Cast.marie).conventionToLaunch(number)
      })
    else {
      Issue.record("a payer launches")
      return
    }
  }
}
