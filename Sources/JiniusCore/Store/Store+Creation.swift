internal import SQLite

extension Store {
  /// Makes the database and its key, readable by their owner alone. The file appears whole under
  /// its name or not at all, so a crash leaves nothing that a second `init` would stumble over.
  ///
  /// - Returns: false when the very same kind of database was there already.
  public func create(sandbox: Bool, now: Instant, uid: Int) throws -> Bool {
    try DurableFile.createFolders(FileSystem.parent(of: path))
    do {
      return try inTurn {
        if FileSystem.isThere(path) {
          try requireFile()
          // As it stands: to bring it to this version takes the queue, which is ours already.
          let (database, version) = try openAsItStands()
          let facts = try facts(database)
          if facts.isSandbox != sandbox {
            throw Refusal.databaseExists(path: path, sandbox: facts.isSandbox)
          }
          if version < Schema.version && !sandbox {
            throw StoreError.older(path: path, isReadOnly: false)
          }
          return false
        }
        try requireFinished()
        let key = try makeKey()
        try makeWhole(under: path + ".new") { file in
          try fill(file, key: key, sandbox: sandbox, now: now, uid: uid)
        }
        return true
      }
    } catch let error as DatabaseError { throw StoreError(error, path: path) }
  }

  /// Makes the database under another name first; nothing of it stays where that fails.
  private func makeWhole(under unfinished: String, _ fill: (String) throws -> Void) throws {
    func clear() { for suffix in ["", "-journal"] { FileSystem.remove(unfinished + suffix) } }
    clear()
    do {
      try DurableFile.create(unfinished)
      try fill(unfinished)
      try DurableFile.rename(unfinished, to: path, replacing: false)
    } catch {
      clear()
      throw error
    }
  }

  /// A new key, or the one that a crash between key and database left behind. What is no key of
  /// ours, or cannot be read, is never replaced: a database elsewhere may need it.
  private func makeKey() throws -> SecretKey {
    if FileSystem.exists(keyPath) {
      let bytes = try keyBytes()
      guard bytes.count <= 32 else { throw StoreError.keyMismatch(path: keyPath) }
      if bytes.count == 32 { return SecretKey(bytes: bytes) }
      FileSystem.remove(keyPath)
    }
    let bytes = randomBytes(32)
    try DurableFile.create(keyPath, bytes)
    return SecretKey(bytes: bytes)
  }

  private func fill(
    _ file: String, key: SecretKey, sandbox: Bool, now: Instant, uid: Int
  ) throws {
    let database = try Database(path: file, access: .readWrite, busyTimeout: 0, applicationID: nil)
    // The default journal is deleted at each commit: none stays behind under the unfinished name.
    try database.executeScript("PRAGMA synchronous=EXTRA")
    try database.setApplicationID(Schema.applicationID)
    try database.migrate(Schema.migrations())
    try database.transaction(.immediate) {
      try database.execute(
        """
        INSERT INTO meta (id, sandbox, key_fingerprint, created_at)
        VALUES (1, \(sandbox), \(key.fingerprint), \(now.seconds))
        """)
      var journal = try Journal.start(database, key: key, now: now)
      try journal.append(
        .databaseCreated, .database, actor: .operator(uid: uid), at: now,
        facts: ["sandbox": .bool(sandbox)])
      try Binding.renew(.installation, entry: journal.head.number, key: key, in: database)
      try journal.seal()
    }
  }
}
