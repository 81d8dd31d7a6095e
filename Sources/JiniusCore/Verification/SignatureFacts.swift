/// What was found out about a file; the verdict follows from this and nothing else.
struct FileFacts: Equatable {
  var isPDF = true
  /// Whether something is left of a signature that cannot be read as one.
  var hasRemains = false
  var size: Int
  /// By where what they cover ends.
  var signatures: [SignatureFacts]
  var form = Form.foreign
  /// Whether each time-stamp over the document holds.
  var documentTimestampsHold = true

  /// What the file is made of, as far as that is known.
  enum Form: Equatable {
    /// Not our make: only its signatures say what it was.
    case foreign
    /// Ours from its first byte to its last.
    case own
    /// Ours, with the seal spelled in another way than we write it.
    case respelled
    /// A document of ours with signatures added. `isCovered`: what follows the last one shows nothing.
    case signed(isCovered: Bool)
    /// A document of ours with something added that no signature needs.
    case changed
    /// Something stands behind our seal: signatures, or more than that.
    case behindSeal(isOnlySignatures: Bool)
  }
}

/// What was found out about one signature.
struct SignatureFacts: Equatable {
  /// Where what it covers ends; nil when its range cannot be true.
  var end: Int?
  var integrity: Integrity
  /// Whether the certificate held when it was signed.
  var isInTime = true
  var isTrusted = false
  /// nil where there is none.
  var timestamp: TimestampState?

  /// Whether the signature is one over exactly these bytes.
  enum Integrity: Equatable {
    case holds, broken
    /// `openssl` is not there.
    case unknown
  }

  /// What a time-stamp is worth.
  enum TimestampState: Equatable {
    /// It is over this signature, by an authority that this installation trusts, or does not know.
    case good(isTrusted: Bool)
    case bad
  }
}

extension FileFacts {
  /// The one rule. What is damaged comes before what was added, and both before whether it is to be
  /// believed; a file is judged by its last signature, and every other one must hold as well.
  var verdict: FileVerdict {
    guard isPDF else { return .notAPDF }
    guard let last = signatures.last else { return hasRemains ? .modified : .unsigned }
    if signatures.contains(where: { $0.end == nil }) { return .modified }
    if signatures.contains(where: { $0.integrity == .broken }) { return .modified }
    if signatures.contains(where: { $0.integrity == .unknown }) { return .toolMissing }
    switch form {
    case .foreign, .own: if last.end != size { return .appended }
    case .respelled, .changed: return .modified
    case .signed(let isCovered): if !isCovered { return .appended }
    case .behindSeal(let isOnlySignatures):
      return isOnlySignatures || last.end != size ? .appended : .modified
    }
    if last.timestamp == .bad || !documentTimestampsHold { return .timestampBad }
    guard last.isInTime else { return .certificateExpired }
    return last.isTrusted ? .trusted : .untrusted
  }
}
