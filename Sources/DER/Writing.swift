/// An element: its tag, the length of its content in the shortest form, its content.
public func element(_ tag: DERTag, _ content: some Collection<UInt8>) -> [UInt8] {
  [tag.octet] + lengthOctets(content.count) + content
}

/// A SEQUENCE of elements that are encoded already.
public func sequence(_ parts: [UInt8]...) -> [UInt8] { element(.sequence, parts.flatMap { $0 }) }

/// A SET OF elements that are encoded already, in the order that DER wants (X.690 §11.6).
public func setOf(_ parts: [[UInt8]]) -> [UInt8] {
  element(.set, parts.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 })
}

/// `[number]` around elements that are encoded already (EXPLICIT, or IMPLICIT of a constructed one).
public func tagged(_ number: UInt8, _ parts: [UInt8]...) -> [UInt8] {
  element(.context(number), parts.flatMap { $0 })
}

/// A whole number, not negative.
public func integer(_ value: UInt64) -> [UInt8] {
  integer(magnitude: withUnsafeBytes(of: value.bigEndian) { [UInt8]($0) })
}

/// A whole number, not negative, the most significant octet first.
public func integer(magnitude octets: some Collection<UInt8>) -> [UInt8] {
  let shortest = Array(octets.drop { $0 == 0 })
  let needsSign = shortest.first.map { $0 >= 0x80 } ?? true
  return element(.integer, (needsSign ? [0] : []) + shortest)
}

/// TRUE or FALSE.
public func boolean(_ value: Bool) -> [UInt8] { element(.boolean, [value ? 0xff : 0]) }

/// NULL.
public let null: [UInt8] = [DERTag.null.octet, 0]

/// An object identifier.
public func oid(_ identifier: OID) -> [UInt8] { element(.objectIdentifier, identifier.content) }

/// An OCTET STRING.
public func octetString(_ content: some Collection<UInt8>) -> [UInt8] {
  element(.octetString, content)
}

/// A BIT STRING; `unused` bits of the last octet do not count.
public func bitString(_ content: some Collection<UInt8>, unused: UInt8 = 0) -> [UInt8] {
  element(.bitString, [unused] + content)
}

/// A UTF8String.
public func utf8String(_ text: String) -> [UInt8] { element(.utf8String, Array(text.utf8)) }

private func lengthOctets(_ count: Int) -> [UInt8] {
  if count < 0x80 { return [UInt8(count)] }
  let octets = withUnsafeBytes(of: UInt64(count).bigEndian) { Array($0.drop { $0 == 0 }) }
  return [0x80 | UInt8(octets.count)] + octets
}
