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
    try !NumberingTable.isAnyHeld(in: database) && DeliveryTable.isAnyDue(at: now, in: database)
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
