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
  /// An index does not lead to an entry.
  case hidden(entry: Int)
  /// Rows that are not as they were recorded: the first of them, and how many more.
  case rowsAltered(first: BoundRow, others: Int)
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
  /// How many entries are verified in a snapshot: what takes some hundredths of a second.
  private static let pageSize = 5000

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

  /// Follows the chain up to where it ended when this began, a page at a time: each is a snapshot of
  /// its own, so that no writer waits for longer than a page takes. Of what is written meanwhile the
  /// beginning is followed too, and the end compared with its head: a journal that is cut meanwhile,
  /// or goes on behind its head, is seen.
  ///
  /// - Returns: how many entries hold, and the hash of the last.
  public func verifyJournal() throws -> (entries: Int, head: String) {
    try verifyJournal(atOnce: Self.pageSize)
  }

  func verifyJournal(atOnce pageSize: Int) throws -> (entries: Int, head: String) {
    try read { reading in
      try reading.requireOperator()
      let key = try reading.store.key(reading.facts, of: reading.database)
      let goal = try reading.journalHead(key)
      var last = JournalHead(number: 0, at: goal.at, hash: [UInt8](repeating: 0, count: 32))
      while last.number < goal.number {
        let page = try JournalTable.page(
          after: last.number, upTo: goal.number, limit: pageSize, in: reading.database)
        for (entry, personal) in page {
          try entry.requireLink(personal, after: last)
          last = JournalHead(number: entry.number, at: goal.at, hash: entry.hash)
        }
        if page.isEmpty { break }
        try reading.requireFiling(
          "journal_personal.number BETWEEN \(page[0].entry.number) AND \(last.number)")
        if let entry = try JournalTable.hidden(
          page[0].entry.number...last.number, in: reading.database)
        {
          throw Refusal.journalBroken(.hidden(entry: entry))
        }
      }
      if goal.number != last.number || goal.hash != last.hash {
        throw Refusal.journalBroken(.cut(head: goal.number, last: last.number))
      }
      try reading.requireJournalEnds(key, notBefore: goal) { previous in
        let later = try JournalTable.page(
          after: previous.number, limit: pageSize, in: reading.database)
        return try later.reduce(previous) { last, next in
          try next.entry.requireLink(next.personal, after: last)
          return JournalHead(number: next.entry.number, at: last.at, hash: next.entry.hash)
        }
      }
      return (goal.number, goal.hash.hex)
    }
  }

  /// Compares the journal's end with the head under the key's HMAC, and looks at nothing before it.
  ///
  /// - Returns: the number of the last entry.
  func verifyJournalEnd() throws -> Int {
    try read { reading in
      try reading.requireOperator()
      let key = try reading.store.key(reading.facts, of: reading.database)
      return try reading.requireJournalEnds(key).number
    }
  }
}

extension JournalEntry {
  /// Refuses an entry that does not follow the one before it, or was altered.
  func requireLink(_ personal: SaltedText?, after last: JournalHead) throws(Refusal) {
    if number != last.number + 1 {
      throw .journalBroken(.gap(expected: last.number + 1, found: number))
    }
    if previous != last.hash { throw .journalBroken(.altered(entry: number)) }
    try requireOwnHash(personal)
  }

  /// Refuses an entry that its hash does not cover, or whose personal side was altered.
  func requireOwnHash(_ personal: SaltedText?) throws(Refusal) {
    if hash != computedHash { throw .journalBroken(.altered(entry: number)) }
    if let personal, !personal.matches(personalDigest) {
      throw .journalBroken(.personalAltered(entry: number))
    }
  }
}

extension Reading {
  /// Refuses personal data that are filed under somebody else than the entry is about.
  fileprivate func requireFiling(_ condition: SQL) throws {
    if let entry = try JournalTable.misfiled(condition, in: database) {
      throw Refusal.journalBroken(.personalAltered(entry: entry))
    }
  }

  /// Refuses to erase by a file that was altered: what stands under an account is its own.
  func requireOwnJournal(of account: Int) throws {
    let own: SQL = "journal_personal.account_id = \(account)"
    for (entry, personal) in try JournalTable.rows(own, in: database) {
      try entry.requireOwnHash(personal)
    }
    try requireFiling(own)
  }

  /// The head, which only the key can have written.
  fileprivate func journalHead(_ key: SecretKey) throws -> JournalHead {
    let (head, mac) = try JournalTable.head(in: database)
    if head.mac(key) != mac { throw Refusal.journalBroken(.headForged) }
    return head
  }

  /// Requires that the last entry is the head's, and that none went since an earlier head; in one
  /// snapshot, in which the first entries behind the earlier head may be followed.
  @discardableResult
  fileprivate func requireJournalEnds(
    _ key: SecretKey, notBefore earlier: JournalHead? = nil,
    following follow: (JournalHead) throws -> JournalHead = { $0 }
  ) throws -> JournalHead {
    try database.transaction(.deferred) {
      if let earlier { _ = try follow(earlier) }
      let head = try journalHead(key)
      let last = try JournalTable.last(in: database) ?? (number: 0, hash: head.hash)
      if last.number != head.number || last.hash != head.hash
        || head.number < earlier?.number ?? 0
      {
        throw Refusal.journalBroken(.cut(head: head.number, last: last.number))
      }
      return head
    }
  }
}
