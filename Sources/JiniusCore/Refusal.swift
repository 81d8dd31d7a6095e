/// Every "no" of the domain: what was refused, with the facts that explain it. The sentences and
/// the exit statuses are `ErrorReport`'s; the codes never change.
public enum Refusal: Error, Equatable, Sendable {
  // What is named must exist, and what is made must not contradict what stands.
  case notFound(Noun, String)
  case noInterlocutor(email: String, SpaceReference?)
  case newcomerWithoutName(email: String, form: PersonReference.Form = .word)
  case existsDifferently(Noun, String, differences: [Difference])
  case databaseExists(path: String, sandbox: Bool)

  /// A restored database, before anybody has said how far numbers were given out.
  case numbersHeld

  // Companies (S72–S89).
  case pledgeRequired(company: String)
  case companyExists(siren: String, name: String, administrators: [String])
  case establishmentRequired(siren: String, sirets: [String])
  case lastAdministrator(space: String)

  // People.
  case accountBarred(email: String, AccountStatus?)
  case notInvited(email: String, AccountStatus)
  case accountAccepted(email: String)
  case invitationLimit(email: String, limit: Int, until: Instant)
  case importRefused(ImportRefusal)
  case ownerSignsByRight(email: String)

  // Enrolment.
  case sessionFull(session: String, seats: Int)
  case sessionStarted(session: String, startedAt: Instant)
  case sessionOver(session: String, endedAt: Instant)
  case unsignedSessionOver(convention: String, endedAt: Instant)
  case registeredElsewhere(participant: String, session: String, registration: String?)

  // Signing (S3–S31).
  case mobileRequired(email: String, space: SpaceReference?)
  case mobileOutOfUse(email: String, mobile: String, space: SpaceReference?)
  case signatoryRequired(convention: String, candidates: [String])
  case mayNotSign(email: String, SignatoryPlace?, candidates: [String])
  case mentionsMissing(convention: String, [MissingMention])
  case publicAddressMissing
  case alreadySigning(convention: String, signatory: String, expiresAt: Instant)
  case alreadySigned(convention: String)
  case contractSigned(convention: String, until: Instant)
  case conventionTerminated(convention: String)
  case notAConsumer(convention: String)
  case withdrawalOver(convention: String, until: Instant)
  case conventionVoid(convention: String)
  case notSigned(convention: String, label: String)
  case signingInProgress(conventions: [String])
  case fileNotAccepted(convention: String, FrozenFileFault)
  case sealing(convention: String)
  case notHandedOver(convention: String)
  case launchLimit(convention: String, launches: Int, until: Instant)

  // Platforms (S19).
  case platformUndeclared(String, declared: [String])
  case handOverUndeclared(convention: String, platform: String)
  case platformInUse(platform: String, conventions: [String])
  case platformAddressMissing(platform: String)
  case linkOutsidePlatform(platform: String, address: String)
  case platformLinkLimit(convention: String, limit: Int)

  // Rights (77).
  case unknownAccount(String)
  case accountNotAccepted(String)
  case notPermitted(account: String, missing: MissingRight, administrators: [String])

  case administratorsOnly(action: String, role: String)
  case notDelegable(action: String)
  case delegationToItself(siren: String)
  case delegationOver(id: Int, label: String)
  case payerNotAuthorised(payer: String, company: String)
  case confirmationRequired(Confirmation)
  case draftSpace(String, siren: String)
  case incomplete(siren: String, missing: [String])

  // Personal data (RGPD 15–17).
  case addressTaken(String)
  case engaged(account: String, registrations: [String], conventions: [String])
  case documentErased

  // The signatory's side.
  case linkDead
  case documentNotRead
  case codeNotAsked
  case codeExpired
  case codeSpent
  case codeUsed
  case wrongCode(triesLeft: Int)
  case locked
  case codeLimit(LimitedThing, mobile: String, until: Instant)
  case tokenDead
  case formStale

  // Delivery.
  case deliveryNotSetUp(DeliveryGap)
  case programsMissing([MissingProgram])
  case letterSent(id: Int, at: Instant)
  case letterStale(id: Int)
  case letterLimit(id: Int, limit: Int, until: Instant)

  // The seal.
  case sealUnusable([SealFault])
  case sealRefused([SealFault])

  // Around the domain.
  case clockBehind(highest: Instant)
  case fontMissing(path: String)
  case journalBroken(JournalFault)

  /// What wants to be confirmed (`--yes`).
  public enum Confirmation: Equatable, Sendable {
    case registrationRights, erasure, retention
  }

  /// What a difference between a standing thing and a given one looks like.
  public struct Difference: Equatable, Sendable {
    /// The option that says it, without its dashes.
    public let field: String
    /// What stands.
    public let standing: String
    /// What was given.
    public let given: String

    init(_ field: String, standing: String, given: String) {
      self.field = field
      self.standing = standing
      self.given = given
    }
  }

  /// The kinds of things that words name.
  public enum Noun: String, Equatable, Sendable, CaseIterable {
    case account, provider, training, session, company, establishment, individual, interlocutor
    case registration, convention, letter, setting, invitation, delegation, collaborator
    case seal, platform
  }

  /// The stable code that scripts read.
  public var code: String {
    switch self {
    case .notFound, .noInterlocutor, .newcomerWithoutName: "not_found"
    case .existsDifferently: "already_exists"
    case .databaseExists: "database_exists"
    case .numbersHeld: "numbers_held"
    case .pledgeRequired: "pledge_required"
    case .companyExists: "company_exists"
    case .establishmentRequired: "establishment_required"
    case .lastAdministrator: "last_administrator"
    case .accountBarred(_, let status?): "account_\(status.rawValue)"
    case .accountBarred(_, nil): "account_barred"
    case .notInvited: "not_invited"
    case .accountAccepted: "account_accepted"
    case .invitationLimit: "invitation_limit"
    case .importRefused: "invalid_import"
    case .ownerSignsByRight: "owner_signs_by_right"
    case .sessionFull: "session_full"
    case .sessionStarted: "session_started"
    case .sessionOver, .unsignedSessionOver: "session_over"
    case .registeredElsewhere: "registered_elsewhere"
    case .mobileRequired: "mobile_required"
    case .mobileOutOfUse: "mobile_out_of_use"
    case .signatoryRequired: "signatory_required"
    case .mayNotSign: "may_not_sign"
    case .mentionsMissing: "mentions_missing"
    case .publicAddressMissing: "public_address_missing"
    case .alreadySigning: "already_signing"
    case .alreadySigned, .contractSigned: "already_signed"
    case .conventionTerminated: "convention_terminated"
    case .notAConsumer: "not_a_consumer"
    case .withdrawalOver: "withdrawal_over"
    case .conventionVoid: "convention_void"
    case .notSigned: "not_signed"
    case .signingInProgress: "signing_in_progress"
    case .fileNotAccepted: "file_not_accepted"
    case .sealing: "sealing"
    case .notHandedOver: "not_handed_over"
    case .launchLimit: "launch_limit"
    case .platformUndeclared, .handOverUndeclared: "platform_undeclared"
    case .platformInUse: "platform_in_use"
    case .platformAddressMissing: "platform_address_missing"
    case .linkOutsidePlatform: "link_outside_platform"
    case .platformLinkLimit: "platform_link_limit"
    case .unknownAccount: "unknown_account"
    case .accountNotAccepted: "account_not_accepted"
    case .notPermitted: "not_permitted"
    case .administratorsOnly: "administrators_only"
    case .notDelegable, .delegationToItself: "not_delegable"
    case .delegationOver: "delegation_over"
    case .payerNotAuthorised: "payer_not_authorised"
    case .confirmationRequired: "confirmation_required"
    case .draftSpace: "draft_space"
    case .incomplete: "incomplete"
    case .addressTaken: "address_taken"
    case .engaged: "engaged"
    case .documentErased: "document_erased"
    case .linkDead: "link_dead"
    case .documentNotRead: "document_not_read"
    case .codeNotAsked: "code_not_asked"
    case .codeExpired: "code_expired"
    case .codeSpent: "code_spent"
    case .codeUsed: "code_used"
    case .wrongCode: "wrong_code"
    case .locked: "locked"
    case .codeLimit: "code_limit"
    case .tokenDead: "token_dead"
    case .deliveryNotSetUp: "delivery_not_set_up"
    case .programsMissing: "program_missing"
    case .letterSent: "letter_sent"
    case .letterStale: "letter_stale"
    case .letterLimit: "letter_limit"
    case .sealUnusable: "seal_unusable"
    case .sealRefused: "seal_refused"
    case .formStale: "form_stale"
    case .clockBehind: "clock_behind"
    case .fontMissing: "font_missing"
    case .journalBroken: "journal_broken"
    }
  }
}

/// Compares what stands under a key with what was given again: the same is "already so", anything
/// else is refused with the difference.
struct Comparison {
  private(set) var differences: [Refusal.Difference] = []

  /// Notes a difference, unless nothing was given for the field.
  mutating func compare(_ field: String, standing: String?, given: String?) {
    guard let given, given != standing else { return }
    differences.append(.init(field, standing: standing ?? "", given: given))
  }

  /// Refuses when anything differs.
  func refuse(_ noun: Refusal.Noun, _ key: String) throws(Refusal) {
    if !differences.isEmpty { throw .existsDifferently(noun, key, differences: differences) }
  }
}

/// Where an interlocutor has to stand to sign a convention.
public struct SignatoryPlace: Equatable, Sendable {
  /// The space of the convention.
  public let space: SpaceReference
  /// The convention's establishment, where its company has several.
  public let establishment: SIRET?
  /// Whether the person asked for is an interlocutor there: the administrators' to know.
  public let isThere: Bool
}
