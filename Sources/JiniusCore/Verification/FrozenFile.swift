internal import PDF

/// A document that was frozen and handed over to be signed elsewhere.
struct FrozenFile {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Refuses what is not this document with nothing but signatures added, the last of which covers
  /// the whole file. Pure: nothing is called.
  func requireStructure(of candidate: [UInt8]) throws(FrozenFileFault) {
    let scan = SignatureScan(candidate)
    guard candidate.count <= SignatureScan.limit else { throw .tooLarge }
    guard scan.isPDF else { throw .notAPDF }
    guard !scan.hasTooMany else { throw .tooManySignatures }
    let revisions: [AddedRevision]
    do { revisions = try SigningUpdate.check(candidate, of: bytes) } catch {
      let behind = candidate.dropFirst(scan.signatures.last?.end ?? candidate.count)
      if !behind.isEmpty, behind.allSatisfy({ $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }) {
        throw .notWhole
      }
      throw FrozenFileFault(error)
    }
    guard !scan.signatures.isEmpty else { throw .noSignature }
    guard revisions.areCovered(by: scan.signatures, in: candidate) else { throw .notWhole }
  }

  /// The whole judgement; calls `openssl`: outside any transaction.
  ///
  /// - Returns: what is said of the file. Whoever signed need not be known here.
  func judge(
    _ candidate: [UInt8], trust: TrustAnchors, now: Instant
  ) throws -> Verification {
    try requireStructure(of: candidate)
    let verification = try Verification.of(
      candidate, frozenEnd: bytes.count, trust: trust, now: now)
    switch verification.verdict {
    case .trusted, .untrusted: return verification
    case .modified: throw FrozenFileFault.invalid
    case .appended: throw FrozenFileFault.notWhole
    case .unsigned: throw FrozenFileFault.noSignature
    case .certificateExpired: throw FrozenFileFault.certificateExpired
    case .timestampBad: throw FrozenFileFault.timestampBad
    case .notAPDF: throw FrozenFileFault.notAPDF
    case .toolMissing:
      throw ToolError.missing(
        program: OutsideProgram.openssl.name, package: OutsideProgram.openssl.package)
    }
  }
}

/// Why a file that came back is not the one that was handed over with a valid signature.
public enum FrozenFileFault: Error, Equatable, Sendable {
  case notAPDF, tooLarge, tooManySignatures
  /// It does not begin with our bytes; they differ from this one on.
  case rewritten(atByte: Int)
  case nothingAppended
  /// The update breaks off, or is not written as updates are.
  case unreadable(atByte: Int)
  /// Readers differ in how they take it: `object_stream`, `hybrid`, `encryption`.
  case unsupported(String)
  /// The table points elsewhere than to the object.
  case misplaced(object: Int)
  case redefined(object: Int)
  /// More than a signature needs was changed: what the object is, and the entry that shows it.
  case changed(object: Int, part: String, key: String?)
  /// A signature shows outside of the box that the paper keeps for it, or the paper keeps none.
  case outsideBox(object: Int)
  case noSignature
  /// The last signature does not cover the whole file.
  case notWhole
  case invalid
  case certificateExpired, timestampBad
  /// A signature that ends at none of the platform's certificates.
  case foreignSigner(subject: String, sha256: String)

  /// The stable word that scripts read.
  public var code: String {
    switch self {
    case .notAPDF: "not_a_pdf"
    case .tooLarge: "too_large"
    case .tooManySignatures: "too_many_signatures"
    case .outsideBox: "outside_signature_box"
    case .rewritten: "rewritten"
    case .nothingAppended: "nothing_appended"
    case .unreadable: "unreadable_update"
    case .unsupported: "unsupported_update"
    case .misplaced: "object_misplaced"
    case .redefined: "object_redefined"
    case .changed: "content_changed"
    case .noSignature: "no_signature"
    case .notWhole: "not_whole_file"
    case .invalid: "signature_invalid"
    case .certificateExpired: "certificate_expired"
    case .timestampBad: "timestamp_bad"
    case .foreignSigner: "foreign_signer"
    }
  }

  init(_ fault: SigningUpdateFault) {
    self =
      switch fault {
      case .tooLarge: .tooLarge
      case .rewritten(let offset): .rewritten(atByte: offset)
      case .nothingAppended: .nothingAppended
      case .unreadable(let offset): .unreadable(atByte: offset)
      case .unsupported(let feature): .unsupported(feature.rawValue)
      case .misplaced(let object): .misplaced(object: object)
      case .redefined(let object): .redefined(object: object)
      case .changed(let object, let part, let key):
        .changed(object: object, part: part.rawValue, key: key)
      case .outsideBox(let object): .outsideBox(object: object)
      }
  }
}
