/// What can be done in a space, with the words of the guide's matrix (S75).
public enum Action: String, CaseIterable, Sendable {
  case manageCompany = "manage_company"
  case manageRights = "manage_rights"
  case grantRegistration = "grant_registration"
  case registerParticipants = "register_participants"
  case readDocuments = "read_documents"
  case launchSignature = "launch_signature"

  /// The French words of the guide.
  public var label: String {
    switch self {
    case .manageCompany: "Enregistrer les informations administratives de la société"
    case .manageRights: "Créer, modifier, supprimer les droits des personnes habilitées"
    case .grantRegistration: "Donner les droits d'inscription"
    case .registerParticipants: "Inscrire les participants"
    case .readDocuments: "Accéder aux documents liés à la commande"
    case .launchSignature: "Lancer la signature électronique"
    }
  }

  /// Company information, directory, third parties and rights are the administrators' alone,
  /// whatever a space edits (S64–S67).
  public var isAdministratorsOnly: Bool { self == .manageCompany || self == .manageRights }

  /// What can be lent to another structure: never the rights themselves.
  public var isDelegable: Bool {
    switch self {
    case .registerParticipants, .readDocuments, .launchSignature: true
    case .manageCompany, .manageRights, .grantRegistration: false
    }
  }
}

/// Which roles hold which actions in a space: the guide's example as preset (S78), with the space's
/// own edits.
public struct RightMatrix: Equatable, Sendable {
  /// One edit of a space.
  struct Edit: Equatable, Sendable {
    let role: Role
    let action: Action
    let isAllowed: Bool

    /// Whether the rules let it stand: what is the administrators' alone is nobody else's, and they
    /// hold everything, whatever a table says.
    var isLawful: Bool { role != .administrator && !action.isAdministratorsOnly }
  }

  private var held: [Role: Set<Action>]

  /// The guide's example.
  public static let preset = RightMatrix(held: [
    .administrator: Set(Action.allCases),
    .trainingManager: [.registerParticipants, .readDocuments],
    .billingManager: [.readDocuments],
    .participant: [],
  ])

  private init(held: [Role: Set<Action>]) { self.held = held }

  /// The preset with a space's edits; one that the rules forbid changes nothing, wherever it came
  /// from.
  init(edits: [Edit]) {
    self = .preset
    for edit in edits where edit.isLawful {
      if edit.isAllowed {
        held[edit.role, default: []].insert(edit.action)
      } else {
        held[edit.role, default: []].remove(edit.action)
      }
    }
  }

  /// Whether the role holds the action.
  public func allows(_ role: Role, _ action: Action) -> Bool {
    held[role]?.contains(action) ?? false
  }

  /// Whether to give the role is to give registration rights (S75 c): it registers, and is not the
  /// administrators'.
  func isForRegistering(_ role: Role) -> Bool {
    role != .administrator && allows(role, .registerParticipants)
  }
}

/// How an account stands towards a space, and towards whom an action is about: all that a decision
/// is made of.
struct Standing: Equatable {
  /// The private person whose space it is.
  var isOwner = false
  /// Whether the account itself may act: it was accepted, and is not stopped.
  var mayAct = true
  /// Whether the account is an interlocutor of the space, were it without a role.
  var isInterlocutor = false
  /// The account's roles in the space.
  var roles: Set<Role> = []
  /// Who may register in the space; nil in a private person's.
  var registrationRights: RegistrationRights?
  /// The matrix in force in the space.
  var matrix = RightMatrix.preset
  /// The actions that were lent to a structure in which the account itself holds them.
  var delegated: Set<Action> = []
  /// Whether the action is about the account's own person.
  var isAboutSelf = false

  /// Whether the account belongs to the space, and may know how it is arranged.
  var isMember: Bool { isOwner || isInterlocutor || !roles.isEmpty }
}

/// Whether somebody may do something, and why.
public enum Decision: Equatable, Sendable {
  case allowed(Reason)
  case refused(MissingRight)

  /// Why it is allowed.
  public enum Reason: Equatable, Sendable {
    case owner
    case role(Role)
    case delegation
    /// He registers himself in an open space (S86).
    case openSpace
    /// It is about himself, and he only looks.
    case oneself
  }

  /// Whether it is allowed.
  public var isAllowed: Bool {
    if case .allowed = self { true } else { false }
  }

  /// The one place where rights in a space are decided.
  ///
  /// - Parameter isLook: whether the action only shows what is about a person (a registration or a
  ///   convention of his own), which he may always see.
  static func of(_ action: Action, _ standing: Standing, isLook: Bool = false) -> Decision {
    if !standing.mayAct { return .refused(.acceptance) }
    if standing.isOwner { return .allowed(.owner) }
    for role in standing.roles.sorted() where standing.matrix.allows(role, action) {
      return .allowed(.role(role))
    }
    if standing.delegated.contains(action) { return .allowed(.delegation) }
    if standing.isAboutSelf {
      if action == .registerParticipants && standing.registrationRights == .open {
        return .allowed(.openSpace)
      }
      if isLook { return .allowed(.oneself) }
    }
    if standing.registrationRights == nil { return .refused(.ownership) }
    // How a space edited its matrix is nobody's business but its members'.
    let matrix = standing.isMember ? standing.matrix : .preset
    let able = Role.allCases.filter { matrix.allows($0, action) }
    return .refused(.role(able.map(\.label)))
  }

  /// Whether somebody may know what a company has been chosen to pay for others (S93): whoever manages
  /// its billing, and its administrators, whatever the space edits.
  static func ofPaying(_ standing: Standing) -> Decision {
    if !standing.mayAct { return .refused(.acceptance) }
    let able: [Role] = [.administrator, .billingManager]
    for role in able where standing.roles.contains(role) { return .allowed(.role(role)) }
    return .refused(.role(able.map(\.label)))
  }

  /// Whether somebody may make an interlocutor of a space, or give one more roles: its
  /// administrators any, and whoever gives registration rights (S75 c, S87) the roles that register.
  /// Beyond what such a role holds by the guide, he gives nothing that he does not hold himself.
  ///
  /// - Parameters:
  ///   - roles: the roles that are given.
  ///   - alone: whether nothing but roles is given: the right to sign is the administrators' (S3).
  static func ofGiving(_ roles: Set<Role>, alone: Bool, _ standing: Standing) -> Decision {
    let managing = of(.manageRights, standing)
    guard !managing.isAllowed, alone, !roles.isEmpty,
      roles.allSatisfy(standing.matrix.isForRegistering)
    else { return managing }
    let granting = of(.grantRegistration, standing)
    let isWider = roles.contains { role in
      Action.allCases.contains {
        standing.matrix.allows(role, $0) && !RightMatrix.preset.allows(role, $0)
          && $0 != .registerParticipants && !of($0, standing).isAllowed
      }
    }
    return granting.isAllowed && !isWider ? granting : managing
  }
}
