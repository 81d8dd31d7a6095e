/// Signing on a partner's platform: the frozen file is handed over, and comes back signed.
struct HandOver: SigningPlace {
  let platform: String?
  /// The file that came back.
  var returned: [UInt8] = []
  /// Whom to believe, to say so in the journal; a platform that is not known here is taken as well.
  var trust = TrustSources(seals: [], file: nil)

  /// Nobody is written to: the platform does that.
  func opened(_ procedure: SigningProcedure, in transaction: Transaction) throws {}

  func signedFile(_ order: SigningOrder) throws -> SignedFile {
    let verification: Verification
    do {
      verification = try FrozenFile(order.document.content).judge(
        returned, trust: try trust.load(), now: order.acceptedAt)
    } catch let fault as FrozenFileFault {
      throw Refusal.fileNotAccepted(convention: order.convention.number.description, fault)
    }
    return SignedFile(
      bytes: returned, seal: .platform,
      facts: [
        .init("platform", .optional(platform)),
        .init("verdict", .string(verification.verdict.rawValue)),
        .init("certificate", .optional(verification.certificate?.sha256)),
      ])
  }
}
