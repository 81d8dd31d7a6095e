internal import SQLite

/// The façade of the domain: one method is one use case, which is one transaction with one actor
/// and one reading of the clock.
///
/// The methods stand in their subjects' folders (`Registry+Companies.swift` and its like).
public final class Registry {
  /// Where the clock, the actor and the wish for a rehearsal come from.
  public struct Situation: Sendable {
    /// Reads the clock, in UTC seconds.
    public let clock: @Sendable () -> Instant
    /// How many milliseconds have gone since some beginning: for how long a batch may take, never
    /// for a date.
    public let elapsed: @Sendable () -> Int
    /// The clock as the environment sets it, which only a sandbox allows.
    public let fixedClock: Instant?
    /// Who is said to act.
    public let actor: ActingReference
    /// Whether to do everything and keep nothing (`--dry-run`).
    public let isRehearsal: Bool
    /// Whether to refuse what leaves a letter to somebody who is to act on it, while nothing is set
    /// up to send it with (`--require-delivery`).
    public let requiresDelivery: Bool
    /// Called before a commit that leaves letters to be sent: whoever wants them to leave must not
    /// be ended from then on.
    public let beforeLetters: @Sendable () -> Void

    /// A situation for one command.
    public init(
      clock: @escaping @Sendable () -> Instant, elapsed: @escaping @Sendable () -> Int = { 0 },
      fixedClock: Instant?, actor: ActingReference, isRehearsal: Bool,
      requiresDelivery: Bool = false, beforeLetters: @escaping @Sendable () -> Void = {}
    ) {
      self.clock = clock
      self.elapsed = elapsed
      self.fixedClock = fixedClock
      self.actor = actor
      self.isRehearsal = isRehearsal
      self.requiresDelivery = requiresDelivery
      self.beforeLetters = beforeLetters
    }
  }

  let store: Store
  let situation: Situation
  /// The letters, first to last, that these use cases have put into the outbox of a real database.
  public private(set) var queuedLetters: ClosedRange<Int>?
  /// What keeps letters of these use cases in the outbox; nil where nothing does.
  public private(set) var deliveryGap: DeliveryGap?
  /// Whether they put letters into the outbox of a sandbox, from which none leaves.
  public private(set) var hasKeptLetters = false
  /// Whether letters were due already: those of somebody who was killed before he could send them,
  /// or whose next try has come. Nil until a use case has looked.
  private var hadDueLetters: Bool?

  /// Whether there is something to send once the use cases are done.
  public var hasLettersToSend: Bool { queuedLetters != nil || hadDueLetters == true }

  /// Whether a transaction of these use cases has changed something, and was committed: were
  /// anything to fail after it, that stands.
  public private(set) var hasCommitted = false
  /// The numbers of the entries, first to last, that those transactions wrote in the journal.
  public private(set) var entries: ClosedRange<Int>?

  /// A registry over a database that exists; nothing is opened before a use case runs.
  public init(store: Store, situation: Situation) {
    self.store = store
    self.situation = situation
  }

  /// Refuses when there is no database that can be used, or nobody who may act; nothing else.
  public func requireDatabase() throws { try read { _ in } }

  /// Runs a use case that only looks: it computes states from the clock and never writes, so that a
  /// read-only file shows the same truth.
  func read<T>(_ body: (Reading) throws -> T) throws -> T {
    try translating {
      let database = try store.openForReading()
      let facts = try store.facts(database)
      let moment = try moment(facts)
      lookForLetters(facts, moment, in: database)
      return try body(
        Reading(
          database: database, store: store, facts: facts, moment: moment,
          acting: try ActingQuery.actor(situation.actor, in: database)))
    }
  }

  /// Like ``read(_:)``, in one snapshot: what is compared is what is then relied on.
  func readAtOnce<T>(_ body: (Reading) throws -> T) throws -> T {
    try read { reading in try reading.snapshot { try body(reading) } }
  }

  /// Runs a use case that changes something: in the queue, in one immediate transaction. What it
  /// throws undoes everything.
  func write<T>(_ body: (Transaction) throws -> T) throws -> T {
    try settle { .success(try body($0)) }
  }

  /// Like ``write(_:)`` for use cases with refusals that must leave a trace (a wrong code is
  /// counted, a lock is kept): a returned failure is committed first and thrown afterwards.
  ///
  /// - Parameter mendsSettings: whether it goes on where settings were edited by other means.
  func settle<T>(
    mendsSettings: Bool = false, _ body: (Transaction) throws -> Result<T, Refusal>
  ) throws -> T {
    try translating {
      try store.requireFile()
      return try store.inTurn {
        try inTransaction { transaction in
          if !mendsSettings { try transaction.requireBound(.installation) }
          return try body(transaction)
        }
      }.get()
    }
  }

  /// Commits what the body did unless it throws or this is a rehearsal. Where the commit itself
  /// fails, it looks what stands, and says so: no other process writes before this one's turn ends.
  private func inTransaction<T>(
    _ body: (Transaction) throws -> Result<T, Refusal>
  ) throws -> Result<T, Refusal> {
    var trace = Trace()
    var rehearsed: Result<T, Refusal>?
    do {
      let result = try inTransaction(tracing: &trace) { transaction in
        let result = try body(transaction)
        if situation.isRehearsal { rehearsed = result }
        return result
      }
      if let letters = trace.letters { queuedLetters = letters.joined(to: queuedLetters) }
      note(trace)
      return result
    } catch is EndOfRehearsal {
      guard let rehearsed else { throw BrokenInvariant("a rehearsal without result") }
      return rehearsed
    } catch let error as DatabaseError where error.leavesCommitOpen {
      guard let stands = trace.stands(in: store) else {
        throw StoreError.mayBeDone(path: store.path, message: error.message, stands: false)
      }
      if !stands { throw error }
      note(trace)
      throw StoreError.mayBeDone(path: store.path, message: error.message, stands: true)
    }
  }

  /// Opens the database for one transaction, and closes it.
  private func inTransaction<T>(
    tracing trace: inout Trace, _ body: (Transaction) throws -> Result<T, Refusal>
  ) throws -> Result<T, Refusal> {
    let database = try store.openForWriting()
    return try database.transaction(.immediate) {
      let facts = try store.facts(database)
      let moment = try moment(facts)
      lookForLetters(facts, moment, in: database)
      let transaction = try Transaction(
        database: database, store: store, facts: facts, moment: moment,
        acting: try ActingQuery.actor(situation.actor, in: database),
        key: try store.key(facts, of: database), isRehearsal: situation.isRehearsal)
      trace.before = transaction.head
      let result = try body(transaction)
      try transaction.writeLetters()
      if situation.requiresDelivery { try transaction.requireDelivery() }
      deliveryGap = try transaction.deliveryGap() ?? deliveryGap
      if facts.isSandbox, !transaction.writtenKinds.isEmpty { hasKeptLetters = true }
      try transaction.close()
      if situation.isRehearsal { throw EndOfRehearsal() }
      trace.after = transaction.head
      trace.letters = transaction.queuedLetters
      if trace.letters != nil { situation.beforeLetters() }
      trace.hasChanged = database.hasChanged
      return result
    }
  }

  /// Remembers what a committed transaction did.
  private func note(_ trace: Trace) {
    hasCommitted = hasCommitted || trace.hasChanged
    if let made = trace.entries { entries = made.joined(to: entries) }
  }

  /// Remembers a change that no transaction holds: a file beside the database.
  func noteFile() { hasCommitted = true }

  /// Undoes the transaction of a rehearsal.
  private struct EndOfRehearsal: Error {}

  /// Looks, once, whether letters are due. Where that cannot be told, nothing is lost: they wait for
  /// whoever comes next, and a fault of the file is the use case's to report.
  private func lookForLetters(_ facts: Store.Facts, _ moment: Moment, in database: Database) {
    if facts.isSandbox || hadDueLetters != nil { return }
    let now = max(moment.now, moment.highest)
    hadDueLetters = (try? reallyDue(at: now, in: database)) ?? false
  }

  /// A database that was restored may be a second one: nothing of it leaves before its numbers do.
  private func reallyDue(at now: Instant, in database: Database) throws -> Bool {
    try !NumberingTable.isAnyOpen(in: database) && DeliveryTable.isAnyDue(at: now, in: database)
  }

  /// The instant of this use case. On a real database time never goes back.
  private func moment(_ facts: Store.Facts) throws(StoreError) -> Moment {
    if let fixed = situation.fixedClock {
      guard facts.isSandbox else { throw .clockSetOutsideSandbox }
      return Moment(now: fixed, highest: fixed)
    }
    let clock = situation.clock()
    return Moment(now: clock, highest: facts.isSandbox ? clock : facts.highestInstant)
  }

  /// Says a failure of the file in the store's words.
  func translating<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as DatabaseError {
      throw StoreError(error, path: store.path)
    }
  }
}

/// What a use case that only looks has at hand.
class Reading {
  let database: Database
  let store: Store
  let facts: Store.Facts
  /// Who acts, and whose rights count.
  let acting: Actor
  private let moment: Moment

  init(
    database: Database, store: Store, facts: Store.Facts, moment: Moment, acting: Actor
  ) {
    self.database = database
    self.store = store
    self.facts = facts
    self.moment = moment
    self.acting = acting
  }

  /// The key, once it was read.
  var knownKey: SecretKey?
  /// What was found as it was recorded, or was made here.
  var held: Set<BoundRow> = []

  var isSandbox: Bool { facts.isSandbox }

  /// The one instant of this use case.
  var now: Instant { max(moment.now, moment.highest) }

  /// Refuses what expires while the clock stands behind what was recorded: a link must not live
  /// longer because somebody set a clock back.
  func requireSteadyClock() throws(Refusal) {
    if moment.now < moment.highest { throw .clockBehind(highest: moment.highest) }
  }
}

/// What the clock says, and the highest instant that the database knows.
struct Moment {
  let now: Instant
  let highest: Instant
}

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

extension ClosedRange<Int> {
  /// The range from the first of both to the last of both.
  func joined(to other: ClosedRange?) -> ClosedRange {
    guard let other else { return self }
    return Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }
}
