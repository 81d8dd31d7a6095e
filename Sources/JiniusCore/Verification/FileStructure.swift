internal import CMS
internal import PDF

/// What a file is made of: a document of ours and what was added to it, or something else of which
/// only the signatures are known.
struct FileStructure {
  let scan: SignatureScan
  let form: FileFacts.Form
  /// Where the document ends that was there before anybody else added to it; nil for a foreign file.
  let documentEnd: Int?
  /// What was added to it, where each byte of that is understood.
  let added: [AddedRevision]

  /// - Parameter frozenEnd: where a document ends that is known to be ours; what follows a shorter
  ///   one than the file itself shows is an addition.
  init(_ bytes: [UInt8], frozenEnd: Int? = nil) {
    scan = SignatureScan(bytes)
    guard let (own, ownEnd) = OwnFile.beginning(of: bytes) else {
      (form, documentEnd, added) = (.foreign, nil, [])
      return
    }
    if let seal = own.seal {
      let isCanonical =
        DetachedSignature(rereading: seal.signature).map { seal.isWritten(as: $0.der) } ?? false
      let file = Array(bytes[..<ownEnd])
      if ownEnd == bytes.count {
        (form, documentEnd, added) = (isCanonical ? .own : .respelled, seal.sealedEnd, [])
        return
      }
      let behind = try? SigningUpdate.check(bytes, of: file)
      form = isCanonical ? .behindSeal(isOnlySignatures: behind != nil) : .respelled
      (documentEnd, added) = (seal.sealedEnd, behind ?? [])
      return
    }
    let end = min(ownEnd, frozenEnd ?? ownEnd)
    documentEnd = end
    if end == bytes.count || scan.signatures.isEmpty {
      (form, added) = (.own, [])
    } else if let added = try? SigningUpdate.check(bytes, of: Array(bytes[..<end])) {
      self.added = added
      form = .signed(isCovered: added.areCovered(by: scan.signatures, in: bytes))
    } else {
      (form, added) = (.changed, [])
    }
  }
}

extension [AddedRevision] {
  /// Whether each signature covers all up to the end of its revision, and what follows the last one
  /// that is somebody's shows nothing.
  func areCovered(by signatures: [FoundSignature], in bytes: [UInt8]) -> Bool {
    for signature in signatures {
      guard let range = signature.range, let last,
        let revision = first(where: { $0.range.contains(range.gap.lowerBound) }) ?? nil,
        range.end == revision.range.upperBound
          || (range.end < revision.range.upperBound
            && revision.range.upperBound < last.range.upperBound
            && bytes[range.end..<revision.range.upperBound].allSatisfy { $0 == 10 || $0 == 13 })
      else { return false }
    }
    guard let signed = lastIndex(where: { $0.content == .signature }) else { return false }
    return self[(signed + 1)...].allSatisfy { $0.content == .timestamp || $0.content == .archive }
  }
}
