/// Why what a browser sent is not text.
public enum CodingError: Error, Equatable, Sendable {
  /// A `%` without two hexadecimal digits behind it.
  case brokenEscape
  /// Bytes that are no UTF-8 (overlong forms and surrogates are none), or a NUL.
  case notText
}

/// The text behind percent-encoding.
///
/// - Parameter plusIsSpace: as in what a form sends.
public func percentDecoded(
  _ bytes: some Sequence<UInt8>, plusIsSpace: Bool = false
) throws(CodingError) -> String {
  var decoded: [UInt8] = []
  var rest = Array(bytes)[...]
  while let byte = rest.popFirst() {
    switch byte {
    case UInt8(ascii: "%"):
      guard let high = rest.popFirst().flatMap(hexDigit),
        let low = rest.popFirst().flatMap(hexDigit)
      else { throw .brokenEscape }
      decoded.append(high << 4 | low)
    case UInt8(ascii: "+"): decoded.append(plusIsSpace ? UInt8(ascii: " ") : byte)
    default: decoded.append(byte)
    }
  }
  guard !decoded.contains(0), let text = String(validating: decoded, as: UTF8.self) else {
    throw .notText
  }
  return text
}

private func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
