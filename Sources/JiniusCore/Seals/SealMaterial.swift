internal import CMS
internal import ChildProcess
internal import DER

/// A certificate that was bought, as its files hold it.
public enum SealMaterial: Sendable {
  /// Certificate, key and the certificates between it and an authority, each in PEM.
  case parts(certificate: [UInt8], key: [UInt8], chain: [UInt8]?, passphrase: [UInt8])
  /// All of it in one file (PKCS #12: `.p12`, `.pfx`).
  case bundle([UInt8], passphrase: [UInt8])

  /// The seal that it makes, its key encrypted anew; nothing is written. What could not seal is
  /// refused here, before anything stands on it.
  func seal(key secret: SecretKey, at now: Instant) throws -> Seal {
    let (certificates, key) = try opened(secret)
    guard let publicKey = try key.publicKey() else { throw Self.refusal(.keyLocked) }
    // Files hold them in any order: the seal's is the one that the key fits.
    guard let certificate = certificates.first(where: { $0.publicKey == publicKey }) else {
      throw Self.refusal(.keyMismatch)
    }
    let path = CertificatePath(from: certificate, among: certificates)
    guard try path.holds() else { throw Self.refusal(.chainBroken) }
    let seal = Seal(certificate: certificate, chain: path.issuers, key: key)
    let lapse = SealJudgement.lapse(of: certificate, at: now)
    // One that begins later may be taken today; `seal check` says so.
    if let lapse, case .expired = lapse { throw Self.refusal(lapse) }
    if let misuse = SealJudgement.misuse(of: certificate, chain: seal.chain) {
      throw Self.refusal(misuse)
    }
    return seal
  }

  private func opened(_ secret: SecretKey) throws -> (certificates: [Certificate], key: SealKey) {
    switch self {
    case .parts(let certificate, let key, let chain, let passphrase):
      guard let key = try SealKey.imported(key, passphrase: passphrase, key: secret) else {
        throw Self.refusal(.keyLocked)
      }
      let own = try Self.certificates(certificate)
      return (own + (try chain.map(Self.certificates) ?? []), key)
    case .bundle(let bytes, let passphrase):
      return try Self.unpacked(bytes, passphrase, secret)
    }
  }

  private static func unpacked(
    _ bytes: [UInt8], _ passphrase: [UInt8], _ secret: SecretKey
  ) throws -> (certificates: [Certificate], key: SealKey) {
    // Old bundles are encrypted in ways that OpenSSL keeps apart.
    for legacy in [[], ["-legacy"]] {
      let result = try OutsideProgram.openssl.run(
        ["pkcs12", "-in", "/dev/stdin", "-passin", "fd:3", "-aes256", "-passout", "fd:4"]
          + legacy,
        input: bytes, others: [passphrase + [10], SealKey.passphrase(secret)])
      guard result.succeeded else { continue }
      let keys = PEMBlock.all(in: result.output).filter { $0.label.hasSuffix("PRIVATE KEY") }
      guard keys.count == 1 else { throw refusal(.keyLocked) }
      return (try certificates(result.output), SealKey(pem: keys[0].text, key: secret))
    }
    throw refusal(.keyLocked)
  }

  private static func certificates(_ text: [UInt8]) throws(Refusal) -> [Certificate] {
    guard let certificates = try? Certificate.all(pem: text), !certificates.isEmpty else {
      throw refusal(.certificateUnreadable)
    }
    return certificates
  }

  private static func refusal(_ fault: SealFault) -> Refusal { .sealRefused([fault]) }
}
