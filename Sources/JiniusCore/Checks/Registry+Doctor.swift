internal import SHA2
internal import SQLite

extension Registry {
  /// Looks at everything that an installation takes: the operator's only, and the one use case that
  /// answers without a database, without its key, and whatever is broken.
  ///
  /// - Parameter isQuick: whether to leave out what takes the longer the more there is: of the journal
  ///   only its end is looked at, and neither rows nor documents.
  public func examineInstallation(
    isQuick: Bool = false
  ) throws(Refusal) -> [CheckFinding] {
    try requireOperator()
    var examination = Examination(of: store)
    let facts = examination.openDatabase()
    examination.lookAtPermissions(isSandbox: facts?.isSandbox ?? false)
    examination.lookAtErasures()
    examination.lookAtMachine()
    if let facts {
      Registry(store: store, situation: sober(facts)).examine(facts, &examination, isQuick)
      examination.look(at: .clock) { try clock(facts) }
    } else {
      examination.lookAtSealTool()
    }
    return examination.findings
  }

  private func examine(
    _ facts: Store.Facts, _ examination: inout Examination, _ isQuick: Bool
  ) {
    examination.look(at: .sqlite) {
      try store.requireFormat()
      return try read { try CheckQuery.writesAhead(in: $0.database) }
        ? .broken(.writesAhead) : .ok(.sqlite(Database.libraryVersion))
    }
    if !isQuick {
      examination.look(at: .integrity) { try integrity() }
      examination.look(at: .documents) { try documents() }
    }
    examination.look(at: .rights) { try rights() }
    examination.look(at: .backup) { try backup(facts) }
    examination.look(at: .numbers) {
      if try read({ try NumberingTable.isAnyHeld(in: $0.database) }) { throw Refusal.numbersHeld }
      return .ok(nil)
    }
    examination.lookAtCopies(now: situation.clock())
    let hasKey = (try? store.key(facts.keyFingerprint)) != nil
    examination.look(at: .key) {
      _ = try store.key(facts.keyFingerprint)
      return .ok(nil)
    }
    if hasKey {
      examination.look(at: .journal) {
        .ok(.entries(isQuick ? try verifyJournalEnd() : try verifyJournal().entries))
      }
      if !isQuick {
        examination.look(at: .bindings) {
          let report = try examineBindings()
          return report.altered.isEmpty
            ? .ok(.rows(report.count)) : .broken(.rowsAltered(report.altered))
        }
      }
      examination.look(at: .platforms) { try read { try $0.standingOfPlatforms() } }
      do { examination.take(try checkSeal(), isSandbox: facts.isSandbox) } catch {
        examination.note(.sealFile, .broken(.error(error)))
      }
    } else {
      examination.lookAtSealTool()
    }
    do {
      let (settings, backlog) = try read { reading in
        (
          try CheckQuery.settings(in: reading.database),
          facts.isSandbox ? nil : try reading.backlog()
        )
      }
      examination.lookAtSettings(settings, isSandbox: facts.isSandbox)
      examination.lookAtAuthorities(settings)
      examination.lookAtBacklog(backlog)
    } catch { examination.note(.settings, .broken(.error(error))) }
  }

  /// The same situation, without a clock that this database does not allow.
  private func sober(_ facts: Store.Facts) -> Situation {
    Situation(
      clock: situation.clock, elapsed: situation.elapsed,
      fixedClock: facts.isSandbox ? situation.fixedClock : nil,
      actor: situation.actor, isRehearsal: situation.isRehearsal)
  }

  private func clock(_ facts: Store.Facts) throws -> CheckFinding.State {
    if facts.isSandbox { return .notNeeded(.sandbox) }
    if situation.fixedClock != nil { throw StoreError.clockSetOutsideSandbox }
    let now = situation.clock()
    if now < facts.highestInstant { throw Refusal.clockBehind(highest: facts.highestInstant) }
    return .ok(.instant(now))
  }

  /// Nobody minds what becomes of a sandbox.
  private func backup(_ facts: Store.Facts) throws -> CheckFinding.State {
    if facts.isSandbox { return .notNeeded(.sandbox) }
    let last = try read { try CheckQuery.lastBackup(in: $0.database) }
    guard let last, situation.clock() < last.adding(days: Examination.backupDays) else {
      return .warning(.backupDue(since: last))
    }
    return .ok(.instant(last))
  }

  /// SQLite's own check of a file that it looks through in a moment; of a larger one our walk, which
  /// goes some rows at a time, so that nobody who writes waits for longer.
  private func integrity() throws -> CheckFinding.State {
    try read { reading in
      let isSmall = try CheckQuery.size(in: reading.database) <= Examination.smallFile
      let walk = try SoundnessWalk(reading.database, elapsed: situation.elapsed)
      let damage =
        isSmall
        ? try CheckQuery.damage(in: reading.database) : try walk.damage().map(CheckQuery.words)
      if let damage { return .broken(.damaged(damage)) }
      let tables =
        isSmall
        ? try CheckQuery.danglingTables(in: reading.database) : try walk.danglingTables()
      return tables.isEmpty ? .ok(nil) : .broken(.danglingRows(tables: tables))
    }
  }

  /// What was put into the matrix of a space past the rules: it counts for nothing.
  private func rights() throws -> CheckFinding.State {
    let ignored = try read { try RightTable.ignored(in: $0.database) }
    if ignored.isEmpty { return .ok(nil) }
    // What has a role or an action that nobody knows is struck out by none of our commands.
    let remedies = ignored.lazy.compactMap { edit -> RightRemedy? in
      guard let company = edit.company, let role = Role(rawValue: edit.role),
        let action = Action(rawValue: edit.action)
      else { return nil }
      return RightRemedy(
        company: company, role: role, action: action,
        isAllowed: RightMatrix.preset.allows(role, action))
    }
    return .warning(
      .rightsIgnored(
        ignored.map { "\($0.role) \($0.isAllowed ? "may" : "may not") \($0.action)" },
        remedy: remedies.first))
  }

  /// Compares every document that is kept with its digest: one at a time, so that neither memory
  /// nor a reader's lock grows with the archive.
  private func documents() throws -> CheckFinding.State {
    try read { reading in
      var (count, last, altered) = (0, 0, [Int]())
      while true {
        let page = try CheckQuery.documents(after: last, limit: 500, in: reading.database)
        for id in page {
          guard let document = try DocumentTable.find(id, in: reading.database),
            let content = document.content
          else { continue }
          if SHA256.hash(content) != document.sha256 { altered.append(id) }
        }
        count += page.count
        guard let end = page.last else { break }
        last = end
      }
      guard let first = altered.first else { return .ok(.documents(count)) }
      return .broken(
        .documentsAltered(
          count: altered.count, first: first,
          conventions: try CheckQuery.conventions(of: first, in: reading.database)
            .map(\.description)))
    }
  }
}

extension Reading {
  fileprivate func backlog() throws -> Backlog {
    try CheckQuery.backlog(
      told: now.adding(days: -Examination.daysTold),
      letters: now.adding(seconds: -Examination.patience),
      deadlines: now.adding(seconds: -Examination.deadlinePatience), in: database)
  }
}
