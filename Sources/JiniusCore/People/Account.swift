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
  /// How far it has come, and whether it may act.
  public let status: AccountStatus
  /// When it was made.
  public let createdAt: Instant
  /// How the person can be reached, where that was read: nobody but himself and the operator sees it.
  public internal(set) var details: AccountDetails?
  /// Whether a space cannot do without it, where that was looked at.
  var isNeeded = false

  /// What can be done with it now.
  public var availableActions: [String] {
    isNeeded && !status.isBarred
      ? status.availableActions.filter { $0 != "suspend" && $0 != "close" }
      : status.availableActions
  }
}

extension Account {
  /// The same account under the name that somebody calls it by.
  func called(_ name: PersonName) -> Account {
    Account(
      id: id, email: email, name: name, profession: profession, status: status,
      createdAt: createdAt, details: details)
  }

  /// What the journal keeps of the person, apart.
  var personalFacts: PersonalFacts {
    PersonalFacts(
      account: id,
      json: .object(
        [
          .init("email", .string(email.description)), .init("given_name", .string(name.given)),
          .init("family_name", .string(name.family)),
        ] + (details?.facts ?? [])))
  }
}

/// How far an account has come.
public enum AccountStatus: String, CaseIterable, Sendable {
  /// Added by somebody else and not answered yet (S91).
  case invited
  /// Made by the person himself from the catalogue, and not confirmed by e-mail yet (S68).
  case pending
  case active
  /// Stopped by the operator, for a time.
  case suspended
  /// Over: nothing brings it back.
  case closed
  /// Erased: who it was is gone, what the law keeps stands under a pseudonym.
  case anonymised

  /// The French label.
  public var label: String {
    switch self {
    case .invited: "Invité"
    case .pending: "En attente d'activation"
    case .active: "Actif"
    case .suspended: "Suspendu"
    case .closed: "Clos"
    case .anonymised: "Anonymisé"
    }
  }

  /// The verbs of `account` that make sense now, of an account that nobody depends on.
  var availableActions: [String] {
    switch self {
    case .invited, .pending, .active: ["suspend", "close"]
    case .suspended: ["reactivate", "close"]
    case .closed, .anonymised: []
    }
  }

  /// Whether the person is still to answer the letter that activates the account.
  public var awaitsAnswer: Bool { self == .invited || self == .pending }

  /// Whether nothing may be done with the account, nor in its name.
  public var isBarred: Bool { self == .suspended || self == .closed || self == .anonymised }
}

/// The professions that trainings and people belong to (S42).
public enum Profession: String, CaseIterable, Sendable {
  case ec, cac, both, other
}

/// What words say of a person: an address alone, or with a name for a newcomer.
public struct PersonReference: Sendable {
  /// The address.
  public let email: EmailAddress
  /// The name, which counts only where the person has not accepted an account of his own.
  public let name: PersonName?
  /// How the name would be given, were it missing.
  public let form: Form

  /// How words give a newcomer's name.
  public enum Form: Sendable {
    /// In one word with the address.
    case word
    /// By options of its own.
    case options
  }

  /// A person by address, and by name for a newcomer.
  public init(email: EmailAddress, name: PersonName?, form: Form = .word) {
    self.email = email
    self.name = name
    self.form = form
  }
}
