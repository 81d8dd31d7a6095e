// modules: DER
import DER

/// DER: whatever is read was written in the one form that there is, and every reading of an element
/// gives or throws.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = given(start, count)
  if let node = try? DERNode(bytes) {
    hold(node.encoded.elementsEqual(bytes), "an element is all of what was read")
    look(at: node)
  }
  if let node = try? DERNode(prefix: bytes, limits: DERLimits(size: 1 << 16, depth: 8)) {
    hold(bytes.starts(with: node.encoded), "an element stands at the beginning")
  }
  return 0
}

private func look(at node: DERNode) {
  hold(element(node.tag, node.content).elementsEqual(node.encoded), "one form of an element")
  if let number = try? node.number() {
    hold(integer(UInt64(number)).elementsEqual(node.encoded), "one form of a number")
  }
  if let value = try? node.boolean() {
    hold(boolean(value).elementsEqual(node.encoded), "one form of a truth value")
  }
  if let name = try? node.oid() {
    hold(oid(name).elementsEqual(node.encoded) && !"\(name)".isEmpty, "one form of an identifier")
  }
  if let bits = try? node.wholeBitString() {
    hold(bitString(bits).elementsEqual(node.encoded), "one form of whole octets")
  }
  _ = (try? node.integerOctets(), try? node.octetString(), try? node.flags())
  _ = (try? node.seconds(), node.text, node.offset)
  if var fields = try? node.fields() {
    while let field = try? fields.next() { _ = field.tag.description }
    hold(fields.isEmpty, "fields end where they are all taken")
  }
  node.children.forEach(look)
}
