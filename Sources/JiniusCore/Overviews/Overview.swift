/// « Points de repère »: what an overview shows of trainings and conventions, of a company (S49–S57)
/// or of one person (S33–S34).
public struct Overview: Sendable {
  /// To come, and not confirmed yet (S50).
  public let pending: Excerpt<TrainingEntry>
  /// To come, and confirmed, with programme, place and times (S51).
  public let confirmed: Excerpt<TrainingEntry>
  /// Confirmed and over (S54), the latest first.
  public let done: Excerpt<TrainingEntry>
  /// « En attente de signature ».
  public let awaitingSignature: Excerpt<ConventionEntry>
  /// « En cours de signature ».
  public let signing: Excerpt<ConventionEntry>
  /// « Signée », the latest first.
  public let signed: Excerpt<ConventionEntry>
}

/// How many there are, and the first of them.
public struct Excerpt<Item: Sendable>: Sendable {
  /// How many are shown at most.
  public static var limit: Int { 10 }

  /// How many there are.
  public let count: Int
  /// The first ten.
  public let first: [Item]

  init(_ count: Int, _ items: [Item]) {
    self.count = count
    first = Array(items.prefix(Self.limit))
  }
}

/// A person's registration with what he wants to know before he goes: programme, place and times, as
/// they were signed.
public struct TrainingEntry: Sendable {
  /// The registration.
  public let registration: RegistrationNumber
  /// Where it stands.
  public let status: RegistrationStatus
  /// What can be done with it now.
  public let availableActions: [String]
  /// Whose it is.
  public let space: RegistrationSpace
  /// Who takes part.
  public let participant: EmailAddress
  /// His name.
  public let participantName: PersonName
  /// The session.
  public let session: Code
  /// The title of the training.
  public let training: String
  /// How it is held.
  public let modality: Modality
  /// Its content.
  public let programme: String
  /// Where.
  public let place: String
  /// The beginning.
  public let startsAt: Instant
  /// The end.
  public let endsAt: Instant
  /// The convention that it yielded.
  public let convention: ConventionNumber
}

/// A convention, as an overview shows it.
public struct ConventionEntry: Sendable {
  /// How words refer to it.
  public let number: ConventionNumber
  /// Where it stands now, by the clock.
  public let status: ConventionStatus
  /// What can be done with it now.
  public let availableActions: [String]
  /// Who takes part.
  public let participantName: PersonName
  /// The title of the training.
  public let training: String
  /// The session.
  public let session: Code
  /// Who is to sign, while it is being signed: masked but for the administrators and the operator.
  public let signatory: ShownContact?
  /// When the link dies.
  public let expiresAt: Instant?
}

/// A company's overview.
public struct CompanyLandmarks: Sendable {
  /// The space of the entity that orders the trainings (S49).
  public let space: Space
  /// Its establishments, the head office first.
  public let establishments: [Establishment]
  /// Its trainings and conventions.
  public let overview: Overview
  /// What only its administrators see (S64–S67).
  public let administration: Administration?

  /// What stands behind the administrators' own pages.
  public struct Administration: Sendable {
    /// How many are in the directory (S64), and speak for the company (S67).
    public let people: PeopleCounts
    /// Who may have which establishment billed (S65).
    public let thirdParties: [ThirdParties]
    /// Whose pledges were typed on their behalf, and wait for their word (S84).
    public let unconfirmedPledges: [EmailAddress]
  }
}

/// How many companies may have an establishment billed.
public struct ThirdParties: Sendable {
  /// The establishment.
  public let establishment: SIRET
  /// Its policy.
  public let policy: PayerPolicy
  /// How many it lists.
  public let listed: Int
}

/// How many people a company has to do with.
public struct PeopleCounts: Sendable {
  /// In the directory.
  public let collaborators: Int
  /// The interlocutors.
  public let interlocutors: Int
  /// Those who administer it.
  public let administrators: Int
  /// Those who may sign.
  public let signatories: Int
}

/// One of the spaces of an account (« Accéder à mes espaces », S90).
public struct SpaceAccess: Sendable {
  /// The space.
  public let space: Space
  /// What the account is there; nothing where the space is its own.
  public let roles: Set<Role>
  /// Whether it may sign there.
  public let canSign: Bool
  /// In which establishments.
  public let establishments: [SIRET]
}
