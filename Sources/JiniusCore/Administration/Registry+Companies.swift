/// A company space with its establishments and the pledges that declared it.
public struct CompanyView: Sendable {
  /// The space.
  public internal(set) var space: Space
  /// Its establishments, the head office first.
  public let establishments: [Establishment]
  /// Who committed himself, when, and in which words.
  public let pledges: [Pledge]
}

/// What declares a company space (S72–S89).
public struct CompanyDeclaration: Sendable {
  /// The head office.
  public let headOffice: Establishment
  /// The company.
  public let company: Space.Company
  /// Who declares himself administrator (S83).
  public let administrator: EmailAddress
  /// Whether he committed himself (S84).
  public let isPledged: Bool
  /// The session of the registration that started it (S72, S80).
  public let session: Code?
  /// In which quality he declares it (S82).
  public let quality: RegistrantQuality?
  /// Whether to stop before the end, until ``Registry/finaliseCompany(_:)`` (S85).
  public let isDraft: Bool

  /// A declaration.
  public init(
    headOffice: Establishment, company: Space.Company, administrator: EmailAddress,
    isPledged: Bool, session: Code?, quality: RegistrantQuality? = nil, isDraft: Bool = false
  ) {
    self.headOffice = headOffice
    self.company = company
    self.administrator = administrator
    self.isPledged = isPledged
    self.session = session
    self.quality = quality
    self.isDraft = isDraft
  }
}

extension Registry {
  /// Declares a company space: its administrator declares himself, commits himself, and chooses who
  /// may register. The same declaration again changes nothing; another one for a known company is
  /// refused, naming whom to turn to (S3, S76).
  public func declareCompany(_ declaration: CompanyDeclaration) throws -> Outcome<CompanyView> {
    try write { transaction in
      let company = declaration.company
      try transaction.requireSelf(declaration.administrator)
      let administrator = try transaction.usableAccount(declaration.administrator)
      let session = try declaration.session.map { try transaction.session($0) }
      if let space = try SpaceTable.find(.company(company.siren), in: transaction.database) {
        return .already(try Self.sameAgain(declaration, space, transaction))
      }
      guard declaration.isPledged else {
        throw Refusal.pledgeRequired(company: company.name)
      }
      let id = try SpaceTable.insert(
        company, status: declaration.isDraft ? .draft : .active, quality: declaration.quality,
        firstSession: session?.id, at: transaction.now, in: transaction.database)
      let establishment = try EstablishmentTable.insert(
        declaration.headOffice, space: id, at: transaction.now, in: transaction.database)
      try PledgeTable.insert(
        account: administrator.id, space: id,
        typedBy: transaction.acting.isAccount ? .account : .operator, at: transaction.now,
        in: transaction.database)
      try SpaceTable.update(
        id, company, billingEstablishment: establishment, in: transaction.database)
      _ = try InterlocutorTable.insert(
        space: id, establishment: establishment, account: administrator.id,
        roles: [.administrator], mobile: nil, canSign: false, at: transaction.now,
        in: transaction.database)
      try transaction.record(
        .companyDeclared, .space(id),
        facts: [
          "siren": .string(company.siren.description),
          "siret": .string(declaration.headOffice.siret.description),
          "registration_rights": .string(company.registrationRights.rawValue),
          "administrator": .int(administrator.id),
          "pledge": .string(Pledge.currentVersion),
          "session": .optional(declaration.session?.description),
        ])
      return .done(try transaction.companyView(.company(company.siren)))
    }
  }

  /// The standing space, when the declaration says nothing else.
  private static func sameAgain(
    _ declaration: CompanyDeclaration, _ space: Space, _ transaction: Transaction
  ) throws -> CompanyView {
    let view = try transaction.companyView(.company(declaration.company.siren))
    let administrators = try transaction.administrators(of: space)
    let headOffice = view.establishments.first { $0.isHeadOffice }
    guard let standing = space.company, standing.name == declaration.company.name,
      standing.legalForm == declaration.company.legalForm,
      standing.registrationRights == declaration.company.registrationRights,
      headOffice?.siret == declaration.headOffice.siret,
      declaration.headOffice.address == nil
        || declaration.headOffice.address == headOffice?.address,
      declaration.session == nil || declaration.session == space.firstSession,
      administrators.contains(where: { $0.email == declaration.administrator })
    else {
      throw Refusal.companyExists(
        siren: declaration.company.siren.description, name: space.title,
        administrators: administrators.map(\.email.description))
    }
    return view
  }

  /// One company space.
  public func company(_ siren: SIREN) throws -> CompanyView {
    try read { reading in
      _ = try reading.space(.company(siren), for: .manageCompany)
      return try reading.companyView(.company(siren))
    }
  }

  /// Company spaces after a number, oldest first.
  public func companyPage(after id: Int, limit: Int) throws -> [Space] {
    try read { reading in
      try reading.spacePage(.company, after: id, limit: limit).map { try reading.judged($0) }
    }
  }
}

extension Reading {
  func companyView(_ reference: SpaceReference) throws -> CompanyView {
    let space = try space(reference)
    var view = CompanyView(
      space: space, establishments: try EstablishmentTable.all(of: space.id, in: database),
      pledges: try PledgeTable.all(of: space.id, in: database))
    if view.space.status == .draft && view.missingParameters.isEmpty {
      view.space.availableActions = ["finalise"]
    }
    return view
  }
}
