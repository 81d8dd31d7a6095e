// modules: DER SHA2 CMS
import CMS
import DER

/// PEM: every block that is read is read again from its own writing.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = given(start, count)
  for block in PEMBlock.all(in: bytes) {
    hold(block.bytes.count <= count, "a block is no longer than its text")
    let again = PEMBlock.all(in: PEMBlock("X", block.bytes).text)
    hold(again == [PEMBlock("X", block.bytes)], "a written block is read as it was")
  }
  _ = try? Certificate.all(pem: bytes)
  return 0
}
