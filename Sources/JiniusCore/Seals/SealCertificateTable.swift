internal import CMS
internal import SQLite

/// The table `seal_certificate`: every certificate that ever sealed here, so that old files can be
/// told apart from foreign ones after the seal was replaced.
enum SealCertificateTable {
  static func find(_ certificate: Certificate, in database: Database) throws -> Int? {
    try database.row("SELECT id FROM seal_certificate WHERE sha256 = \(certificate.sha256)") {
      try $0.int(0)
    }
  }

  /// Notes a certificate as the one in use.
  ///
  /// - Returns: whether it was not so already.
  static func add(
    _ certificate: Certificate, chain: [Certificate], at now: Instant, in database: Database
  ) throws -> Bool {
    let (digest, chain) = (certificate.sha256, chain.flatMap(\.der))
    let isInUse = try database.row(
      """
      SELECT 1 FROM seal_certificate
      WHERE sha256 = \(digest) AND chain = \(chain) AND retired_at IS NULL
      """
    ) { _ in true }
    if isInUse ?? false { return false }
    try database.execute(
      "UPDATE seal_certificate SET retired_at = \(now) WHERE retired_at IS NULL")
    try database.execute(
      """
      INSERT INTO seal_certificate (sha256, certificate, chain, added_at)
      VALUES (\(digest), \(certificate.der), \(chain), \(now))
      ON CONFLICT (sha256) DO UPDATE SET chain = excluded.chain, retired_at = NULL
      """)
    return true
  }
}

extension Transaction {
  /// Notes which certificate sealed a file.
  func keepCertificate(of sealed: SealedFile) throws {
    _ = try keep(sealed.certificate, chain: sealed.chain)
  }

  /// Notes a certificate as the one in use, bound to the key: files that it sealed are believed.
  ///
  /// - Returns: whether it was not so already.
  func keep(_ certificate: Certificate, chain: [Certificate]) throws -> Bool {
    let standing = try SealCertificateTable.find(certificate, in: database)
    if let standing { try requireBound(.certificate(standing)) }
    guard try SealCertificateTable.add(certificate, chain: chain, at: now, in: database) else {
      return false
    }
    if let standing {
      try touch(.certificate(standing))
    } else if let added = try SealCertificateTable.find(certificate, in: database) {
      try adopt(.certificate(added))
    }
    return true
  }
}
