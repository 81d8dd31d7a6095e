internal import CMS
internal import SHA2

/// A partner's platform, as the operator declared it: its certificates say whose signatures count.
public struct Platform: Sendable {
  /// The row's number.
  let id: Int
  /// By which it is referred to, as its letters print it.
  public let name: String
  /// Under which its links lie; nil where it has none to send.
  public var address: WebAddress?
  /// Its own signing certificates, and the authorities that issue for it alone.
  public var certificates: [PlatformCertificate]
  /// When it was declared.
  public let createdAt: Instant

  /// By which lists go on.
  public var number: Int { id }
}

/// A certificate of a platform's.
public struct PlatformCertificate: Sendable {
  /// The row's number; 0 before it has one.
  let id: Int
  let certificate: Certificate

  /// What it says.
  public var facts: CertificateFacts { certificate.facts }

  /// Whether it may issue others, or signs itself alone. One that vouches for itself does both.
  public var kind: Kind { certificate.isAuthority ? .authority : .signing }

  /// What a certificate is there for.
  public enum Kind: String, Sendable {
    /// All that it issues counts.
    case authority
    /// It counts alone.
    case signing
  }
}

/// Why a file holds no certificates of a platform's.
public enum PlatformCertificateFault: Error, Equatable, Sendable {
  case unreadable
  /// One that neither signs documents nor issues: a web server's, for one.
  case unfit(subject: String)
  /// More than a platform has.
  case tooMany(limit: Int)
}

extension [PlatformCertificate] {
  /// So many are a platform's own; more are somebody's store of authorities.
  static let limit = 50

  /// The certificates of a file, in PEM or as one in DER; a second copy of one is left out.
  public init(file bytes: [UInt8]) throws(PlatformCertificateFault) {
    guard let anchors = TrustAnchors(file: bytes) else { throw .unreadable }
    var found: [Certificate] = []
    for certificate in anchors.certificates where !found.contains(certificate) {
      guard certificate.isAuthority || certificate.isForSigning else {
        throw .unfit(subject: certificate.subject.description)
      }
      found.append(certificate)
    }
    if found.count > Self.limit { throw .tooMany(limit: Self.limit) }
    self = found.map { PlatformCertificate(id: 0, certificate: $0) }
  }

  /// Their digests, in an order of their own: what two declarations are compared by.
  var digests: [String] { map { $0.certificate.sha256.hex }.sorted() }
}
