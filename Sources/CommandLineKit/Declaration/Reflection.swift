@_spi(Reflection) import Swift

/// The slots that a command or a group declares, named after its properties, in their order.
///
/// Those of `globals` are not among them. The runtime's fields are read without `Mirror`, which
/// says the same but adds 0.3 ms to the start of every process.
func slots<Owner>(of owner: Owner, sharing globals: (any ParameterGroup)?) -> [Slot] {
  var found: [Slot] = []
  withUnsafeBytes(of: owner) { fields in
    _ = _forEachField(of: Owner.self, options: .init(rawValue: 0)) { label, offset, type, _ in
      if type is Slot.Type {
        let slot = fields.load(fromByteOffset: offset, as: Slot.self)
        if slot.parameter.name.isEmpty { slot.parameter.name = kebabCase(String(cString: label)) }
        found.append(slot)
      } else if type is SharedSlots.Type {
        let group = fields.load(fromByteOffset: offset, as: SharedSlots.self)
        if let globals, group.adopt(globals) { return true }
        if let parameters = group.parameters { found += slots(of: parameters, sharing: globals) }
      }
      return true
    }
  }
  return found
}

/// `_canSign` → `can-sign`: how a Swift name is typed on a command line.
func kebabCase(_ name: String) -> String {
  let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
  var words: [UInt8] = []
  var isInside = false
  for letter in name.utf8.drop(while: { $0 == UInt8(ascii: "_") }) {
    let isCapital = capitals.contains(letter)
    if isCapital && isInside { words.append(UInt8(ascii: "-")) }
    words.append(isCapital ? letter | 0x20 : letter)
    isInside = !isCapital
  }
  return String(decoding: words, as: UTF8.self)
}
