internal import SHA2
internal import SQLite

/// Where the journal does not hold.
public enum JournalFault: Equatable, Sendable {
  case headMissing
  /// The head's HMAC is not the key's: it was written by something else.
  case headForged
  /// The journal ends before its head, or goes on behind it.
  case cut(head: Int, last: Int)
  /// A number is missing, or stands out of its order.
  case gap(expected: Int, found: Int)
  /// The entry's own columns were altered, or what came before it.
  case altered(entry: Int)
  /// The personal side of an entry is not what was recorded.
  case personalAltered(entry: Int)
}

/// An entry of the journal, as it is shown.
public struct JournalLine: Sendable {
  /// The entry's number, from 1.
  public let number: Int
  /// When.
  public let at: Instant
  /// Who: `operator 1000`, `signatory 3`.
  public let actor: String
  /// What happened.
  public let kind: String
  /// What it is about: `convention 4`.
  public let subject: String
  /// Ids, codes and times, as canonical JSON text.
  public let facts: String
  /// What names a person, as JSON text, until it is erased.
  public let personal: String?
  /// The entry's hash, in hexadecimal.
  public let hash: String
}

extension JournalLine {
  init(_ entry: JournalEntry, _ personal: SaltedText?) {
    self.init(
      number: entry.number, at: entry.at,
      actor: entry.actorKind + (entry.actorID.map { " \($0)" } ?? ""), kind: entry.kind,
      subject: "\(entry.subject) \(entry.subjectID)", facts: entry.facts,
      personal: personal?.text, hash: entry.hash.hex)
  }
}

extension Registry {
  private static let pageSize = 500

  /// Entries after a number, oldest first; a page at a time, each read and closed before it is
  /// printed.
  public func journalPage(after number: Int, limit: Int) throws -> [JournalLine] {
    try read { reading in
      try reading.requireOperator()
      return try JournalTable.page(after: number, limit: limit, in: reading.database).map {
        JournalLine($0, $1)
      }
    }
  }

  /// Follows the whole chain, and compares its end with the head under the key's HMAC.
  ///
  /// - Returns: how many entries hold, and the hash of the last.
  public func verifyJournal() throws -> (entries: Int, head: String) {
    try read { reading in
      try reading.requireOperator()
      let key = try reading.store.key(reading.facts.keyFingerprint)
      return try reading.database.transaction(.deferred) {
        let (head, mac) = try JournalTable.head(in: reading.database)
        var last = JournalHead(
          number: 0, at: head.at, hash: [UInt8](repeating: 0, count: 32))
        while true {
          let page = try JournalTable.page(
            after: last.number, limit: Self.pageSize, in: reading.database)
          for (entry, personal) in page {
            try Self.check(entry, personal, after: last)
            last = JournalHead(number: entry.number, at: head.at, hash: entry.hash)
          }
          if page.count < Self.pageSize { break }
        }
        if head.mac(key) != mac { throw Refusal.journalBroken(.headForged) }
        if head.number != last.number || head.hash != last.hash {
          throw Refusal.journalBroken(.cut(head: head.number, last: last.number))
        }
        return (last.number, last.hash.hex)
      }
    }
  }

  /// One link of the chain.
  private static func check(
    _ entry: JournalEntry, _ personal: SaltedText?, after last: JournalHead
  ) throws(Refusal) {
    if entry.number != last.number + 1 {
      throw .journalBroken(.gap(expected: last.number + 1, found: entry.number))
    }
    if entry.previous != last.hash || entry.hash != entry.computedHash {
      throw .journalBroken(.altered(entry: entry.number))
    }
    if let personal, personal.digest != entry.personalDigest {
      throw .journalBroken(.personalAltered(entry: entry.number))
    }
  }
}
