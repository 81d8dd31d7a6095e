public import SQLite

/// Who may have an establishment billed: its policy, and the companies that it lists (S93–S96).
enum BillingTable {
  static func policy(of establishment: Int, in database: Database) throws -> PayerPolicy {
    try database.row("SELECT billing_policy FROM establishment WHERE id = \(establishment)") {
      try $0.value(0)
    } ?? .listed
  }

  static func setPolicy(
    _ policy: PayerPolicy, of establishment: Int, in database: Database
  ) throws {
    try database.execute(
      "UPDATE establishment SET billing_policy = \(policy) WHERE id = \(establishment)")
  }

  static func isListed(
    _ space: Int, by establishment: Int, in database: Database
  ) throws -> Bool {
    try database.row(
      """
      SELECT 1 FROM billing_authorisation
      WHERE establishment_id = \(establishment) AND space_id = \(space)
      """
    ) { try $0.int(0) } != nil
  }

  static func list(_ space: Int, by establishment: Int, in database: Database) throws {
    try database.execute(
      """
      INSERT INTO billing_authorisation (establishment_id, space_id)
      VALUES (\(establishment), \(space))
      """)
  }

  static func unlist(_ space: Int, by establishment: Int, in database: Database) throws {
    try database.execute(
      """
      DELETE FROM billing_authorisation
      WHERE establishment_id = \(establishment) AND space_id = \(space)
      """)
  }

  /// The companies that an establishment lists.
  static func listed(by establishment: Int, in database: Database) throws -> [Int] {
    try database.rows(
      """
      SELECT space_id FROM billing_authorisation WHERE establishment_id = \(establishment)
      ORDER BY space_id
      """
    ) { try $0.int(0) }
  }

  /// The establishments that a company may have billed: those that list it, and those open to all.
  static func payers(
    for space: Int, after id: Int, limit: Int, in database: Database
  ) throws -> [Int] {
    try database.rows(
      """
      SELECT id FROM (
        SELECT establishment_id AS id FROM billing_authorisation WHERE space_id = \(space)
        UNION SELECT id FROM establishment WHERE billing_policy = 'all'
        UNION SELECT id FROM establishment WHERE space_id = \(space))
      WHERE id > \(id) ORDER BY id LIMIT \(limit)
      """
    ) { try $0.int(0) }
  }
}

/// Whom an establishment lets choose it as payer.
public enum PayerPolicy: String, CaseIterable, Sendable {
  /// « Tous » (S95).
  case all
  /// « Uniquement les tiers suivants » (S96): nobody until somebody is listed.
  case listed

  /// The French label.
  public var label: String {
    switch self {
    case .all: "Tous"
    case .listed: "Uniquement les tiers suivants"
    }
  }
}

extension PayerPolicy: SQLValue {}
