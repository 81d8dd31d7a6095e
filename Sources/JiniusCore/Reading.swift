internal import SQLite

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
