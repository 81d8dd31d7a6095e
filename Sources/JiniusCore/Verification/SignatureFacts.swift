/// What was found out about a file; the verdict follows from this and nothing else.
struct FileFacts: Equatable {
  var isPDF = true
  /// Whether something is left of a signature that cannot be read as one.
  var hasRemains = false
  var size: Int
  /// By where what they cover ends.
  var signatures: [SignatureFacts]
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
    if last.end != size { return .appended }
    if last.timestamp == .bad { return .timestampBad }
    guard last.isInTime else { return .certificateExpired }
    return last.isTrusted ? .trusted : .untrusted
  }
}
