internal import SQLite

/// What stands about one person in the tables, reached through his own rows.
enum PersonalDataQuery {
  static func places(
    of account: Int, in database: Database
  ) throws -> [PersonalData.Place] {
    try database.rows(
      """
      SELECT space.siren, space.name, owner.email, establishment.siret, mobile, can_sign,
        interlocutor.created_at, removed_at, administrator, training_manager, billing_manager,
        interlocutor.participant
      FROM interlocutor
      CROSS JOIN space ON space.id = interlocutor.space_id
      LEFT JOIN account AS owner ON owner.id = space.owner_id
      LEFT JOIN establishment ON establishment.id = interlocutor.establishment_id
      WHERE interlocutor.account_id = \(account) ORDER BY interlocutor.id
      """
    ) { row in
      let siren: SIREN? = try row.value(0)
      let columns: [(Role, Int)] = [
        (.administrator, 8), (.trainingManager, 9), (.billingManager, 10), (.participant, 11),
      ]
      var roles: Set<Role> = []
      for (role, column) in columns where try row.bool(column) { roles.insert(role) }
      return PersonalData.Place(
        space: try siren.map { .company($0, name: try row.text(1)) }
          ?? .individual(try row.value(2)),
        establishment: try row.value(3), roles: roles, mobile: try row.value(4),
        canSign: try row.bool(5), since: try row.value(6), removedAt: try row.value(7))
    }
  }

  static func invitations(of account: Int, in database: Database) throws -> [Invitation] {
    try database.rows(
      """
      \(InvitationTable.selection) WHERE invitation.account_id = \(account) ORDER BY invitation.id
      """
    ) { try Invitation($0) }
  }

  static func procedures(of account: Int, in database: Database) throws -> [SigningProcedure] {
    try ProcedureTable.rows("account_id = \(account)", in: database)
  }

  /// Of the contracts of his own space.
  static func withdrawals(
    of account: Int, in database: Database
  ) throws -> [ContractWithdrawal] {
    let contracts = try database.rows(
      """
      SELECT convention.id FROM space
      CROSS JOIN convention ON convention.space_id = space.id
      CROSS JOIN withdrawal ON withdrawal.convention_id = convention.id
      WHERE space.owner_id = \(account) ORDER BY convention.id
      """
    ) { ConventionNumber(row: try $0.int(0)) }
    return try contracts.compactMap { try WithdrawalTable.find($0, in: database) }
  }

  static func letters(to account: Int, in database: Database) throws -> [LetterRow] {
    try LetterQuery.rows("letter.account_id = \(account) ORDER BY letter.id", in: database)
  }

  /// The entries that he made, that are about his account, or that hold something personal of his.
  static func journal(
    of account: Int, in database: Database
  ) throws -> [(entry: JournalEntry, personal: SaltedText?)] {
    try JournalTable.rows(
      """
      journal.number IN (
        SELECT number FROM journal_personal WHERE account_id = \(account)
        UNION ALL SELECT number FROM journal WHERE actor_kind = 'account' AND actor_id = \(account)
        UNION ALL SELECT number FROM journal WHERE subject = 'account' AND subject_id = \(account))
      ORDER BY journal.number
      """, in: database)
  }

  /// The training bodies, companies and payers that get something of his.
  static func recipients(
    of account: Int, in database: Database
  ) throws -> [PersonalData.Recipient] {
    func names(_ category: PersonalData.Recipient.Category, _ sql: SQL) throws
      -> [PersonalData.Recipient]
    {
      try database.rows(sql) { .init(category: category, name: try $0.text(0)) }
    }
    return try names(
      .trainingBody,
      """
      SELECT DISTINCT provider.name
      FROM registration
      CROSS JOIN session ON session.id = registration.session_id
      CROSS JOIN training ON training.id = session.training_id
      CROSS JOIN provider ON provider.id = training.provider_id
      WHERE registration.participant_id = \(account) ORDER BY provider.name
      """)
      + names(
        .company,
        """
        SELECT space.name FROM space WHERE kind = 'company' AND id IN (
          SELECT space_id FROM interlocutor WHERE account_id = \(account)
          UNION SELECT space_id FROM collaborator WHERE account_id = \(account)
          UNION SELECT space_id FROM registration WHERE participant_id = \(account)
          UNION
          SELECT convention.space_id
          FROM signing_procedure
          CROSS JOIN convention ON convention.id = signing_procedure.convention_id
          WHERE signing_procedure.account_id = \(account))
        ORDER BY name
        """)
      + names(
        .payer,
        """
        SELECT DISTINCT space.name
        FROM registration
        CROSS JOIN establishment ON establishment.id = registration.payer_id
        CROSS JOIN space ON space.id = establishment.space_id
        WHERE registration.participant_id = \(account) ORDER BY space.name
        """)
  }

  /// The conventions about him or signed by him, of one space or of all, whose paper is frozen now, or
  /// signed.
  static func frozenPapers(
    of account: Int, space: Int? = nil, at now: Instant, in database: Database
  ) throws -> [ConventionNumber] {
    let own: SQL = space.map { "AND convention.space_id = \($0)" } ?? ""
    return try database.rows(
      """
      SELECT convention.id FROM convention
      WHERE id IN (
        SELECT convention_id FROM registration
        WHERE id IN (\(RegistrationQuery.concerning(account)))
        UNION SELECT convention_id FROM signing_procedure WHERE account_id = \(account))
        AND EXISTS (
          SELECT 1 FROM signing_procedure
          WHERE convention_id = convention.id AND (signing_procedure.state = 'signed'
            OR (signing_procedure.state = 'open' AND expires_at > \(now))))
        \(own)
      ORDER BY id
      """
    ) { ConventionNumber(row: try $0.int(0)) }
  }
}
