// modules: PDF
@testable import PDF

/// What zlib compressed: bounded, whatever it says of itself.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = given(start, count)
  let limit = 100_000
  if let output = Inflate.zlib(bytes, limit: limit) {
    hold(output.count <= limit, "no more than the limit")
  }
  // Nearly no input ends with the right sum: the same once more, with a head that is one.
  _ = Inflate.zlib([0x78, 0x9C] + bytes + [0, 0, 0, 1], limit: limit)
  return 0
}
