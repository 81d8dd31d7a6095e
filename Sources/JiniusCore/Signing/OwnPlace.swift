internal import CMS
internal import SHA2

/// Signing with us: a link by e-mail, a code by SMS, and a file that the database's seal closes.
struct OwnPlace: SigningPlace {
  let platform: String? = nil
  let declared: Int? = nil

  func opened(_ procedure: SigningProcedure, in transaction: Transaction) throws {
    try transaction.tellSignatory(.signatureLink, of: procedure)
  }

  /// What was read, the page of proof, and the seal over both. A sandbox without a seal leaves the
  /// file unsealed, and the page says so.
  func signedFile(_ order: SigningOrder) throws -> SignedFile {
    guard let seal = order.seal else {
      return SignedFile(bytes: try EvidencePage(order: order, seal: nil).appended(), seal: .none)
    }
    let name = seal.certificate.subject.commonName ?? seal.certificate.subject.description
    let notice = EvidencePage.SealNotice(
      name: name, certificateDigest: seal.certificate.sha256,
      authority: order.timestamp.policy == .off ? nil : order.timestamp.authority)
    let page = try EvidencePage(order: order, seal: notice).appended()
    let sealed = try seal.seal(
      SealingOrder(
        pdf: page, at: order.acceptedAt, name: name,
        reason: "\(SignatureLevel.simple.label) : \(order.procedure.name)",
        timestamp: order.timestamp))
    var facts: [JSON.Member] = [
      .init("certificate", .string(sealed.certificate.sha256.hex))
    ]
    if sealed.missingTimestamp != nil { facts.append(.init("timestamp", "missing")) }
    return SignedFile(bytes: sealed.bytes, seal: sealed.level, facts: facts, sealed: sealed)
  }
}
