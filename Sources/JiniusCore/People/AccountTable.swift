public import SQLite

/// The table `account`.
enum AccountTable {
  static let columns: SQL =
    "account.id, account.email, given_name, family_name, profession, account.status, account.created_at"

  /// The same, with the name by which a space calls the person: of ``ProvisionalNameTable``, which
  /// the statement joins.
  static let columnsAsCalled: SQL =
    """
    account.id, account.email, \(ProvisionalNameTable.columns(of: "account")), profession,
    account.status, account.created_at
    """

  /// The account itself, with what only its person and the operator see.
  private static let selection: SQL =
    "SELECT \(columns), phone, street, postal_code, city, professional_number FROM account"

  static func insert(
    _ email: EmailAddress, _ name: PersonName, profession: Profession?,
    details: AccountDetails = AccountDetails(), status: AccountStatus, at: Instant,
    in database: Database
  ) throws -> Account {
    try database.execute(
      """
      INSERT INTO account (email, given_name, family_name, profession, status, created_at, phone,
        street, postal_code, city, professional_number)
      VALUES (\(email), \(name.given), \(name.family), \(profession), \(status), \(at),
        \(details.phone), \(details.address?.street), \(details.address?.postalCode),
        \(details.address?.city), \(details.professionalNumber))
      """)
    return Account(
      id: Int(database.lastInsertID), email: email, name: name, profession: profession,
      status: status, createdAt: at, details: details)
  }

  static func find(_ email: EmailAddress, in database: Database) throws -> Account? {
    try database.row("\(selection) WHERE email = \(email)") { try Account(whole: $0) }
  }

  static func find(_ id: Int, in database: Database) throws -> Account? {
    try database.row("\(selection) WHERE id = \(id)") { try Account(whole: $0) }
  }

  static func page(after id: Int, limit: Int, in database: Database) throws -> [Account] {
    try database.rows(
      "\(selection) WHERE id > \(id) ORDER BY id LIMIT \(limit)"
    ) { try Account(whole: $0) }
  }

  static func setStatus(_ status: AccountStatus, of id: Int, in database: Database) throws {
    try database.execute(
      "UPDATE account SET status = \(status), suspended_from = NULL WHERE id = \(id)")
  }

  /// Suspends an account, and keeps where it was to return to.
  static func suspend(_ id: Int, in database: Database) throws {
    try database.execute(
      "UPDATE account SET suspended_from = status, status = 'suspended' WHERE id = \(id)")
  }

  static func reactivate(_ id: Int, in database: Database) throws {
    try database.execute(
      "UPDATE account SET status = suspended_from, suspended_from = NULL WHERE id = \(id)")
  }

  static func rectify(_ account: Account, in database: Database) throws {
    try database.execute(
      """
      UPDATE account
      SET email = \(account.email), given_name = \(account.name.given),
        family_name = \(account.name.family), profession = \(account.profession)
      WHERE id = \(account.id)
      """)
  }

  static func set(_ details: AccountDetails, of id: Int, in database: Database) throws {
    try database.execute(
      """
      UPDATE account
      SET phone = \(details.phone), street = \(details.address?.street),
        postal_code = \(details.address?.postalCode), city = \(details.address?.city),
        professional_number = \(details.professionalNumber)
      WHERE id = \(id)
      """)
  }
}

extension Account {
  /// Reads the columns of ``AccountTable/columns`` from one on.
  init(_ row: borrowing Row, from first: Int = 0) throws {
    self.init(
      id: try row.int(first), email: try row.value(first + 1),
      name: try PersonName(given: row.text(first + 2), family: row.text(first + 3)),
      profession: try row.value(first + 4), status: try row.value(first + 5),
      createdAt: try row.value(first + 6))
  }
}

extension Account {
  /// Reads an account with its details, which stand behind the others.
  fileprivate init(whole row: borrowing Row) throws {
    try self.init(row)
    var address: PostalAddress?
    if let street = try row.optionalText(8), let code: PostalCode = try row.value(9),
      let city = try row.optionalText(10)
    {
      address = PostalAddress(street: street, postalCode: code, city: city)
    }
    details = AccountDetails(
      phone: try row.value(7), address: address, professionalNumber: try row.value(11))
  }
}

extension AccountStatus: SQLValue {}
extension Profession: SQLValue {}
