internal import CMS
internal import SQLite

/// The table `platform_certificate`: every certificate that a platform ever had, so that a signature
/// of old can be told by the one that it ended at.
enum PlatformCertificateTable {
  static func insert(
    _ certificate: Certificate, of platform: Int, at: Instant, in database: Database
  ) throws {
    try database.execute(
      """
      INSERT INTO platform_certificate (platform_id, sha256, certificate, added_at)
      VALUES (\(platform), \(certificate.sha256), \(certificate.der), \(at))
      """)
  }

  /// Those in use, in the order that they were declared in.
  static func inUse(
    of platform: Int, in database: Database
  ) throws -> [(id: Int, der: [UInt8])] {
    try database.rows(
      """
      SELECT id, certificate FROM platform_certificate
      WHERE platform_id = \(platform) AND retired_at IS NULL ORDER BY id
      """
    ) { (try $0.int(0), try $0.blob(1)) }
  }

  static func find(_ id: Int, in database: Database) throws -> [UInt8]? {
    try database.row("SELECT certificate FROM platform_certificate WHERE id = \(id)") {
      try $0.blob(0)
    }
  }

  static func retire(_ id: Int, at: Instant, in database: Database) throws {
    try database.execute("UPDATE platform_certificate SET retired_at = \(at) WHERE id = \(id)")
  }
}
