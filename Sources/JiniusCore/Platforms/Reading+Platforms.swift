internal import CMS

/// Reading platforms: whose signatures count is worth no less than what sealed here, so that each is
/// compared with what was declared wherever it is used.
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

  /// A row with its certificates, as they were declared.
  func verified(_ row: PlatformRow) throws -> Platform {
    try requireBound(.platform(row.id))
    let rows = try PlatformCertificateTable.inUse(of: row.id, in: database)
    let certificates = try rows.map {
      PlatformCertificate(id: $0.id, certificate: try Certificate(der: $0.der))
    }
    return Platform(
      id: row.id, name: row.name, address: row.address.flatMap { try? WebAddress($0) },
      certificates: certificates, createdAt: row.createdAt)
  }
}
