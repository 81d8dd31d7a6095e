/// Text as HTML may hold it, in an element or in a quoted attribute: the one place where a page meets
/// what others wrote.
///
/// What means something to a browser becomes a reference. What nobody sees, or what turns the
/// direction of writing around (controls, joiners, overrides, separators), becomes U+FFFD, so that
/// a name cannot pose as another. Line breaks and tabs stay.
public func escaped(_ text: String) -> String {
  var bytes: [UInt8] = []
  escape(text, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

func escape(_ text: String, to bytes: inout [UInt8]) {
  if text.utf8.allSatisfy(isPlain) {
    bytes += text.utf8
    return
  }
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": bytes += "&amp;".utf8
    case "<": bytes += "&lt;".utf8
    case ">": bytes += "&gt;".utf8
    case "\"": bytes += "&quot;".utf8
    case "'": bytes += "&#39;".utf8
    case "\n", "\t": bytes.append(UInt8(ascii: scalar))
    default: bytes += UTF8.encode(isHarmless(scalar) ? scalar : "\u{FFFD}") ?? .init()
    }
  }
}

/// Whether a byte stands for itself; most texts have no other, and are copied as they are.
private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
    UInt8(ascii: "'"):
    false
  default: 0x20..<0x7F ~= byte
  }
}

private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  // What French is written in, without asking the tables: but for the soft hyphen, all are shown.
  case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x0300, 0x2010..<0x2028: return true
  default: break
  }
  return switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator: false
  default: true
  }
}
