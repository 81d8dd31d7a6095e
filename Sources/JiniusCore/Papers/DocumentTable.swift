internal import SHA2
internal import SQLite

/// The table `document`: the bytes that are read and signed, by their SHA-256, which stays when the
/// bytes are no longer kept.
enum DocumentTable {
  /// Stores bytes under their digest; the same bytes are stored once.
  static func insert(
    _ content: [UInt8], at: Instant, in database: Database
  ) throws -> (id: Int, sha256: [UInt8]) {
    let digest = SHA256.hash(content)
    try database.execute(
      """
      INSERT INTO document (sha256, content, created_at) VALUES (\(digest), \(content), \(at))
      ON CONFLICT (sha256) DO NOTHING
      """)
    let id = try database.row("SELECT id FROM document WHERE sha256 = \(digest)") { try $0.int(0) }
    guard let id else { throw BrokenInvariant("a document was not stored") }
    return (id, digest)
  }

  static func find(
    _ id: Int, in database: Database
  ) throws -> (content: [UInt8]?, sha256: [UInt8])? {
    try database.row("SELECT content, sha256 FROM document WHERE id = \(id)") {
      (try $0.optionalBlob(0), try $0.blob(1))
    }
  }

  static func digest(_ id: Int, in database: Database) throws -> [UInt8]? {
    try database.row("SELECT sha256 FROM document WHERE id = \(id)") { try $0.blob(0) }
  }
}

extension Reading {
  /// The digest that a document is kept under; its bytes are compared with it where they are read.
  func documentDigest(_ id: Int) throws -> [UInt8] {
    guard let digest = try DocumentTable.digest(id, in: database) else {
      throw StoreError.damaged(path: store.path, message: "document \(id) is gone")
    }
    return digest
  }

  /// The bytes of a document, compared with their digest: a file system does not notice a flipped
  /// bit, a signature must.
  func document(_ id: Int) throws -> (content: [UInt8], sha256: [UInt8]) {
    guard let document = try DocumentTable.find(id, in: database) else {
      throw StoreError.damaged(path: store.path, message: "document \(id) is gone")
    }
    guard let content = document.content else { throw Refusal.documentErased }
    guard SHA256.hash(content) == document.sha256 else {
      throw StoreError.damaged(
        path: store.path, message: "document \(id) is not what its digest says")
    }
    return (content, document.sha256)
  }
}
