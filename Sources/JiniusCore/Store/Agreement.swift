internal import SHA2
internal import SQLite

/// Binds what an earlier version kept unbound, where it agrees with a journal that holds. What does
/// not agree stays unbound, and is refused wherever something rests on it: an upgrade never vouches
/// for what somebody else wrote.
struct Agreement {
  let database: Database
  let key: SecretKey
  /// The version of the tables that are brought up.
  let version: Int

  /// Binds all that agrees, and takes the head of the journal over if it is the key's.
  func bind() throws {
    if version < 3 { try bindUnbound() } else { try bindAnew() }
    try bindOpenProcedures()
    if let (head, mac) = try JournalTable.standingHead(in: database),
      mac == dueMAC(head)
    {
      try JournalTable.update(head, mac: head.mac(key), in: database)
    }
  }

  /// What the head stands under in tables of this version.
  private func dueMAC(_ head: JournalHead) -> [UInt8] {
    version < 4 ? head.earlyMAC(key) : head.mac(key)
  }

  /// Refuses tables that were made to look like an earlier version's.
  func requireOwnVersion(path: String) throws {
    if let (head, mac) = try JournalTable.standingHead(in: database),
      version < 4, mac == head.mac(key)
    {
      throw StoreError.damaged(
        path: path, message: "its tables say version \(version), its journal a later one")
    }
  }

  /// Binds what versions 1 and 2 kept unbound.
  private func bindUnbound() throws {
    // A new database has nothing to compare.
    guard let (head, altered) = try holdingHead() else { return }
    func bind(_ rows: [BoundRow]) throws {
      for row in rows { try Binding.renew(row, entry: head.number, key: key, in: database) }
    }
    let recorded = try AgreementQuery.installation(in: database)
    let standing = try AgreementQuery.standing(in: database)
    if recorded.sandbox == standing.sandbox, recorded.settings == standing.settings {
      try bind([.installation])
    }
    try bind(
      try AgreementQuery.certificates(in: database)
        .filter { SHA256.hash($0.der) == $0.sha256 }.map { .certificate($0.id) })
    try bind(
      try AgreementQuery.procedures(in: database).filter { !altered.contains($0.entry) }
        .map { .procedure($0.id) })
    let wrong = try conventionsOfAnotherKind()
    try bind(
      try AgreementQuery.conventions(in: database).filter { !wrong.contains($0) }
        .map { .convention($0) })
  }

  /// The conventions that are not of the kind that their space was declared as, or that are confirmed
  /// at another moment than this kind is: at once, or when nobody can go back on them any more.
  private func conventionsOfAnotherKind() throws -> Set<Int> {
    let days = try AgreementQuery.withdrawalDays(in: database)
    let wrong = try AgreementQuery.confirmations(in: database).filter { row in
      guard row.isContract == row.isPrivate else { return true }
      guard let signedAt = row.signedAt else { return false }
      guard let confirmedAt = row.confirmedAt else { return true }
      return row.isPrivate
        ? !days.contains { confirmedAt == Withdrawal.end(signedAt: signedAt, days: $0) }
        : confirmedAt != signedAt
    }
    return Set(wrong.map(\.convention))
  }

  /// Binds what version 3 bound, with what is bound besides since, where it is as that recorded it.
  /// The rest stays as it is bound, and so it is refused.
  private func bindAnew() throws {
    guard try holdingHead() != nil else { return }
    let agreed = try AgreementQuery.conventionsWithTheirPayers(in: database)
    for (id, binding) in try AgreementQuery.boundConventions(in: database)
    where agreed.contains(id) {
      let row = BoundRow.convention(id)
      let facts = try AgreementQuery.facts(boundOfConvention: id, in: database)
      if binding == Binding(row, facts, entry: binding.entry, key: key) {
        try Binding.renew(row, entry: binding.entry, key: key, in: database)
      }
    }
  }

  /// Open procedures end with their session at last, as those that are launched since do, and are bound
  /// with what their paper says of the course: each that is as it was recorded.
  private func bindOpenProcedures() throws {
    for (id, binding) in try AgreementQuery.boundOpenProcedures(in: database) {
      let row = BoundRow.procedure(id)
      let facts =
        version < 3
        ? try BoundFactsQuery.facts(of: row, in: database)
        : try AgreementQuery.facts(boundOfProcedure: id, in: database)
      guard binding == Binding(row, facts, entry: binding.entry, key: key) else { continue }
      try AgreementQuery.endWithSession(procedure: id, in: database)
      try Binding.renew(row, entry: binding.entry, key: key, in: database)
    }
  }

  /// The settings as a journal that holds left them; nil where it does not hold, or says another
  /// kind of database.
  func recordedSettings() throws -> [String: String]? {
    guard try holdingHead() != nil else { return nil }
    let recorded = try AgreementQuery.installation(in: database)
    let standing = try AgreementQuery.standing(in: database)
    return recorded.sandbox == standing.sandbox ? recorded.settings : nil
  }

  /// The head of a journal that holds to its last entry and is the key's, with the entries whose
  /// personal side was altered; nil where it does not hold.
  private func holdingHead() throws -> (head: JournalHead, altered: Set<Int>)? {
    guard let (head, mac) = try JournalTable.standingHead(in: database),
      dueMAC(head) == mac
    else {
      return nil
    }
    var last = JournalHead(number: 0, at: head.at, hash: [UInt8](repeating: 0, count: 32))
    var altered: Set<Int> = []
    while true {
      let page = try JournalTable.page(after: last.number, limit: 500, in: database)
      for (entry, personal) in page {
        do { try entry.requireLink(nil, after: last) } catch { return nil }
        if let personal, !personal.matches(entry.personalDigest) { altered.insert(entry.number) }
        last = JournalHead(number: entry.number, at: head.at, hash: entry.hash)
      }
      if page.count < 500 { break }
    }
    return last.number == head.number && last.hash == head.hash ? (head, altered) : nil
  }
}
