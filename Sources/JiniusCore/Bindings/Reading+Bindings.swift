internal import SQLite

extension Reading {
  /// The key, of a database whose own row and settings are as they were recorded.
  func secretKey() throws -> SecretKey {
    if let knownKey { return knownKey }
    let key = try store.key(facts, of: database)
    knownKey = key
    try requireBound(.installation)
    return key
  }

  /// Refuses a row that was changed by other means than jinius since it was recorded, before
  /// anything rests on it.
  func requireBound(_ row: BoundRow) throws {
    guard try isAsRecorded(row) else { throw Refusal.altered(row) }
  }

  /// Whether a row is as it was recorded, or as this use case left it.
  func isAsRecorded(_ row: BoundRow) throws -> Bool {
    if held.contains(row) { return true }
    let key = try secretKey()
    // What is changed is looked at past the indexes; of the settings, which everything rests on and
    // which change seldom, that would be the whole journal.
    let isThorough = self is Transaction && row != .installation
    guard
      try snapshot({
        try Binding.isAsRecorded(row, key: key, isThorough: isThorough, in: database)
      })
    else { return false }
    held.insert(row)
    return true
  }

  /// Reads in one snapshot.
  func snapshot<T>(_ body: () throws -> T) throws -> T {
    database.isInTransaction ? try body() : try database.transaction(.deferred, body)
  }
}

extension Transaction {
  /// Binds a row anew at the end, as it stands then. It was found as it was recorded before it was
  /// changed: otherwise the key would vouch for what somebody else wrote.
  func touch(_ row: BoundRow) throws {
    guard held.contains(row) else {
      throw BrokenInvariant("\(row.subject) \(row.id) was changed before it was looked at")
    }
    touched.insert(row)
  }

  /// Binds a row that this transaction made, at the end.
  func adopt(_ row: BoundRow) throws {
    guard try BindingTable.find(row, in: database) == nil else {
      throw Refusal.altered(row)
    }
    held.insert(row)
    try touch(row)
  }

  /// Binds what was touched, to where the journal stands now.
  func bindWhatWasTouched() throws {
    for row in touched {
      try Binding.renew(row, entry: head.number, key: key, in: database)
    }
    touched = []
  }
}
