import SQLite
import Testing

@testable import JiniusCore

/// Somebody who looks after many spaces sees the same lists as somebody with one: all of it, each
/// once, oldest first, and no more than was asked for.
@Suite("issue 8, 6.3: lists over many spaces")
struct ManySpacesTests {
  /// A scene whose administrator holds so many spaces more, with two conventions in each, the second
  /// of which is void.
  private func scene(_ count: Int) throws -> Scene {
    let scene = try Scene()
    let numbers = (1...count).map { "(\($0), '\(Self.siren($0))')" }.joined(separator: ", ")
    try scene.database().executeScript(
      """
      PRAGMA foreign_keys = OFF;
      CREATE TEMP TABLE n AS SELECT column1 AS i, column2 AS siren FROM (VALUES \(numbers));
      INSERT INTO space (id, kind, status, siren, name, legal_form, registration_rights, created_at)
        SELECT 1000 + i, 'company', 'active', siren, 'Firm', 'company', 'restricted', 1
        FROM n;
      INSERT INTO interlocutor (space_id, account_id, can_sign, administrator, training_manager,
          billing_manager, participant, created_at)
        SELECT 1000 + i, (SELECT id FROM account WHERE email = '\(Cast.claire)'), 0, 1, 0, 0, 0, 1
        FROM n;
      INSERT INTO account (id, email, given_name, family_name, status, created_at)
        SELECT 1000 + i, 'p' || i || '@x.example', 'Anne', 'Martin', 'active', 1 FROM n;
      INSERT INTO convention (id, space_id, kind, state, created_at, voided_at)
        SELECT i, 1000 + i, 'individual_convention', 'awaiting_signature', 1, NULL FROM n
        UNION ALL SELECT \(count) + i, 1000 + i, 'individual_convention', 'void', 1, 1 FROM n;
      INSERT INTO registration (id, space_id, session_id, participant_id, convention_id, created_at,
          cancelled_at)
        SELECT i, 1000 + i, 1, 1000 + i, i, 1, NULL FROM n
        UNION ALL SELECT \(count) + i, 1000 + i, 1, 1000 + i, \(count) + i, 1, 1 FROM n;
      """)
    return scene
  }

  /// One of many numbers whose last digit is right.
  private static func siren(_ number: Int) -> SIREN {
    let digits = String(50_000_000 + number)
    return (0...9).lazy.compactMap { try? SIREN(digits + String($0)) }.first!
  }

  /// A list read to its end, some at a time.
  private func whole(_ size: Int, _ page: (_ after: Int, _ limit: Int) throws -> [Int]) throws
    -> [Int]
  {
    var all: [Int] = []
    while true {
      let next = try page(all.last ?? 0, size)
      #expect(next.count <= size)
      all += next
      if next.count < size { return all }
    }
  }

  @Test(
    "issue 8, 6.3: each list ends, whole and in its order", arguments: [100, 101, 255, 505, 1200])
  func lists(_ count: Int) throws {
    let scene = try scene(count)
    let registry = scene.registry(as: Cast.claire)
    func conventions(_ status: ConventionStatus?, _ size: Int) throws -> [Int] {
      try whole(size) { after, limit in
        try registry.conventionPage(
          ConventionFilter(space: nil, status: status), after: after, limit: limit
        ).map(\.number.row)
      }
    }
    for size in [500, 97] {
      #expect(try conventions(nil, size) == Array(1...2 * count))
      #expect(try conventions(.awaitingSignature, size) == Array(1...count))
      #expect(try conventions(.void, size) == Array(count + 1...2 * count))
      #expect(try conventions(.signing, size) == [])
      #expect(try conventions(.signed, size) == [])
      let registrations = try whole(size) { after, limit in
        try registry.registrationPage(
          RegistrationFilter(space: nil, session: nil, participant: nil), after: after, limit: limit
        ).map(\.number.row)
      }
      #expect(registrations == Array(1...2 * count))
    }
    let first = try registry.conventionPage(
      ConventionFilter(space: nil, status: .void), after: count + 3, limit: 3)
    #expect(first.map(\.number.row) == Array(count + 4...count + 6))
    let spaces = try whole(500) { after, limit in
      try registry.companyPage(after: after, limit: limit).map(\.id)
    }
    #expect(spaces.count == count + 1)
  }
}
