// modules: SHA2
import SHA2

/// Base 64 and hexadecimal of links and digests: a value has one writing.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = given(start, count)
  let text = String(decoding: bytes, as: UTF8.self)
  if let read = [UInt8](base64URL: text) {
    hold(read.base64URL == text, "one writing in base 64")
  }
  if let read = [UInt8](hex: text) { hold(read.count * 2 == text.utf8.count, "two digits a byte") }
  hold([UInt8](base64URL: bytes.base64URL) == bytes, "what is written is read")
  return 0
}
