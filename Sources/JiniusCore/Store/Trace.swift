internal import SQLite

/// What one transaction did to the journal and the outbox, known to whoever began it.
struct Trace {
  /// The heads of the journal that it found and left.
  var before: JournalHead?
  var after: JournalHead?
  /// The letters, first to last, that wait for delivery because of it.
  var letters: ClosedRange<Int>?
  /// Whether it changed any row.
  var hasChanged = false

  /// The numbers of its entries in the journal.
  var entries: ClosedRange<Int>? {
    guard let before, let after, after.number > before.number else { return nil }
    return before.number + 1...after.number
  }

  /// Whether the transaction stands after its commit failed: the journal's head tells, which nearly
  /// each of them moves. Nil where it moved nothing, or the file cannot be read now.
  func stands(in store: Store) -> Bool? {
    guard let before, let after, after != before,
      // That it cannot be read is an answer here: nobody can tell.
      let database = try? store.openAsItStands().database,
      let found = try? JournalTable.head(in: database).head
    else { return nil }
    return found == after ? true : found == before ? false : nil
  }
}
