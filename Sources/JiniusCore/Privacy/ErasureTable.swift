internal import SQLite

/// What an erasure changes, table by table. Each answers with how many rows it touched.
enum ErasureTable {
  /// The conventions of his registrations, and of his own space.
  private static func conventions(_ account: Int) -> SQL {
    """
    SELECT convention_id FROM registration
    WHERE id IN (\(RegistrationQuery.concerning(account)))
    """
  }

  /// The procedures that ended without a signature: his own, and those about him.
  private static func unsigned(_ account: Int) -> SQL {
    """
    SELECT id FROM signing_procedure
    WHERE account_id = \(account) AND state NOT IN ('open', 'signed')
    UNION
    SELECT id FROM signing_procedure
    WHERE convention_id IN (\(conventions(account))) AND state NOT IN ('open', 'signed')
    """
  }

  /// Those who were erased, or one of them.
  static func erased(_ account: Int? = nil, in database: Database) throws -> [ErasureList.Line] {
    let one: SQL = account.map { "AND id = \($0)" } ?? ""
    return try database.rows(
      "SELECT id, created_at FROM account WHERE status = 'anonymised' \(one)"
    ) { ErasureList.Line(account: try $0.int(0), createdAt: try $0.value(1)) }
  }

  /// Whose account that was, of a list, and is not erased.
  static func standing(
    _ line: ErasureList.Line, in database: Database
  ) throws -> EmailAddress? {
    try database.row(
      """
      SELECT email FROM account
      WHERE id = \(line.account) AND created_at = \(line.createdAt) AND status <> 'anonymised'
      """
    ) { try $0.value(0) }
  }

  /// An address that nobody has.
  static func freeAddress(for account: Int, in database: Database) throws -> EmailAddress {
    var turn = 1
    while true {
      let address = try EmailAddress(Pseudonym.address(of: account, turn: turn))
      if try AccountTable.find(address, in: database) == nil { return address }
      turn += 1
    }
  }

  static func anonymise(
    _ account: Int, as address: EmailAddress, in database: Database
  ) throws -> Int {
    try change(
      """
      UPDATE account
      SET email = \(address), given_name = \(Pseudonym.name), family_name = \(Pseudonym.name),
        profession = NULL, phone = NULL, street = NULL, postal_code = NULL, city = NULL,
        professional_number = NULL, status = 'anonymised', suspended_from = NULL
      WHERE id = \(account)
      """, in: database)
  }

  /// He is no interlocutor any more, and nobody is in his own space.
  static func removeInterlocutors(
    _ account: Int, at now: Instant, in database: Database
  ) throws -> Int {
    try database.execute(
      """
      UPDATE interlocutor SET removed_at = \(now)
      WHERE space_id = (SELECT id FROM space WHERE owner_id = \(account)) AND removed_at IS NULL
      """)
    return try change(
      """
      UPDATE interlocutor SET mobile = NULL, removed_at = ifnull(removed_at, \(now))
      WHERE account_id = \(account)
      """, in: database)
  }

  static func deleteCollaborators(_ account: Int, in database: Database) throws -> Int {
    try change("DELETE FROM collaborator WHERE account_id = \(account)", in: database)
  }

  /// What firms called him before he had a name of his own.
  static func deleteNames(_ account: Int, in database: Database) throws -> Int {
    try ProvisionalNameTable.forget(account, in: database)
  }

  static func deleteInvitations(_ account: Int, in database: Database) throws -> Int {
    try change("DELETE FROM invitation WHERE account_id = \(account)", in: database)
  }

  static func deleteLetters(_ account: Int, in database: Database) throws -> Int {
    try change("DELETE FROM letter WHERE account_id = \(account)", in: database)
  }

  /// His name and reasons in letters to others about his conventions, and the name of his own space
  /// (the address that he had then) in those and in invitations on his behalf.
  static func anonymiseLetters(about account: Int, in database: Database) throws -> Int {
    let invited: SQL =
      """
      SELECT letter.id FROM invitation
      CROSS JOIN letter ON letter.invitation_id = invitation.id
      WHERE invitation.space_id = (SELECT id FROM space WHERE owner_id = \(account))
      """
    try database.execute(
      """
      UPDATE letter SET parameters = json_replace(parameters, '$.company', \(Pseudonym.name))
      WHERE id IN (
        SELECT letter.id FROM convention
        CROSS JOIN letter ON letter.convention_id = convention.id
        WHERE convention.space_id = (SELECT id FROM space WHERE owner_id = \(account))
        UNION \(invited))
      """)
    return try change(
      """
      UPDATE letter
      SET parameters = json_replace(parameters, '$.participant', \(Pseudonym.name), '$.reason', '')
      WHERE id IN (
        SELECT letter.id FROM (\(conventions(account))) AS chosen
        CROSS JOIN letter ON letter.convention_id = chosen.convention_id
        UNION \(invited))
      """, in: database)
  }

  /// His name, address and mobile in procedures that ended without a signature.
  static func anonymiseProcedures(
    _ account: Int, as address: EmailAddress, in database: Database
  ) throws -> Int {
    try change(
      """
      UPDATE signing_procedure
      SET given_name = \(Pseudonym.name), family_name = \(Pseudonym.name), email = \(address),
        mobile = NULL
      WHERE account_id = \(account) AND state NOT IN ('open', 'signed')
      """, in: database)
  }

  /// The papers of those procedures, unless the same bytes were signed, or are being signed.
  static func erasePapers(_ account: Int, in database: Database) throws -> Int {
    try change(
      """
      UPDATE document SET content = NULL
      WHERE content IS NOT NULL AND id IN (
        SELECT document_id FROM signing_procedure WHERE id IN (\(unsigned(account))))
        AND NOT EXISTS (
          SELECT 1 FROM signing_procedure
          WHERE document_id = document.id AND state IN ('open', 'signed'))
      """, in: database)
  }

  /// The names that scripts gave his registrations: what stands there instead lets a script's second
  /// run find what it made, and nobody read how it was called.
  static func eraseKeys(
    _ account: Int, _ secret: SecretKey, in database: Database
  ) throws -> Int {
    let keyed = try database.rows(
      """
      SELECT id, key FROM registration
      WHERE id IN (\(RegistrationQuery.concerning(account))) AND key NOT LIKE '% %'
      """
    ) { (id: try $0.int(0), key: try $0.value(1) as RegistrationKey) }
    for (id, key) in keyed {
      try database.execute(
        "UPDATE registration SET key = \(key.erased(by: secret)) WHERE id = \(id)")
    }
    return keyed.count
  }

  /// Why his registrations and procedures were cancelled, as somebody put it.
  static func eraseReasons(_ account: Int, in database: Database) throws -> Int {
    let cancelled = try change(
      """
      UPDATE registration SET cancel_reason = NULL
      WHERE id IN (\(RegistrationQuery.concerning(account))) AND cancel_reason IS NOT NULL
      """, in: database)
    let ended = try change(
      """
      UPDATE signing_procedure SET reason = NULL
      WHERE id IN (\(unsigned(account))) AND reason IS NOT NULL
      """, in: database)
    return cancelled + ended
  }

  /// The personal side of the journal: what is filed under him, and the reasons that are filed
  /// under the signatories of his conventions.
  static func eraseJournal(_ account: Int, in database: Database) throws -> Int {
    let reasons = try change(
      """
      DELETE FROM journal_personal WHERE number IN (
        SELECT journal.number
        FROM signing_procedure
        CROSS JOIN journal_personal AS side ON side.account_id = signing_procedure.account_id
        CROSS JOIN journal ON journal.number = side.number
        WHERE signing_procedure.convention_id IN (\(conventions(account)))
          AND journal.subject = 'procedure' AND journal.subject_id = signing_procedure.id
          AND journal.kind IN ('procedure_cancelled', 'procedure_declined'))
      """, in: database)
    let own = try change(
      "DELETE FROM journal_personal WHERE account_id = \(account)", in: database)
    return reasons + own
  }

  private static func change(_ sql: SQL, in database: Database) throws -> Int {
    try database.execute(sql)
    return database.changes
  }
}
