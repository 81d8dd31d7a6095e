/// An interlocutor of a space, and in a company of an establishment (S4–S13). Roles and the right
/// to sign are separate things.
public struct Interlocutor: Sendable {
  /// The row's number.
  public let id: Int
  /// Who it is.
  public let account: Account
  /// The establishment, in a company space.
  public let establishment: SIRET?
  /// The roles; none unless given.
  public let roles: Set<Role>
  /// Where codes go.
  public let mobile: MobileNumber?
  /// « Droit de signer électroniquement les conventions et autres documents contractuels » (S8).
  public let canSign: Bool
  /// What whoever looks may know of him.
  private(set) var sight = Sight.whole

  /// The mobile as whoever looks may see it.
  public var shownMobile: ShownContact? { mobile?.shown(whole: sight == .whole) }

  /// The right to sign as whoever looks may see it; nil where it is not his to know.
  public var shownCanSign: Bool? { sight == .roles ? nil : canSign }

  /// How much of an interlocutor somebody may know.
  enum Sight {
    /// All of it: administrators, and the operator.
    case whole
    /// That he may sign, and the last digits of his mobile: whoever launches, and must name him.
    case signatory
    /// His roles, and the last digits: whoever gives registration rights.
    case roles
  }

  /// The same, as somebody may see it.
  func shown(_ sight: Sight) -> Interlocutor {
    var shown = self
    shown.sight = sight
    return shown
  }

  /// The green tick of the signing column (S11); a question where it is not for whoever looks.
  public var signingMark: String { shownCanSign.map { $0 ? "✅" : "—" } ?? "?" }
}

/// The roles of the company space (S74).
public enum Role: String, CaseIterable, Comparable, Sendable {
  case administrator
  case trainingManager = "training_manager"
  case billingManager = "billing_manager"
  case participant

  /// The French label.
  public var label: String {
    switch self {
    case .administrator: "Administrateur"
    case .trainingManager: "Responsable de formation"
    case .billingManager: "Responsable facturation"
    case .participant: "Collaborateur participant"
    }
  }

  /// In the order of the guide.
  public static func < (left: Role, right: Role) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}

/// What is given of an interlocutor.
public struct InterlocutorForm: Sendable {
  /// The person.
  public var person: PersonReference
  /// The establishment, needed when there are several.
  public var establishment: SIRET?
  /// The roles.
  public var roles: Set<Role>
  /// The mobile.
  public var mobile: MobileNumber?
  /// The right to sign.
  public var canSign: Bool

  /// What is given of an interlocutor.
  public init(
    person: PersonReference, establishment: SIRET?, roles: Set<Role>, mobile: MobileNumber?,
    canSign: Bool
  ) {
    self.person = person
    self.establishment = establishment
    self.roles = roles
    self.mobile = mobile
    self.canSign = canSign
  }

  /// Whether nothing but roles is given.
  var isOfRolesAlone: Bool { mobile == nil && !canSign }
}

/// What is to change of an interlocutor; nil leaves as it is.
public struct InterlocutorChange: Sendable {
  /// The roles from now on.
  public var roles: Set<Role>?
  /// The mobile from now on.
  public var mobile: MobileNumber?
  /// The right to sign from now on.
  public var canSign: Bool?
  /// Who it is from now on, for an address that was wrong.
  public var person: PersonReference?
  /// The right name of somebody who has not accepted his account.
  public var name: PersonName?

  /// A change.
  public init(
    roles: Set<Role>?, mobile: MobileNumber?, canSign: Bool?, person: PersonReference?,
    name: PersonName? = nil
  ) {
    self.roles = roles
    self.mobile = mobile
    self.canSign = canSign
    self.person = person
    self.name = name
  }

  /// Whether nothing but the roles is to change.
  var isOfRolesAlone: Bool {
    roles != nil && mobile == nil && canSign == nil && person == nil && name == nil
  }
}
