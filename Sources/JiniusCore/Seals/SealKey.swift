internal import CMS
internal import ChildProcess
internal import DER
internal import SHA2

/// The private half of a seal's key, encrypted: only OpenSSL ever sees it open, and it gets the
/// passphrase, which the key file yields, through a descriptor.
struct SealKey {
  /// The kinds of keys that `seal create` makes.
  enum Kind: String {
    case rsa, ec

    fileprivate var words: [String] {
      switch self {
      case .rsa: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:3072"]
      case .ec: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]
      }
    }
  }

  /// The encrypted key (PKCS #8), as text.
  let pem: [UInt8]
  private let passphrase: [UInt8]

  /// Takes the encrypted key of a seal's file.
  init(pem: [UInt8], key: SecretKey) {
    self.pem = pem
    passphrase = Self.passphrase(key)
  }

  /// A new key.
  static func made(_ kind: Kind, key: SecretKey) throws(ToolError) -> SealKey {
    let pem = try OutsideProgram.openssl.output(
      ["genpkey"] + kind.words + ["-aes-256-cbc", "-pass", "fd:3"], others: [passphrase(key)])
    return SealKey(pem: pem, key: key)
  }

  /// Somebody else's key, encrypted anew; nil when it is none, or its passphrase another.
  static func imported(
    _ bytes: [UInt8], passphrase given: [UInt8], key: SecretKey
  ) throws(ToolError) -> SealKey? {
    let result = try OutsideProgram.openssl.run(
      ["pkey", "-in", "/dev/stdin", "-passin", "fd:3", "-aes-256-cbc", "-passout", "fd:4"],
      input: bytes, others: [given + [10], passphrase(key)])
    return result.succeeded ? SealKey(pem: result.output, key: key) : nil
  }

  /// The public half; nil when the passphrase is another, as with another database's key file.
  func publicKey() throws(ToolError) -> PublicKey? {
    let result = try OutsideProgram.openssl.run(
      ["pkey", "-in", "/dev/fd/4", "-passin", "fd:3", "-pubout", "-outform", "DER"],
      others: [passphrase, pem])
    return result.succeeded ? try? PublicKey(der: result.output) : nil
  }

  /// The signature of bytes, with SHA-256 (PKCS #1 v1.5, or ECDSA).
  func signature(of bytes: [UInt8]) throws(ToolError) -> [UInt8] {
    let value = try OutsideProgram.openssl.output(
      ["dgst", "-sha256", "-sign", "/dev/fd/4", "-passin", "fd:3"], input: bytes,
      others: [passphrase, pem])
    // As long as the modulus of an RSA key, which has 16,384 bits at most; or two numbers of P-256.
    guard (64...2048).contains(value.count) else {
      throw .failed(program: OutsideProgram.openssl.name, .wrongAnswer)
    }
    return value
  }

  /// What only who holds the key file can say of certificates: they were found to be this key's.
  func proof(of certificates: [UInt8]) -> [UInt8] {
    let bytes = PEMBlock.all(in: pem).flatMap(\.bytes)
    return HMAC.sha256(key: passphrase, message: certificates + bytes)
  }

  /// One line of text, since that is what OpenSSL reads.
  static func passphrase(_ key: SecretKey) -> [UInt8] {
    Array((key.derive(.sealPassphrase, []).base64URL + "\n").utf8)
  }
}
