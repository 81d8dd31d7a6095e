public import SQLite

/// The table `space`, with the address of its owner and the code of its first session.
enum SpaceTable {
  private static let selection: SQL =
    """
    SELECT space.id, kind, space.status, siren, space.name, legal_form, registration_rights,
      account.email, session.code, space.created_at, space.quality, billed.siret
    FROM space
    LEFT JOIN account ON account.id = space.owner_id
    LEFT JOIN session ON session.id = space.first_session_id
    LEFT JOIN establishment AS billed ON billed.id = space.billing_establishment_id
    """

  static func insert(
    _ company: Space.Company, status: SpaceStatus, quality: RegistrantQuality?,
    firstSession: Int?, at: Instant, in database: Database
  ) throws -> Int {
    try database.execute(
      """
      INSERT INTO space (kind, status, siren, name, legal_form, registration_rights, quality,
        first_session_id, created_at)
      VALUES ('company', \(status), \(company.siren), \(company.name), \(company.legalForm),
        \(company.registrationRights), \(quality), \(firstSession), \(at))
      """)
    return Int(database.lastInsertID)
  }

  static func update(
    _ id: Int, _ company: Space.Company, billingEstablishment: Int?, in database: Database
  ) throws {
    try database.execute(
      """
      UPDATE space
      SET name = \(company.name), legal_form = \(company.legalForm),
        registration_rights = \(company.registrationRights),
        billing_establishment_id = \(billingEstablishment)
      WHERE id = \(id)
      """)
  }

  static func finalise(_ id: Int, in database: Database) throws {
    try database.execute("UPDATE space SET status = 'active' WHERE id = \(id)")
  }

  static func insert(owner: Int, at: Instant, in database: Database) throws -> Int {
    try database.execute(
      """
      INSERT INTO space (kind, status, owner_id, created_at)
      VALUES ('individual', 'active', \(owner), \(at))
      """)
    return Int(database.lastInsertID)
  }

  static func find(_ reference: SpaceReference, in database: Database) throws -> Space? {
    switch reference {
    case .company(let siren):
      try database.row("\(selection) WHERE siren = \(siren)") { try Space($0) }
    case .individual(let email):
      try database.row(
        """
        \(selection)
        WHERE space.owner_id = (SELECT id FROM account WHERE email = \(email))
        """
      ) { try Space($0) }
    }
  }

  static func find(_ id: Int, in database: Database) throws -> Space? {
    try database.row("\(selection) WHERE space.id = \(id)") { try Space($0) }
  }

  static func page(
    _ kind: Space.Kind, after id: Int, limit: Int, in database: Database
  ) throws -> [Space] {
    try database.rows(
      """
      \(selection) WHERE space.kind = \(kind) AND space.id > \(id)
      ORDER BY space.id LIMIT \(limit)
      """
    ) { try Space($0) }
  }
}

extension Space {
  fileprivate init(_ row: borrowing Row) throws {
    var company: Company?
    if let siren: SIREN = try row.value(3) {
      company = Company(
        siren: siren, name: try row.text(4), legalForm: try row.value(5),
        registrationRights: try row.value(6))
    }
    self.init(
      id: try row.int(0), kind: try row.value(1), status: try row.value(2), company: company,
      owner: try row.value(7), quality: try row.value(10),
      billingEstablishment: try row.value(11), firstSession: try row.value(8),
      createdAt: try row.value(9))
  }
}

extension LegalForm: SQLValue {}
extension RegistrationRights: SQLValue {}
extension SpaceStatus: SQLValue {}
extension Space.Kind: SQLValue {}

extension RegistrantQuality: SQLValue {}
