internal import CMS
internal import DER
internal import SHA2

/// The seal of a database: the certificate that readers of a signed file see, and the key behind it.
struct Seal {
  let certificate: Certificate
  /// The certificates that lead from it to an authority.
  let chain: [Certificate]
  let key: SealKey

  /// A new key, and a certificate by which it vouches for itself.
  static func made(
    _ kind: SealKey.Kind, name: String, from now: Instant, days: Int, key secret: SecretKey
  ) throws -> Seal {
    let key = try SealKey.made(kind, key: secret)
    guard let publicKey = try key.publicKey(),
      let draft = SelfSignedCertificate(
        commonName: name, key: publicKey, serial: randomBytes(16),
        validity: now.seconds...now.adding(days: days).seconds)
    else { throw ToolError.failed(program: OutsideProgram.openssl.name, .wrongAnswer) }
    let signed = draft.signed(try key.signature(of: draft.toBeSigned))
    guard let certificate = try? Certificate(der: signed) else {
      throw BrokenInvariant("a certificate that cannot be read back")
    }
    return Seal(certificate: certificate, chain: [], key: key)
  }
}

/// The seal's file, beside the database: certificates and encrypted key in one text, so that one
/// renaming replaces them together.
extension Seal {
  /// All of the file. It is only made of a key that was found to be the certificate's, and says so:
  /// a launch need not ask OpenSSL again.
  var file: [UInt8] {
    ([certificate] + chain).flatMap { PEMBlock("CERTIFICATE", $0.der).text } + key.pem
      + PEMBlock(Self.proofLabel, proof).text
  }

  private var proof: [UInt8] { key.proof(of: ([certificate] + chain).flatMap(\.der)) }

  /// Why a file is no seal.
  enum FileFault: Error {
    /// It is none at all, or was damaged.
    case unreadable
    /// It does not say, as only the key file's holder can, that its key is the certificate's.
    case another
  }

  /// Reads a file back.
  init(file: [UInt8], key secret: SecretKey) throws(FileFault) {
    let blocks = PEMBlock.all(in: file)
    let keys = blocks.filter { $0.label == Self.keyLabel }
    guard let certificates = try? Certificate.all(pem: file), let first = certificates.first,
      keys.count == 1
    else { throw .unreadable }
    certificate = first
    chain = Array(certificates.dropFirst())
    key = SealKey(pem: keys[0].text, key: secret)
    if blocks.last != PEMBlock(Self.proofLabel, proof) { throw .another }
  }

  private static let keyLabel = "ENCRYPTED PRIVATE KEY"
  private static let proofLabel = "JINIUS PROOF"
}

extension Store {
  /// Where the seal stands: beside the database, never in it.
  public var sealPath: String { path + ".seal" }

  /// The seal; nil where none was made.
  func seal(_ key: SecretKey) throws -> Seal? {
    guard let bytes = try FileSystem.readIfThere(sealPath, limit: 1 << 18) else { return nil }
    do throws(Seal.FileFault) { return try Seal(file: bytes, key: key) } catch {
      switch error {
      case .unreadable: throw Refusal.sealUnusable([.unreadable(path: sealPath)])
      case .another: throw StoreError.sealMismatch(path: sealPath)
      }
    }
  }

  /// Puts a seal in its place. The file is there whole, or the one before is.
  func put(_ seal: Seal) throws(FileError) {
    let unfinished = sealPath + ".new"
    FileSystem.remove(unfinished)
    try DurableFile.create(unfinished, seal.file, owner: owner)
    try DurableFile.rename(unfinished, to: sealPath, replacing: true)
  }
}
