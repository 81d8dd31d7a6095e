/// What happened: the words of the journal, which never change.
enum JournalKind: String, CaseIterable {
  case databaseCreated = "database_created"
  case settingChanged = "setting_changed"
  case accountCreated = "account_created"
  case accountInvited = "account_invited"
  case accountNamed = "account_named"
  case accountSuspended = "account_suspended"
  case accountReactivated = "account_reactivated"
  case accountClosed = "account_closed"
  case invitationAccepted = "invitation_accepted"
  case invitationResent = "invitation_resent"
  case invitationCancelled = "invitation_cancelled"
  case collaboratorAdded = "collaborator_added"
  case collaboratorRemoved = "collaborator_removed"
  case providerAdded = "provider_added"
  case providerUpdated = "provider_updated"
  case trainingAdded = "training_added"
  case trainingUpdated = "training_updated"
  case sessionAdded = "session_added"
  case companyDeclared = "company_declared"
  case pledgeGiven = "pledge_given"
  case pledgeConfirmed = "pledge_confirmed"
  case establishmentAdded = "establishment_added"
  case establishmentUpdated = "establishment_updated"
  case headOfficeMoved = "head_office_moved"
  case individualDeclared = "individual_declared"
  case interlocutorAdded = "interlocutor_added"
  case interlocutorUpdated = "interlocutor_updated"
  case interlocutorRemoved = "interlocutor_removed"
  case registrationCreated = "registration_created"
  case registrationKeyed = "registration_keyed"
  case registrationCancelled = "registration_cancelled"
  case registrationConfirmed = "registration_confirmed"
  case conventionVoided = "convention_voided"
  case procedureLaunched = "procedure_launched"
  case procedureCancelled = "procedure_cancelled"
  case procedureExpired = "procedure_expired"
  case procedureDeclined = "procedure_declined"
  case procedureLocked = "procedure_locked"
  case procedureReminded = "procedure_reminded"
  case documentRead = "document_read"
  case codeSent = "code_sent"
  case codeRefused = "code_refused"
  case codeAccepted = "code_accepted"
  case conventionSigned = "convention_signed"
  case contractWithdrawn = "contract_withdrawn"
  case companyUpdated = "company_updated"
  case companyFinalised = "company_finalised"
  case rightChanged = "right_changed"
  case delegationProposed = "delegation_proposed"
  case delegationAccepted = "delegation_accepted"
  case delegationRevoked = "delegation_revoked"
  case delegationReplaced = "delegation_replaced"
  case billingPolicyChanged = "billing_policy_changed"
  case billingAllowed = "billing_allowed"
  case billingDisallowed = "billing_disallowed"
  case addressRequested = "address_requested"
  case accountRectified = "account_rectified"
  case accountErased = "account_erased"
  case retentionApplied = "retention_applied"
  case gateRefused = "gate_refused"
  case backupMade = "backup_made"
  case backupRestored = "backup_restored"
  case numbersResumed = "numbers_resumed"
  case letterSent = "letter_sent"
  case letterFailed = "letter_failed"
  case letterRetried = "letter_retried"
  case letterResent = "letter_resent"
  case sealCreated = "seal_created"
  case sealImported = "seal_imported"
  case platformAdded = "platform_added"
  case platformUpdated = "platform_updated"
  case platformRemoved = "platform_removed"
  case platformLinkSent = "platform_link_sent"
}

/// What an entry is about: the word of its kind and its number.
struct JournalSubject {
  let word: String
  let id: Int

  static let database = JournalSubject(word: "database", id: 1)
  static func account(_ id: Int) -> Self { .init(word: "account", id: id) }
  static func provider(_ id: Int) -> Self { .init(word: "provider", id: id) }
  static func training(_ id: Int) -> Self { .init(word: "training", id: id) }
  static func session(_ id: Int) -> Self { .init(word: "session", id: id) }
  static func space(_ id: Int) -> Self { .init(word: "space", id: id) }
  static func establishment(_ id: Int) -> Self { .init(word: "establishment", id: id) }
  static func interlocutor(_ id: Int) -> Self { .init(word: "interlocutor", id: id) }
  static func collaborator(_ id: Int) -> Self { .init(word: "collaborator", id: id) }
  static func registration(_ id: Int) -> Self { .init(word: "registration", id: id) }
  static func convention(_ id: Int) -> Self { .init(word: "convention", id: id) }
  static func delegation(_ id: Int) -> Self { .init(word: "delegation", id: id) }
  static func procedure(_ id: Int) -> Self { .init(word: "procedure", id: id) }
  static func platform(_ id: Int) -> Self { .init(word: "platform", id: id) }
  static func letter(_ id: Int) -> Self { .init(word: "letter", id: id) }
}
