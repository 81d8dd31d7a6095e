/// Signing on a partner's platform: the frozen file is handed over, and comes back signed.
struct HandOver: SigningPlace {
  let platform: String?
  /// The file that came back.
  var returned: [UInt8] = []

  /// Nobody is written to: the platform does that.
  func opened(_ procedure: SigningProcedure, in transaction: Transaction) throws {}

  func signedFile(_ order: SigningOrder) throws -> SignedFile {
    SignedFile(bytes: returned, seal: .platform)
  }
}
