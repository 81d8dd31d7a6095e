extension Registry {
  /// Everything that is held on a person, with who else gets it and how long it is kept (RGPD 15,
  /// 20). Links, codes and tokens are nobody's data, and are not in it.
  public func personalData(of email: EmailAddress) throws -> PersonalData {
    try read { reading in
      try reading.requireSelf(email)
      let account = try reading.account(email)
      let database = reading.database
      let own = Visibility.own(person: account.id, spaces: [])
      let renderer = try LetterRenderer(reading)
      let clock = try reading.standingClock()
      return PersonalData(
        exportedAt: reading.now, account: try reading.judged(account),
        places: try PersonalDataQuery.places(of: account.id, in: database),
        registrations: try RegistrationQuery.page(
          visible: own, session: nil, participant: nil, after: 0, limit: .max, clock: clock,
          in: database),
        conventions: try ConventionQuery.page(
          visible: own, status: nil, after: 0, limit: .max, clock: clock,
          sight: try reading.contactSight(of: account.id), in: database),
        procedures: try PersonalDataQuery.procedures(of: account.id, in: database).map {
          (
            $0.convention,
            ProcedureView(
              $0, of: try reading.convention($0.convention), now: reading.now, isWhole: true)
          )
        },
        withdrawals: try PersonalDataQuery.withdrawals(of: account.id, in: database),
        letters: try PersonalDataQuery.letters(to: account.id, in: database).map {
          try renderer.view($0)
        },
        invitations: try PersonalDataQuery.invitations(of: account.id, in: database).map {
          try reading.view(of: $0)
        },
        directories: try CollaboratorTable.entries(of: account.id, in: database),
        pledges: try PledgeTable.all(of: email, account.id, in: database),
        journal: try PersonalDataQuery.journal(of: account.id, in: database).map {
          // What is personal in his doings may be about somebody else.
          JournalLine($0, $1?.account == account.id ? $1 : nil)
        },
        recipients: try PersonalDataQuery.recipients(of: account.id, in: database)
          + [.platform, .mailProcessor, .smsProcessor].map { .init(category: $0, name: nil) },
        retention: try RetentionCategory.allCases.map { try reading.rule($0) })
    }
  }
}
