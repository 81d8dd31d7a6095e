import Testing

@testable import JiniusCore

extension Scene {
  /// The token of the newest letter that activates an account.
  func activationToken(_ email: EmailAddress) throws -> String {
    let letter = try #require(
      try letters().last { $0.recipient == email.description && $0.body.contains("/invitation/") })
    let link = try #require(
      letter.body.split(separator: "\n").first { $0.contains("/invitation/") })
    return String(link.split(separator: "/").last ?? "")
  }

  /// The use cases with the rights of somebody who has answered his invitation.
  func accepted(_ email: EmailAddress) throws -> Registry {
    _ = try registry.acceptInvitation(token: try activationToken(email))
    return registry(as: email)
  }

  func accountStatus(_ email: EmailAddress) throws -> AccountStatus {
    try registry.account(email).status
  }

  /// Where the invitations of an address stand, oldest first.
  func invitations(to email: EmailAddress) throws -> [InvitationStatus] {
    try registry.invitationPage(
      InvitationFilter(email: email, status: nil), after: 0, limit: 100
    ).map(\.status)
  }

  /// The directory of the firm: addresses.
  func directory(withFormer: Bool = false, of siren: SIREN = Cast.siren) throws -> [String] {
    try registry.collaboratorPage(of: siren, withFormer: withFormer, after: 0, limit: 100)
      .map(\.account.email.description)
  }

  func importing(
    _ text: String, keepGoing: Bool = false, as email: EmailAddress? = nil
  ) throws -> ImportReport {
    try (email.map { registry(as: $0) } ?? registry).importCollaborators(
      Array(text.utf8), named: "people.csv", into: Cast.siren, keepGoing: keepGoing)
  }

  /// What an import is refused for.
  func importFaults(_ text: String) throws -> [ImportFault] {
    guard case .importRefused(let refusal) = refusal({ try importing(text) }) else {
      Issue.record("not refused: \(text)")
      return []
    }
    #expect(refusal.file == "people.csv")
    #expect(refusal.count >= refusal.faults.count)
    return refusal.faults
  }

  /// A second firm, of an administrator of its own.
  func otherFirm() throws {
    _ = try registry.createAccount(Cast.ines, name: value("Inès Blanc"), profession: nil)
    _ = try registry.declareCompany(
      CompanyDeclaration(
        headOffice: Establishment(
          siret: value("40483304800022"), name: nil, address: nil, isHeadOffice: true),
        company: .init(
          siren: Cast.otherSiren, name: "Cabinet Y", legalForm: .company,
          registrationRights: .restricted),
        administrator: Cast.ines, isPledged: true, session: nil, quality: nil, isDraft: false))
  }
}

extension Cast {
  static let siren: SIREN = value("379627342")
  static let otherSiren: SIREN = value("404833048")
  static let otherCompany = SpaceReference.company(otherSiren)
  static let ines: EmailAddress = value("ines.blanc@cabinet-y.example")
}
