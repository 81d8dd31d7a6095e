/// Signing on a partner's platform: the frozen file is handed over, and comes back signed.
struct HandOver: SigningPlace {
  let platform: String?
  /// The row of the platform, where it was declared.
  let declared: Int?
  /// The file that came back.
  var returned: [UInt8] = []
  /// Whose signatures count; nil where the platform was not declared, and nobody's can be told.
  var anchors: PlatformAnchors?
  /// Whose time-stamps to believe, and what to say of the signer in the journal.
  var trust = TrustSources(seals: [], file: nil)

  /// Nobody is written to: the platform does that, or `convention hand-over`.
  func opened(_ procedure: SigningProcedure, in transaction: Transaction) throws {}

  func signedFile(_ order: SigningOrder) throws -> SignedFile {
    do {
      let trust = try trust.load()
      let verification = try FrozenFile(order.document.content).judge(
        returned, trust: trust, now: order.acceptedAt)
      let anchor = try anchors?.end(of: returned, trust: trust)
      return SignedFile(
        bytes: returned, seal: .platform,
        facts: [
          .init("platform", .optional(platform)),
          .init("verdict", .string(verification.verdict.rawValue)),
          .init("certificate", .optional(verification.certificate?.sha256)),
          .init("anchor", .optional(anchor?.facts.sha256)),
        ], anchor: anchor?.id)
    } catch let fault as FrozenFileFault {
      throw Refusal.fileNotAccepted(convention: order.convention.number.description, fault)
    }
  }
}
