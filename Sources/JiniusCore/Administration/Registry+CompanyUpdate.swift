/// What is to change of a company; nil leaves as it is.
public struct CompanyChange: Sendable {
  /// Its name.
  public var name: String?
  /// Its legal form.
  public var legalForm: LegalForm?
  /// Who may register: a choice that shapes the space (S88).
  public var registrationRights: RegistrationRights?
  /// The address of its head office.
  public var address: PostalAddress?
  /// The establishment that is billed (S70).
  public var billingEstablishment: SIRET?
  /// Whether a change of registration rights was confirmed.
  public var isConfirmed: Bool

  /// A change.
  public init(
    name: String?, legalForm: LegalForm?, registrationRights: RegistrationRights?,
    address: PostalAddress?, billingEstablishment: SIRET?, isConfirmed: Bool
  ) {
    self.name = name
    self.legalForm = legalForm
    self.registrationRights = registrationRights
    self.address = address
    self.billingEstablishment = billingEstablishment
    self.isConfirmed = isConfirmed
  }

  /// Whether it changes the registration rights and nothing else.
  fileprivate var isOfRightsAlone: Bool {
    registrationRights != nil && name == nil && legalForm == nil && address == nil
      && billingEstablishment == nil
  }
}

extension Registry {
  /// Changes what is given of a company (S92). The registration rights are changed by whoever gives
  /// them (S75 c); that needs to be confirmed, and the administrators are told.
  public func updateCompany(
    _ siren: SIREN, _ change: CompanyChange
  ) throws -> Outcome<CompanyView> {
    try write { transaction in
      let space = try transaction.space(
        .company(siren), for: change.isOfRightsAlone ? .grantRegistration : .manageCompany)
      let standing = try transaction.companyView(.company(siren))
      guard var company = space.company else { throw BrokenInvariant("no company in \(siren)") }
      let rightsChange =
        change.registrationRights.map { $0 != company.registrationRights } ?? false
      if rightsChange {
        try transaction.require(.grantRegistration, in: space, isNamed: true)
        if !change.isConfirmed { throw Refusal.confirmationRequired(.registrationRights) }
      }
      company.name = change.name ?? company.name
      company.legalForm = change.legalForm ?? company.legalForm
      company.registrationRights = change.registrationRights ?? company.registrationRights
      let billed = try transaction.establishment(
        of: space, named: change.billingEstablishment ?? space.billingEstablishment)
      try SpaceTable.update(
        space.id, company, billingEstablishment: billed?.id, in: transaction.database)
      if let address = change.address, let office = standing.headOffice {
        try EstablishmentTable.move(office.id, to: address, in: transaction.database)
      }
      let view = try transaction.companyView(.company(siren))
      if view == standing { return .already(standing) }
      try transaction.record(
        .companyUpdated, .space(space.id),
        facts: ["registration_rights": .string(company.registrationRights.rawValue)])
      if rightsChange { try transaction.tellRightsChange(space, company) }
      return .done(view)
    }
  }

  /// Ends the creation of a space that was left as a draft (S85, S89), once its parameters are
  /// complete (S70).
  public func finaliseCompany(_ siren: SIREN) throws -> Outcome<CompanyView> {
    try write { transaction in
      let space = try transaction.space(.company(siren), for: .manageCompany)
      let view = try transaction.companyView(.company(siren))
      if space.status == .active { return .already(view) }
      let missing = view.missingParameters
      if !missing.isEmpty {
        throw Refusal.incomplete(siren: siren.description, missing: missing)
      }
      try SpaceTable.finalise(space.id, in: transaction.database)
      try transaction.record(.companyFinalised, .space(space.id))
      return .done(try transaction.companyView(.company(siren)))
    }
  }
}

extension CompanyView: Equatable {
  /// The same company with the same parameters.
  public static func == (left: CompanyView, right: CompanyView) -> Bool {
    left.space.company == right.space.company
      && left.space.billingEstablishment == right.space.billingEstablishment
      && left.headOffice?.address == right.headOffice?.address
  }

  var headOffice: Establishment? { establishments.first { $0.isHeadOffice } }

  /// What « Vérifier vos paramètres » finds missing (S89).
  var missingParameters: [String] {
    var missing: [String] = []
    if headOffice?.address == nil { missing.append("the address of the head office (--street …)") }
    if space.billingEstablishment == nil {
      missing.append("the billing entity (--billing-establishment)")
    }
    return missing
  }
}

extension Reading {
  /// A space with what can be done with it, to be shown.
  func judged(_ space: Space) throws -> Space {
    guard space.status == .draft, let siren = space.company?.siren else { return space }
    return try companyView(.company(siren)).space
  }
}

extension Transaction {
  fileprivate func tellRightsChange(_ space: Space, _ company: Space.Company) throws {
    var parameters = LetterParameters()
    parameters[.company] = company.name
    parameters[.reason] = company.registrationRights.label
    for administrator in try administrators(of: space) {
      parameters[.given] = administrator.name.given
      parameters[.family] = administrator.name.family
      try send(.registrationRightsChanged, to: administrator.email.description, parameters)
    }
  }
}
