internal import CommandLineKit

/// The tree of the commands: a folder a noun, a file a verb.
enum CommandIndex {
  static let tree: [CommandTree<Console>] = [
    .section(
      "The space",
      [
        .group(
          "company", "Company spaces",
          [
            .command(CompanyFinalise.self), .command(CompanyInit.self),
            .command(CompanyList.self), .command(CompanyOverview.self),
            .command(CompanyPledge.self), .command(CompanyShow.self),
            .command(CompanyUpdate.self),
          ]),
        .group(
          "establishment", "Establishments of a company",
          [
            .command(EstablishmentAdd.self), .command(EstablishmentList.self),
            .command(EstablishmentMoveHeadOffice.self), .command(EstablishmentUpdate.self),
          ]),
        .group(
          "right", "Who may do what in a company",
          [.command(RightExplain.self), .command(RightList.self), .command(RightSet.self)]),
        .group(
          "delegation", "Rights lent between companies",
          [
            .command(DelegationAccept.self), .command(DelegationGrant.self),
            .command(DelegationList.self), .command(DelegationRevoke.self),
          ]),
        .group(
          "billing", "Who may have whom billed",
          [
            .command(BillingAllow.self), .command(BillingCandidates.self),
            .command(BillingDisallow.self), .command(BillingList.self),
            .command(BillingPolicy.self),
          ]),
        .group(
          "individual", "Private persons' spaces",
          [
            .command(IndividualInit.self), .command(IndividualList.self),
            .command(IndividualShow.self),
          ]),
        .group(
          "interlocutor", "Who speaks, registers and signs for a space",
          [
            .command(InterlocutorAdd.self), .command(InterlocutorList.self),
            .command(InterlocutorRemove.self), .command(InterlocutorShow.self),
            .command(InterlocutorUpdate.self),
          ]),
      ]),
    .section(
      "Enrolment",
      [
        .group(
          "registration", "People in sessions",
          [
            .command(RegistrationCancel.self), .command(RegistrationCreate.self),
            .command(RegistrationList.self), .command(RegistrationShow.self),
          ]),
        .group(
          "convention", "Conventions and contracts",
          [
            .command(ConventionAttestation.self), .command(ConventionCancel.self),
            .command(ConventionDownload.self), .command(ConventionEvidence.self),
            .command(ConventionHandOver.self), .command(ConventionList.self),
            .command(ConventionPreview.self),
            .command(ConventionRecord.self), .command(ConventionShow.self),
            .command(ConventionSign.self), .command(ConventionSignatories.self),
            .command(ConventionVerify.self),
          ]),
        .group(
          "contract", "Private persons' right to go back on what they signed",
          [.command(ContractDeadlines.self), .command(ContractWithdraw.self)]),
        .group(
          "signature", "The signatory's side, by the link",
          [
            .command(SignatureCode.self), .command(SignatureDecline.self),
            .command(SignatureDownload.self), .command(SignatureOpen.self),
            .command(SignatureRead.self), .command(SignatureSign.self),
            .command(SignatureWithdraw.self),
          ]),
      ]),
    .section(
      "People and catalogue",
      [
        .group(
          "account", "Individual, nominative accounts",
          [
            .command(AccountClose.self), .command(AccountCreate.self), .command(AccountErase.self),
            .command(AccountExport.self), .command(AccountList.self),
            .command(AccountOverview.self), .command(AccountReactivate.self),
            .command(AccountRectify.self), .command(AccountShow.self),
            .command(AccountSpaces.self), .command(AccountSuspend.self),
          ]),
        .group(
          "collaborator", "The directory of a company",
          [
            .command(CollaboratorAdd.self), .command(CollaboratorImport.self),
            .command(CollaboratorList.self), .command(CollaboratorRemove.self),
            .command(CollaboratorUpdate.self),
          ]),
        .group(
          "invitation", "Letters that activate accounts",
          [
            .command(InvitationAccept.self), .command(InvitationCancel.self),
            .command(InvitationList.self), .command(InvitationResend.self),
          ]),
        .group(
          "provider", "Training bodies",
          [
            .command(ProviderAdd.self), .command(ProviderList.self), .command(ProviderShow.self),
            .command(ProviderUpdate.self),
          ]),
        .group(
          "training", "Trainings",
          [
            .command(TrainingAdd.self), .command(TrainingList.self),
            .command(TrainingSearch.self), .command(TrainingShow.self),
            .command(TrainingUpdate.self),
          ]),
        .group(
          "session", "Sessions of a training",
          [.command(SessionAdd.self), .command(SessionList.self), .command(SessionShow.self)]),
      ]),
    .section(
      "Running it",
      [
        .command(Init.self), .command(Doctor.self), .command(Tick.self),
        .command(Backup.self), .command(Restore.self), .command(Upgrade.self),
        .group(
          "numbers", "Numbers after a restore",
          [.command(NumbersResume.self), .command(NumbersShow.self)]),
        .group(
          "outbox", "Letters: e-mails and SMS",
          [
            .command(OutboxDeliver.self), .command(OutboxList.self), .command(OutboxResend.self),
            .command(OutboxRetry.self),
            .command(OutboxShow.self),
          ]),
        .command(Gate.self), .command(Cgi.self),
        .group(
          "audit", "The journal", [.command(AuditList.self), .command(AuditVerify.self)]),
        .group(
          "platform", "Partners' platforms, and whose signatures count",
          [
            .command(PlatformAdd.self), .command(PlatformList.self), .command(PlatformRemove.self),
            .command(PlatformShow.self), .command(PlatformUpdate.self),
          ]),
        .group(
          "retention", "How long personal data are kept",
          [.command(RetentionApply.self), .command(RetentionReport.self)]),
        .group(
          "seal", "The seal under signed files",
          [
            .command(SealCheck.self), .command(SealCreate.self), .command(SealImport.self),
            .command(SealShow.self),
          ]),
        .group(
          "settings", "Settings of the installation",
          [
            .command(SettingsList.self), .command(SettingsReset.self), .command(SettingsSet.self),
            .command(SettingsShow.self),
          ]),
        .command(Completions.self), .command(Man.self), .command(Reference.self),
        .command(Tree.self),
      ]),
  ]
}
