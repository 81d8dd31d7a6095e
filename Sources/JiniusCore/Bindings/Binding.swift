internal import SHA2
internal import SQLite

/// What binds a row: an HMAC over all that is bound of it, and over the number of the journal's last
/// entry then. An older row that is put back with its own HMAC is older than what the journal says
/// of it.
struct Binding: Equatable {
  let entry: Int
  let mac: [UInt8]

  init(entry: Int, mac: [UInt8]) {
    self.entry = entry
    self.mac = mac
  }

  /// Binds what stands now.
  init(_ row: BoundRow, _ facts: BoundFacts, entry: Int, key: SecretKey) {
    self.entry = entry
    var text = Array("\(row.subject) \(row.id) \(entry) ".utf8)
    text += facts.canonical
    mac = key.derive(.binding, text)
  }
}

extension Binding {
  /// Binds a row as it stands.
  static func renew(
    _ row: BoundRow, entry: Int, key: SecretKey, in database: Database
  ) throws {
    let facts = try BoundFactsQuery.facts(of: row, in: database)
    try BindingTable.put(Binding(row, facts, entry: entry, key: key), of: row, in: database)
  }

  /// Whether a row is bound as it stands, and nothing newer is known of it. What is not there, or was
  /// never touched, needs no binding.
  ///
  /// - Parameter isThorough: whether to look for something newer past the indexes as well, which
  ///   takes the longer the more has happened since, to whatever.
  static func isAsRecorded(
    _ row: BoundRow, key: SecretKey, isThorough: Bool = false, in database: Database
  ) throws -> Bool {
    let facts = try BoundFactsQuery.facts(of: row, in: database)
    let newest = try BindingTable.newestEntry(about: row, in: database)
    guard let standing = try BindingTable.find(row, in: database) else {
      if newest != nil { return false }
      if case .convention(let id) = row, facts.isThere {
        return try BindingTable.isUntouched(convention: id, in: database)
      }
      return !facts.isThere
    }
    if isThorough, try BindingTable.isTouched(row, since: standing.entry, in: database) {
      return false
    }
    let due = Binding(row, facts, entry: standing.entry, key: key)
    return facts.isThere && equalInConstantTime(due.mac, standing.mac)
      && standing.entry >= newest ?? 0
  }
}
