internal import SQLite

/// What a database knows of files and of seals.
enum VerificationQuery {
  /// Every certificate that ever sealed here, in DER.
  static func sealCertificates(in database: Database) throws -> [[UInt8]] {
    try database.rows("SELECT certificate FROM seal_certificate ORDER BY id") { try $0.blob(0) }
  }

  /// The convention whose frozen document, or whose signed file, has this digest. The file of a
  /// signed convention begins with the document that was frozen for it, so that one index will do.
  static func convention(
    frozenAs sha256: [UInt8], in database: Database
  ) throws -> (
    number: ConventionNumber, signed: [UInt8]?, seal: SealLevel?, procedure: Int,
    terminatedAt: Instant?
  )? {
    try database.row(
      """
      SELECT convention.id, signed.sha256, convention.seal, signing_procedure.id,
        convention.terminated_at
      FROM document
      CROSS JOIN signing_procedure ON signing_procedure.document_id = document.id
      CROSS JOIN convention ON convention.id = signing_procedure.convention_id
      LEFT JOIN document AS signed ON signed.id = convention.signed_document_id
      WHERE document.sha256 = \(sha256)
      ORDER BY signing_procedure.id DESC LIMIT 1
      """
    ) {
      (
        ConventionNumber(row: try $0.int(0)), try $0.optionalBlob(1), try $0.value(2),
        try $0.int(3), try $0.value(4)
      )
    }
  }
}
