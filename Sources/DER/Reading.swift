extension DERNode {
  /// The object identifier that it is.
  public func oid() throws(DERError) -> OID {
    try require(.objectIdentifier)
    guard let oid = OID(content: content) else { throw .badValue(offset: offset) }
    return oid
  }

  /// The number that it is, from 0 up to 63 bits.
  public func number() throws(DERError) -> Int {
    let octets = try integerOctets()
    guard octets.count <= 8, octets.first.map({ $0 < 0x80 }) ?? false else {
      throw .badValue(offset: offset)
    }
    return octets.reduce(0) { $0 << 8 | Int($1) }
  }

  /// The octets of an INTEGER of any size, in two's complement and in their shortest form.
  public func integerOctets() throws(DERError) -> ArraySlice<UInt8> {
    try require(.integer)
    guard let first = content.first else { throw .badValue(offset: offset) }
    if let second = content.dropFirst().first {
      let isPadded = (first == 0 && second < 0x80) || (first == 0xff && second >= 0x80)
      guard !isPadded else { throw .badValue(offset: offset) }
    }
    return content
  }

  /// TRUE or FALSE, as DER writes them.
  public func boolean() throws(DERError) -> Bool {
    try require(.boolean)
    switch Array(content) {
    case [0x00]: return false
    case [0xff]: return true
    default: throw .badValue(offset: offset)
    }
  }

  /// What an OCTET STRING holds.
  public func octetString() throws(DERError) -> ArraySlice<UInt8> {
    try require(.octetString)
    return content
  }

  /// The octets of a BIT STRING of whole octets, such as a key or a signature.
  public func wholeBitString() throws(DERError) -> ArraySlice<UInt8> {
    try require(.bitString)
    guard content.first == 0 else { throw .badValue(offset: offset) }
    return content.dropFirst()
  }

  /// Which bits of a BIT STRING are set, the first being 0: flags, such as a key's usage.
  public func flags() throws(DERError) -> Set<Int> {
    try require(.bitString)
    guard let unused = content.first, unused < 8, content.count > 1 || unused == 0,
      content.count <= 9
    else { throw .badValue(offset: offset) }
    var flags: Set<Int> = []
    for (index, octet) in content.dropFirst().enumerated() {
      for bit in 0..<8 where octet & (0x80 >> UInt8(bit)) != 0 { flags.insert(8 * index + bit) }
    }
    return flags
  }

  /// The text of a string of any of the kinds that names are written in; nil for another element,
  /// or for octets that are none of it.
  public var text: String? {
    switch tag {
    case .utf8String: String(validating: content, as: UTF8.self)
    case .printableString, .ia5String:
      content.allSatisfy { $0 < 0x80 } ? String(decoding: content, as: UTF8.self) : nil
    case .teletexString: String(String.UnicodeScalarView(content.map { UnicodeScalar($0) }))
    case .bmpString: bmpText
    default: nil
    }
  }

  private var bmpText: String? {
    guard content.count.isMultiple(of: 2) else { return nil }
    let units = stride(from: content.startIndex, to: content.endIndex, by: 2).map {
      UInt16(content[$0]) << 8 | UInt16(content[$0 + 1])
    }
    return String(validating: units, as: UTF16.self)
  }
}
