// modules: DER SHA2 CMS
import CMS
import DER

/// Certificates, keys, signatures and time-stamps, each read from the same bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = given(start, count)
  _ = try? PublicKey(der: bytes)
  if let certificate = try? Certificate(der: bytes) {
    hold((try? Certificate(der: bytes)) == certificate, "the same bytes are the same certificate")
  }
  _ = try? SignedDataReading(bytes)
  _ = try? TimestampReading(bytes)
  _ = try? TimestampReply(der: bytes)
  _ = DetachedSignature(rereading: bytes)
  return 0
}
