internal import SQLite

/// The table `establishment`.
enum EstablishmentTable {
  private static let selection: SQL =
    "SELECT id, siret, name, street, postal_code, city, head_office, space_id FROM establishment"

  static func insert(
    _ establishment: Establishment, space: Int, at: Instant, in database: Database
  ) throws -> Int {
    try database.execute(
      """
      INSERT INTO establishment (space_id, siret, name, street, postal_code, city, head_office,
        created_at)
      VALUES (\(space), \(establishment.siret), \(establishment.name),
        \(establishment.address?.street), \(establishment.address?.postalCode),
        \(establishment.address?.city), \(establishment.isHeadOffice), \(at))
      """)
    return Int(database.lastInsertID)
  }

  static func move(
    _ id: Int, to address: PostalAddress, in database: Database
  ) throws {
    try database.execute(
      """
      UPDATE establishment
      SET street = \(address.street), postal_code = \(address.postalCode), city = \(address.city)
      WHERE id = \(id)
      """)
  }

  static func rename(_ id: Int, to name: String, in database: Database) throws {
    try database.execute("UPDATE establishment SET name = \(name) WHERE id = \(id)")
  }

  /// Makes one of a space's establishments its head office, and of the one before an ordinary one.
  static func moveHeadOffice(of space: Int, to id: Int, in database: Database) throws {
    try database.execute(
      "UPDATE establishment SET head_office = 0 WHERE space_id = \(space) AND head_office")
    try database.execute(
      "UPDATE establishment SET head_office = 1 WHERE id = \(id) AND space_id = \(space)")
    if database.changes != 1 { throw BrokenInvariant("establishment \(id) did not move") }
  }

  static func find(
    _ siret: SIRET, in database: Database
  ) throws -> (establishment: Establishment, space: Int)? {
    try database.row("\(selection) WHERE siret = \(siret)") { row in
      (try Establishment(row), try row.int(7))
    }
  }

  static func find(_ id: Int, in database: Database) throws -> Establishment? {
    try database.row("\(selection) WHERE id = \(id)") { try Establishment($0) }
  }

  /// Those of a company, the head office first.
  static func all(of space: Int, in database: Database) throws -> [Establishment] {
    let all = try database.rows("\(selection) WHERE space_id = \(space) ORDER BY id") {
      try Establishment($0)
    }
    return all.filter(\.isHeadOffice) + all.filter { !$0.isHeadOffice }
  }
}

extension Establishment {
  fileprivate init(_ row: borrowing Row) throws {
    var address: PostalAddress?
    if let street = try row.optionalText(3), let code: PostalCode = try row.value(4),
      let city = try row.optionalText(5)
    {
      address = PostalAddress(street: street, postalCode: code, city: city)
    }
    self.init(
      siret: try row.value(1), name: try row.optionalText(2), address: address,
      isHeadOffice: try row.bool(6))
    id = try row.int(0)
  }
}
