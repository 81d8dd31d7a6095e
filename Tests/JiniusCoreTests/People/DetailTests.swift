import Testing

@testable import JiniusCore

/// How a person can be reached, and under which number he is registered (S68).
@Suite("Details of an account")
struct DetailTests {
  private let scene: Scene
  private static let given = AccountDetails(
    phone: value("+33159031261"),
    address: PostalAddress(street: "2 rue Belle", postalCode: value("38000"), city: "Grenoble"),
    professionalNumber: value("14-000123"))

  init() throws { scene = try Scene() }

  private func create(_ details: AccountDetails) throws -> Outcome<Account> {
    try scene.registry.createAccount(
      Cast.max.email, name: value("Maximilien Noirétable"), profession: nil, details: details)
  }

  private func details() throws -> AccountDetails? {
    try scene.registry.account(Cast.max.email).details
  }

  @Test(
    "issue 9, 2.7 (S68): what is given is kept, the same again changes nothing, other is refused")
  func created() throws {
    _ = try create(Self.given)
    #expect(try details() == Self.given)
    #expect(try create(Self.given).wasAlready)
    #expect(try create(AccountDetails()).wasAlready)
    var other = Self.given
    other.phone = value("+33159031262")
    #expect(
      refusal { try create(other) }
        == .existsDifferently(
          .account, Cast.max.email.description,
          differences: [.init("phone", standing: "+33159031261", given: "+33159031262")]))
  }

  @Test("issue 9, 2.7 (S68): it is put right, taken out, and free to change while one is to sign")
  func rectified() throws {
    _ = try create(AccountDetails())
    func rectify(
      _ details: AccountDetails, _ removed: Set<AccountCorrection.Detail> = []
    ) throws -> Bool {
      try !scene.registry.rectifyAccount(
        Cast.max.email,
        AccountCorrection(
          givenName: nil, familyName: nil, email: nil, profession: nil, details: details,
          removed: removed)
      ).wasAlready
    }
    #expect(try rectify(Self.given))
    #expect(try !rectify(Self.given))
    _ = try scene.registry.addInterlocutor(
      Cast.signatory(Cast.known(Cast.max.email), Cast.maxsMobile), to: Cast.company)
    _ = try scene.launched(by: Cast.max.email)
    #expect(try rectify(AccountDetails(), [.phone, .address]))
    #expect(
      try details() == AccountDetails(professionalNumber: Self.given.professionalNumber))
    // A letter that is answered, and a name that is put right, leave it as it is.
    _ = try scene.registry.acceptInvitation(token: try scene.activationToken(Cast.leas))
    #expect(try details()?.professionalNumber == Self.given.professionalNumber)
  }

  @Test("issue 9, 2.7 (S68): it is in the export, and goes with the person")
  func erased() throws {
    _ = try create(Self.given)
    let data = try scene.registry.personalData(of: Cast.max.email)
    #expect(data.account.details == Self.given)
    let texts = ["33159031261", "rue Belle", "Grenoble", "14-000123"]
    #expect(try scene.lingering(texts).count == 4)
    let address = try scene.erase(Cast.max.email).value.account
    #expect(try scene.lingering(texts).isEmpty)
    #expect(try scene.registry.account(address).details == AccountDetails())
  }

  @Test(
    "issue 9, 2.7 (S68): a telephone is international, of a desk or not",
    arguments: ["+33 1 59 03 12 61", "+33(0)159031261", "+33.1.59.03.12.61"])
  func phone(text: String) throws {
    #expect(try PhoneNumber(text).description == "+33159031261")
  }

  @Test(
    "issue 9, 2.7 (S68): what is no number is refused",
    arguments: [
      "", "01 59 03 12 61", "+33 0 59 03 12 61", "+3315903126", "+12", "+33é59031261", "tel",
    ])
  func noPhone(text: String) {
    #expect(throws: InvalidValue.self) { try PhoneNumber(text) }
  }

  @Test("issue 9, 2.7 (S68): a number as in France is suggested in its international form")
  func suggestion() {
    do { _ = try PhoneNumber("01 59 03 12 61") } catch {
      #expect(error.suggestion == "+33159031261")
    }
  }
}
