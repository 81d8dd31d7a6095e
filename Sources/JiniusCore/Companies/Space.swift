/// A space (espace de gestion): of a company, or of a private person. Interlocutors, registrations
/// and conventions belong to it.
public struct Space: Sendable {
  /// The row's number.
  public let id: Int
  /// Whose it is.
  public let kind: Kind
  /// How far its creation is.
  public let status: SpaceStatus
  /// The company, in a company space.
  public let company: Company?
  /// The e-mail address of the private person, in his space.
  public let owner: EmailAddress?
  /// In which quality its administrator declared it (S82).
  public let quality: RegistrantQuality?
  /// The establishment that is billed (S70).
  public let billingEstablishment: SIRET?
  /// The session of the first registration, which declared the space (S72, S80); it takes no seat.
  public let firstSession: Code?
  /// When it was declared.
  public let createdAt: Instant
  /// What can be done with it now, where that was looked at.
  public internal(set) var availableActions: [String] = []

  /// Company or private person.
  public enum Kind: String, CaseIterable, Sendable {
    case company, individual
  }

  /// What a company space says of its company.
  public struct Company: Equatable, Sendable {
    /// The company's number, which words refer to it by.
    public let siren: SIREN
    /// Its name.
    public var name: String
    /// Its legal form (S40).
    public var legalForm: LegalForm
    /// Who may register (S86).
    public var registrationRights: RegistrationRights

    /// A company.
    public init(
      siren: SIREN, name: String, legalForm: LegalForm, registrationRights: RegistrationRights
    ) {
      self.siren = siren
      self.name = name
      self.legalForm = legalForm
      self.registrationRights = registrationRights
    }
  }

  /// What a person calls it: the company's name, or the owner's address.
  var title: String { company?.name ?? owner?.description ?? "" }

  /// How words refer to it; nil once its owner is erased.
  var reference: SpaceReference? {
    company.map { .company($0.siren) } ?? owner.map { .individual($0) }
  }

  /// The space as the one that invites a newcomer.
  var inviter: Inviter { Inviter(space: id, name: title) }
}

/// In which quality somebody declares a company: « salarié/dirigeant/indépendant ou entreprise » (S82).
public enum RegistrantQuality: String, CaseIterable, Sendable {
  case employee, executive
  case selfEmployed = "self_employed"
  case company

  /// The French label.
  public var label: String {
    switch self {
    case .employee: "Salarié"
    case .executive: "Dirigeant"
    case .selfEmployed: "Indépendant"
    case .company: "Entreprise"
    }
  }
}

/// How words refer to a space.
public enum SpaceReference: Equatable, Sendable {
  case company(SIREN)
  case individual(EmailAddress)
}

/// How far a space's creation is.
public enum SpaceStatus: String, CaseIterable, Sendable {
  case draft, active

  /// The French label.
  public var label: String {
    switch self {
    case .draft: "En création"
    case .active: "Actif"
    }
  }
}

/// The legal forms of the company side (S40).
public enum LegalForm: String, CaseIterable, Sendable {
  case company
  case selfEmployed = "self_employed"
  case association
  case publicBody = "public"

  /// The French label.
  public var label: String {
    switch self {
    case .company: "Société"
    case .selfEmployed: "Indépendant"
    case .association: "Association"
    case .publicBody: "Public"
    }
  }
}

/// Who may register people in a company space (S86): a choice without default (S88).
public enum RegistrationRights: String, CaseIterable, Sendable {
  case open, restricted

  /// The French label.
  public var label: String {
    switch self {
    case .open: "Ouvert"
    case .restricted: "Restreint"
    }
  }
}

/// An establishment of a company, by its SIRET.
public struct Establishment: Sendable {
  /// The row's number.
  public internal(set) var id: Int
  /// Its number.
  public let siret: SIRET
  /// Its own name, where it has one.
  public let name: String?
  /// Where it is, where that was said.
  public let address: PostalAddress?
  /// Whether it is the head office.
  public let isHeadOffice: Bool

  /// An establishment.
  public init(siret: SIRET, name: String?, address: PostalAddress?, isHeadOffice: Bool) {
    id = 0
    self.siret = siret
    self.name = name
    self.address = address
    self.isHeadOffice = isHeadOffice
  }
}
