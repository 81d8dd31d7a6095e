internal import SQLite

/// What a use case that changes something has at hand, besides: the journal and the outbox, in the
/// same transaction as the change.
final class Transaction: Reading {
  let key: SecretKey
  /// Whether everything is undone in the end.
  let isRehearsal: Bool
  /// The letters, first to last, that wait for delivery because of it.
  private(set) var queuedLetters: ClosedRange<Int>?
  /// Their kinds, in a sandbox as well.
  private(set) var writtenKinds: Set<LetterKind> = []
  /// Letters that are written at its end.
  var waitingLetters: [WaitingLetter] = []
  /// The accounts that it invited.
  var invited: Set<Int> = []
  /// What is bound anew before the commit.
  var touched: Set<BoundRow> = []
  private var journal: Journal

  init(
    database: Database, store: Store, facts: Store.Facts, moment: Moment, acting: Actor,
    key: SecretKey, isRehearsal: Bool
  ) throws {
    self.key = key
    self.isRehearsal = isRehearsal
    journal = try Journal.resume(database, key: key)
    super.init(
      database: database, store: store, facts: facts, moment: moment, acting: acting)
    knownKey = key
  }

  /// Writes an entry in the journal. What it is about is bound anew with it.
  ///
  /// - Parameters:
  ///   - facts: ids, codes and times; nothing that names a person.
  ///   - personal: what names a person: kept apart, so that it can be erased.
  func record(
    _ kind: JournalKind, _ subject: JournalSubject, as actor: Actor? = nil, facts: JSON = [:],
    personal: PersonalFacts? = nil
  ) throws {
    try journal.append(
      kind, subject, actor: actor ?? acting, at: now, facts: facts, personal: personal)
    if let row = BoundRow(subject.word, subject.id) { try touch(row) }
  }

  /// Where the journal stands, with what this transaction wrote so far.
  var head: JournalHead { journal.head }

  /// Notes a letter that was put into the outbox. From a sandbox none leaves.
  func hasQueued(_ letter: Int, _ kind: LetterKind) {
    writtenKinds.insert(kind)
    if !isSandbox { queuedLetters = (letter...letter).joined(to: queuedLetters) }
  }

  /// Binds what was touched and makes the journal's new head stand, before the commit.
  func close() throws {
    try bindWhatWasTouched()
    try journal.seal()
  }
}
