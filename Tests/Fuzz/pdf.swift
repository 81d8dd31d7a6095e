// modules: PDF
import PDF

/// Files with signatures: found, taken for ours, and compared with the document that they began as.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = given(start, count)
  let scan = SignatureScan(bytes)
  hold(scan.isPDF || scan.signatures.isEmpty, "no signatures but in a PDF")
  if let signed = SignableFile.signedBytes(of: bytes) {
    hold(signed.count < count, "a signature does not cover itself")
  }
  if let update = try? IncrementalUpdate(of: bytes) {
    for page in update.pages { _ = try? update.body(of: page) }
  }
  guard let (file, end) = OwnFile.beginning(of: bytes) else { return 0 }
  if let seal = file.seal { hold(seal.sealedEnd < end, "a seal stands behind what it closes") }
  guard let revisions = try? SigningUpdate.check(bytes, of: Array(bytes[..<end])) else { return 0 }
  hold(end < count, "what was accepted has something appended")
  hold(revisions.last?.range.upperBound == count, "what was accepted is accepted to its end")
  return 0
}
