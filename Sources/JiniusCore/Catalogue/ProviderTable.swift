public import SQLite

/// The table `provider`.
enum ProviderTable {
  private static let columns: SQL =
    """
    id, code, name, siret, activity_number, street, postal_code, city, email, vat, payment_terms,
    early_end_terms
    """

  static func insert(_ provider: Provider, at: Instant, in database: Database) throws -> Int {
    try database.execute(
      """
      INSERT INTO provider (code, name, siret, activity_number, street, postal_code, city, email,
        vat, payment_terms, early_end_terms, created_at)
      VALUES (\(provider.code), \(provider.name), \(provider.siret),
        \(provider.activityNumber), \(provider.address.street),
        \(provider.address.postalCode), \(provider.address.city), \(provider.email),
        \(provider.vat), \(provider.paymentTerms), \(provider.earlyEndTerms),
        \(at))
      """)
    return Int(database.lastInsertID)
  }

  static func update(_ provider: Provider, in database: Database) throws {
    try database.execute(
      """
      UPDATE provider
      SET name = \(provider.name), street = \(provider.address.street),
        postal_code = \(provider.address.postalCode), city = \(provider.address.city),
        email = \(provider.email), vat = \(provider.vat),
        payment_terms = \(provider.paymentTerms), early_end_terms = \(provider.earlyEndTerms)
      WHERE id = \(provider.id)
      """)
  }

  static func find(_ code: Code, in database: Database) throws -> Provider? {
    try database.row("SELECT \(columns) FROM provider WHERE code = \(code)") {
      try Provider($0)
    }
  }

  static func page(after id: Int, limit: Int, in database: Database) throws -> [Provider] {
    try database.rows(
      "SELECT \(columns) FROM provider WHERE id > \(id) ORDER BY id LIMIT \(limit)"
    ) { try Provider($0) }
  }
}

extension Provider {
  fileprivate init(_ row: borrowing Row) throws {
    self.init(
      code: try row.value(1), name: try row.text(2), siret: try row.value(3),
      activityNumber: try row.value(4),
      address: PostalAddress(
        street: try row.text(5), postalCode: try row.value(6), city: try row.text(7)),
      email: try row.value(8), vat: try row.value(9),
      paymentTerms: try row.text(10), earlyEndTerms: try row.text(11))
    id = try row.int(0)
  }
}

extension VAT: SQLValue {}
