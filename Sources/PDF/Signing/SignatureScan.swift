/// The signatures of any PDF, found by their dictionaries: what looks like one in a comment, a string
/// or a stream is none.
public struct SignatureScan {
  /// Whether the file is a PDF at all: its header stands in the first kibibyte.
  public let isPDF: Bool
  /// The signatures, by where what they cover ends: the last one is about the last revision.
  public let signatures: [FoundSignature]
  /// Whether there are remains of a signature that can no longer be read as one.
  public let hasRemains: Bool

  /// Whether there are more signatures than anybody needs; those behind the last that is counted are
  /// not looked at.
  public let hasTooMany: Bool

  /// Nobody signs one file more often, and each signature costs a call of `openssl`.
  public static let mostSignatures = 20
  /// No larger file is looked at.
  public static let limit = 100_000_000

  /// Looks through a file, once.
  public init(_ bytes: [UInt8]) {
    let opening = Array(bytes.prefix(1024))
    isPDF = opening.firstOccurrence(of: "%PDF-", from: 0) != nil
    guard isPDF, bytes.count <= Self.limit else {
      signatures = []
      hasRemains = false
      hasTooMany = false
      return
    }
    var found: [FoundSignature] = []
    var hasRemains = false
    var walk = ObjectWalk(bytes)
    while found.count <= Self.mostSignatures, let part = walk.next() {
      switch part {
      case .object(_, let value, stream: _, at: _):
        value.forEachDictionary { dictionary in
          if dictionary.isSignature {
            found.append(FoundSignature(dictionary, in: bytes))
          } else if dictionary["FT"]?.name == "Sig", dictionary["V"] != nil {
            hasRemains = true
          }
        }
      case .other(let range) where Self.remains(in: bytes, range): hasRemains = true
      default: break
      }
    }
    signatures = found.sorted { ($0.end ?? .max) < ($1.end ?? .max) }
    self.hasRemains = hasRemains
    hasTooMany = found.count > Self.mostSignatures
  }

  /// Words that no part of a PDF but a signature has.
  private static func remains(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let piece = Array(bytes[range])
    return ["/ByteRange", "/SubFilter", "/Sig"].contains {
      piece.firstOccurrence(of: $0, from: 0) != nil
    }
  }
}

extension PDFDictionary {
  /// Whether it is a signature: any of the three marks will do, so that damage to one shows.
  fileprivate var isSignature: Bool {
    if ["Sig", "DocTimeStamp"].contains(self["Type"]?.name) { return true }
    if let filter = self["SubFilter"]?.name, Self.filters.contains(filter) { return true }
    return self["ByteRange"] != nil && self["Contents"] != nil
  }

  private static let filters: Set = [
    "ETSI.CAdES.detached", "ETSI.RFC3161", "adbe.pkcs7.detached", "adbe.pkcs7.sha1",
    "adbe.x509.rsa_sha1",
  ]
}
