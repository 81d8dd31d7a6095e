/// An individual, nominative account (S37): one person, one e-mail address.
public struct Account: Sendable {
  /// The row's number.
  public let id: Int
  /// The address, which refers to the account everywhere.
  public let email: EmailAddress
  /// Given and family name.
  public let name: PersonName
  /// The profession, where it was said (S42).
  public let profession: Profession?
  /// Whether the person has answered the invitation yet.
  public let status: AccountStatus
  /// When it was made.
  public let createdAt: Instant
}

extension Account {
  /// What the journal keeps of the person, apart.
  var personalFacts: PersonalFacts {
    PersonalFacts(
      account: id,
      json: [
        "email": .string(email.description), "given_name": .string(name.given),
        "family_name": .string(name.family),
      ])
  }
}

/// How far an account has come.
public enum AccountStatus: String, CaseIterable, Sendable {
  /// Added by somebody else and not answered yet (S91).
  case invited
  case active

  /// The French label.
  public var label: String {
    switch self {
    case .invited: "Invité"
    case .active: "Actif"
    }
  }
}

/// The professions that trainings and people belong to (S42).
public enum Profession: String, CaseIterable, Sendable {
  case ec, cac, both, other
}

/// What words say of a person: an address alone, or with a name for a newcomer.
public struct PersonReference: Sendable {
  /// The address.
  public let email: EmailAddress
  /// The name, which counts only where there is no account yet.
  public let name: PersonName?

  /// A person by address, and by name for a newcomer.
  public init(email: EmailAddress, name: PersonName?) {
    self.email = email
    self.name = name
  }
}
