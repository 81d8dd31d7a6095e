/// The parts of an `https` URL, by the grammar of RFC 3986 and such that no server, browser or mail
/// reader takes it for another place.
struct WebParts {
  /// Host and port, in lower case, without the usual port.
  let place: String
  /// The parts of the path, as they are written.
  let path: [Substring]
  /// The question and the fragment, with their marks.
  let rest: Substring

  init?(_ text: String) {
    let scheme = "https://"
    guard text.hasPrefix(scheme) else { return nil }
    let all = text.dropFirst(scheme.count)
    let end = all.firstIndex { $0 == "?" || $0 == "#" } ?? all.endIndex
    let segments = all[..<end].split(separator: "/", omittingEmptySubsequences: false)
    guard let place = webPlace(segments[0]), Self.isRest(all[end...]) else { return nil }
    // Nothing may stand between two slashes, but behind the last.
    let path = segments.dropFirst()
    guard
      path.enumerated().allSatisfy({
        Self.isSegment($0.element) || $0.element.isEmpty && $0.offset == path.count - 1
      })
    else { return nil }
    self.place = place
    self.path = Array(path)
    rest = all[end...]
  }

  /// A part of a path that every server takes for itself: not for the folder above, however it is
  /// written (`..`, `%2e`, `..;x`, `..%20`), and without a slash or an escape in disguise.
  private static func isSegment(_ text: Substring) -> Bool {
    guard !text.isEmpty, let meant = Escaped(text, allowing: marks)?.meaning else { return false }
    let name = meant.prefix { $0 != ";" }
    let isDots = name.contains(".") && name.allSatisfy { $0 == "." || $0 == " " }
    return !isDots && !meant.contains { "/\\%".contains($0) }
  }

  private static func isRest(_ text: Substring) -> Bool {
    let parts = text.split(separator: "#", omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy {
        Escaped($0, allowing: marks + "/?").map { !$0.leadsElsewhere } ?? false
      }
  }

  /// What stands in a URL besides letters and digits.
  private static let marks = "-._~!$&'()*+,;=:@"
}

/// Text with `%` escapes, and what it means.
private struct Escaped {
  /// What it stands for: letters of any language, and of other signs those of ASCII alone, so that
  /// none looks like another.
  let meaning: String

  /// Reads a text; nil where a character is not allowed, `%` is not followed by two digits, or what
  /// is meant is no UTF-8 (an overlong `%c0%ae` is none), a control, or a sign beyond ASCII.
  init?(_ text: Substring, allowing marks: String) {
    let isAllowed = text.utf8.allSatisfy {
      $0.isLetterOrDigit || $0 == UInt8(ascii: "%") || marks.utf8.contains($0)
    }
    let (bytes, isWhole) = Self.decoded(text)
    guard isAllowed, isWhole, let meaning = String(validating: bytes, as: UTF8.self),
      meaning.unicodeScalars.allSatisfy(Self.isPlain)
    else { return nil }
    self.meaning = meaning
  }

  /// Whether something in a question is an address that the platform's server might lead on to:
  /// what begins with a scheme or with two slashes, were it escaped several times.
  var leadsElsewhere: Bool {
    var text = meaning
    for _ in 1...4 {
      if Self.holdsAddress(text) { return true }
      let next = String(decoding: Self.decoded(text[...]).bytes, as: UTF8.self)
      if next == text { return false }
      text = next
    }
    return true
  }

  private static func holdsAddress(_ text: String) -> Bool {
    // As browsers do: a backslash is a slash, tabs and ends of lines are nothing.
    let read = String(text.map { $0 == "\\" ? "/" : $0 }.filter { !$0.isNewline && $0 != "\t" })
    return read.contains("://")
      || read.split(whereSeparator: { "?&;=#".contains($0) }).contains { part in
        let value = part.drop { $0 == " " || $0 == "+" || $0 < " " }
        let scheme = value.prefix {
          $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0))
        }
        return value.hasPrefix("//")
          || scheme.first?.isLetter == true && value.dropFirst(scheme.count).first == ":"
      }
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber:
      return true
    default: return false
    }
  }

  /// The octets that a text stands for, and whether each `%` is followed by two digits; one that is
  /// not stands for itself.
  private static func decoded(_ text: Substring) -> (bytes: [UInt8], isWhole: Bool) {
    var bytes: [UInt8] = []
    var isWhole = true
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = rest.prefix(2).compactMap(\.hexadecimalDigit)
      if digits.count == 2 {
        bytes.append(digits[0] << 4 | digits[1])
        rest.removeFirst(2)
      } else {
        bytes.append(byte)
        isWhole = false
      }
    }
    return (bytes, isWhole)
  }
}

/// Reads `formation.example.fr`, `formation.example.fr:8443`: a host and a port, in lower case and
/// without the usual port; nil for what is none.
func webPlace(_ text: Substring) -> String? {
  let parts = text.split(separator: ":", omittingEmptySubsequences: false)
  let labels = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  let isHost = labels.allSatisfy { label in
    label.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
      && (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
  }
  guard isHost, parts.count <= 2 else { return nil }
  let host = parts[0].lowercased()
  guard parts.count == 2 else { return host }
  guard parts[1].utf8.allSatisfy({ (48...57).contains($0) }), parts[1].utf8.count <= 5,
    let port = Int(parts[1]), 1...65_535 ~= port
  else { return nil }
  return port == 443 ? host : "\(host):\(port)"
}

extension UInt8 {
  fileprivate var hexadecimalDigit: UInt8? {
    Character(Unicode.Scalar(self)).isASCII
      ? Character(Unicode.Scalar(self)).hexDigitValue.map(UInt8.init) : nil
  }
}
