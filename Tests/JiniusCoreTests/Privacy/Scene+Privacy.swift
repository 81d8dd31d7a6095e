import Foundation
import SQLite
import Testing

@testable import JiniusCore

extension Scene {
  /// The use cases with the rights of one account.
  func registry(as email: EmailAddress) -> Registry {
    let now = now
    return Registry(
      store: store,
      situation: .init(
        clock: { now }, fixedClock: isSandbox ? now : nil, actor: .account(email),
        isRehearsal: false))
  }

  func erase(_ email: EmailAddress) throws -> Outcome<Erasure> {
    try registry.eraseAccount(email, isConfirmed: true)
  }

  /// Those of the texts that stand somewhere in the bytes of the database file.
  func lingering(_ texts: [String]) throws -> [String] {
    let bytes = try bytes
    return texts.filter { bytes.range(of: Data($0.utf8)) != nil }
  }

  /// One number out of the database.
  func number(_ sql: SQL) throws -> Int {
    try #require(try database().row(sql) { try $0.int(0) })
  }

  func journalHolds() throws {
    let lines = try registry.journalPage(after: 0, limit: 10_000)
    #expect(try registry.verifyJournal().entries == lines.count)
  }
}

extension Cast {
  static let leas = lea.email
  /// What names Léa, and nobody else of the cast.
  static let leasTexts = ["lea.petit@cabinet-martin.fr", "Léa", "Petit"]
  static let max = newcomer("Maximilien Noirétable", "max@noiretable.example")
  static let maxsMobile: MobileNumber = value("+33645678901")
  static let maxsTexts = [
    "max@noiretable.example", "Maximilien", "Noirétable", "33645678901",
  ]
}
