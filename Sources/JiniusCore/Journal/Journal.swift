internal import SHA2
internal import SQLite

/// The append-only record of every change. Each entry's hash covers the hash before it and every
/// column of the entry, so that no entry can be altered, moved or taken out unseen; the head
/// (number, time, hash) stands under an HMAC by the key file, so that cutting the tail is seen too.
struct Journal {
  private let database: Database
  private let key: SecretKey
  private(set) var head: JournalHead
  private var isSealed = true

  /// Begins the journal of a new database.
  static func start(_ database: Database, key: SecretKey, now: Instant) throws -> Journal {
    let head = JournalHead(number: 0, at: now, hash: [UInt8](repeating: 0, count: 32))
    try JournalTable.insert(head, mac: head.mac(key), in: database)
    return Journal(database: database, key: key, head: head)
  }

  /// Goes on where the last transaction stopped. A head that is not the key's is refused: sealing
  /// a new one on top would hide for ever that the journal was cut.
  static func resume(_ database: Database, key: SecretKey) throws -> Journal {
    let (head, mac) = try JournalTable.head(in: database)
    if head.mac(key) != mac { throw Refusal.journalBroken(.headForged) }
    return Journal(database: database, key: key, head: head)
  }

  private init(database: Database, key: SecretKey, head: JournalHead) {
    self.database = database
    self.key = key
    self.head = head
  }

  /// Adds an entry. What names a person goes to the side table, and only its salted digest into the
  /// chain: it can be erased, and the chain still holds.
  mutating func append(
    _ kind: JournalKind, _ subject: JournalSubject, actor: Actor, at: Instant, facts: JSON,
    personal: PersonalFacts? = nil
  ) throws {
    let salted = personal.map {
      SaltedText(account: $0.account, salt: randomBytes(16), text: $0.json.text)
    }
    var entry = JournalEntry(
      number: head.number + 1, at: at, actorKind: actor.kind, actorID: actor.id,
      kind: kind.rawValue,
      subject: subject.word, subjectID: subject.id, facts: facts.text,
      personalDigest: salted?.digest ?? [], previous: head.hash)
    entry.hash = entry.computedHash
    try JournalTable.insert(entry, personal: salted, in: database)
    head = JournalHead(number: entry.number, at: max(head.at, at), hash: entry.hash)
    isSealed = false
  }

  /// Writes the head, once a transaction.
  mutating func seal() throws {
    if isSealed { return }
    try JournalTable.update(head, mac: head.mac(key), in: database)
    isSealed = true
  }
}

/// Where the journal ends.
struct JournalHead: Equatable {
  let number: Int
  /// The highest instant that was ever recorded.
  let at: Instant
  let hash: [UInt8]

  /// The HMAC that it stands under, in tables of version 4 or later.
  func mac(_ key: SecretKey) -> [UInt8] { key.derive(.journalHead, words) }

  /// The HMAC that it stood under in earlier ones.
  func earlyMAC(_ key: SecretKey) -> [UInt8] { key.derive(.earlyJournalHead, words) }

  private var words: [UInt8] { Array("\(number) \(at.seconds) ".utf8) + hash }
}

/// One entry, as it stands in its table.
struct JournalEntry {
  let number: Int
  let at: Instant
  let actorKind: String
  let actorID: Int?
  let kind: String
  let subject: String
  let subjectID: Int
  let facts: String
  let personalDigest: [UInt8]
  let previous: [UInt8]
  var hash: [UInt8] = []

  /// SHA-256 over every column, each behind its length, so that no two entries hash the same text.
  var computedHash: [UInt8] {
    var text: [UInt8] = []
    let columns: [[UInt8]] = [
      previous, Array(String(number).utf8), Array(String(at.seconds).utf8), Array(actorKind.utf8),
      Array((actorID.map { String($0) } ?? "").utf8), Array(kind.utf8), Array(subject.utf8),
      Array(String(subjectID).utf8), Array(facts.utf8), personalDigest,
    ]
    for column in columns {
      text += Array(String(column.count).utf8) + [UInt8(ascii: ":")] + column
    }
    return SHA256.hash(text)
  }
}

/// What names a person, and whose data it is: so that it can be found and erased.
struct PersonalFacts {
  let account: Int
  let json: JSON
}

/// Personal text with the salt that keeps its digest from being guessed.
struct SaltedText {
  let account: Int
  let salt: [UInt8]
  let text: String

  /// The digest that stands in the chain: it covers whose data it is, so that nobody else's goes
  /// when he is erased.
  var digest: [UInt8] { SHA256.hash(salt + Array("\(account)\0\(text)".utf8)) }

  /// Whether it is what was recorded. Entries of versions 1 and 2 have a digest over salt and text
  /// alone, which is an object: no text of later ones begins like it.
  func matches(_ recorded: [UInt8]) -> Bool {
    digest == recorded
      || text.utf8.first == UInt8(ascii: "{") && SHA256.hash(salt + Array(text.utf8)) == recorded
  }
}
