internal import CMS
internal import SHA2

/// Reading platforms: whose signatures count is worth no less than what sealed here, so that each
/// row stands under an HMAC by the key, and is compared wherever it is used.
extension Reading {
  /// The platform of a name, if it was declared.
  func declaredPlatform(_ name: String) throws -> Platform? {
    try PlatformTable.find(name, in: database).map(verified)
  }

  /// The platform of a name, or 66.
  func platform(_ name: String) throws -> Platform {
    guard let platform = try declaredPlatform(name) else {
      throw Refusal.notFound(.platform, name)
    }
    return platform
  }

  /// The platform of a hand-over.
  func platform(of procedure: SigningProcedure) throws -> Platform? {
    guard let id = procedure.declared else { return nil }
    guard let row = try PlatformTable.find(id, in: database), row.removedAt == nil else {
      throw Refusal.notFound(.platform, procedure.platform ?? "")
    }
    return try verified(row)
  }

  /// A row with its certificates, as the key says that they were declared.
  func verified(_ row: PlatformRow) throws -> Platform {
    let rows = try PlatformCertificateTable.inUse(of: row.id, in: database)
    let key = try store.key(facts.keyFingerprint)
    let certificates = rows.compactMap { row in
      (try? Certificate(der: row.der)).map { PlatformCertificate(id: row.id, certificate: $0) }
    }
    guard certificates.count == rows.count,
      equalInConstantTime(key.mac(of: row, certificates), row.mac)
    else { throw Refusal.journalBroken(.platformAltered(row.name)) }
    return Platform(
      id: row.id, name: row.name, address: row.address.flatMap { try? WebAddress($0) },
      certificates: certificates, createdAt: row.createdAt)
  }
}

extension Transaction {
  /// Puts a platform's row under the key, once it and its certificates are written.
  func seal(platform id: Int) throws {
    guard let row = try PlatformTable.find(id, in: database) else {
      throw BrokenInvariant("platform \(id) is gone")
    }
    let certificates = try PlatformCertificateTable.inUse(of: id, in: database).map {
      PlatformCertificate(id: $0.id, certificate: try Certificate(der: $0.der))
    }
    try PlatformTable.seal(id, with: key.mac(of: row, certificates), in: database)
  }
}

extension SecretKey {
  /// HMAC over all that a platform is, each part behind its length.
  fileprivate func mac(of row: PlatformRow, _ certificates: [PlatformCertificate]) -> [UInt8] {
    var text: [UInt8] = []
    func add(_ part: [UInt8]) { text += Array("\(part.count):".utf8) + part }
    add(Array(String(row.id).utf8))
    add(Array(row.name.utf8))
    add(Array((row.address ?? "").utf8))
    add(row.removedAt == nil ? [] : [1])
    for certificate in certificates {
      add(Array(String(certificate.id).utf8))
      add(certificate.certificate.sha256)
    }
    return derive(.platform, text)
  }
}
