public import SQLite

/// The tables `withdrawal`, a row for each contract that somebody went back on, and
/// `withdrawal_link`.
enum WithdrawalTable {
  /// Until when a private person may withdraw from what he signed: what his registration waits for. Nil
  /// for a firm's convention, and for what is not signed.
  static func until(of convention: ConventionNumber, in database: Database) throws -> Instant? {
    try database.row(
      """
      SELECT max(registration.confirmed_at)
      FROM convention CROSS JOIN registration ON registration.convention_id = convention.id
      WHERE convention.id = \(convention.row) AND convention.kind = 'individual_contract'
      """
    ) { try $0.value(0) as Instant? } ?? nil
  }

  static func insert(_ withdrawal: ContractWithdrawal, in database: Database) throws {
    try database.execute(
      """
      INSERT INTO withdrawal (convention_id, at, channel, posted_on, given_name, family_name,
        receipt_to)
      VALUES (\(withdrawal.convention.row), \(withdrawal.at), \(withdrawal.channel),
        \(withdrawal.postedOn?.description), \(withdrawal.name?.given), \(withdrawal.name?.family),
        \(withdrawal.receiptTo))
      """)
  }

  static func find(
    _ convention: ConventionNumber, in database: Database
  ) throws -> ContractWithdrawal? {
    try database.row(
      """
      SELECT at, channel, posted_on, given_name, family_name, receipt_to FROM withdrawal
      WHERE convention_id = \(convention.row)
      """
    ) { row in
      var name: PersonName?
      if let given = try row.optionalText(3), let family = try row.optionalText(4) {
        name = try PersonName(given: given, family: family)
      }
      return ContractWithdrawal(
        convention: convention, at: try row.value(0), channel: try row.value(1),
        postedOn: try row.optionalText(2).map { try CivilDate($0) }, name: name,
        receiptTo: try row.value(5))
    }
  }

  static func insert(
    _ link: WithdrawalLink, tokenHash: [UInt8], in database: Database
  ) throws {
    try database.execute(
      """
      INSERT INTO withdrawal_link (convention_id, account_id, email, nonce, token_hash)
      VALUES (\(link.convention.row), \(link.account), \(link.email), \(link.nonce), \(tokenHash))
      """)
  }

  static func link(tokenHash: [UInt8], in database: Database) throws -> WithdrawalLink? {
    try link("token_hash = \(tokenHash)", in: database)
  }

  static func link(
    of convention: ConventionNumber, in database: Database
  ) throws -> WithdrawalLink? {
    try link("convention_id = \(convention.row)", in: database)
  }

  private static func link(_ condition: SQL, in database: Database) throws -> WithdrawalLink? {
    try database.row(
      """
      SELECT convention_id, account_id, email, nonce FROM withdrawal_link WHERE \(condition)
      """
    ) { row in
      WithdrawalLink(
        convention: ConventionNumber(row: try row.int(0)), account: try row.int(1),
        email: try row.value(2), nonce: try row.blob(3))
    }
  }
}

extension ContractWithdrawal.Channel: SQLValue {}
