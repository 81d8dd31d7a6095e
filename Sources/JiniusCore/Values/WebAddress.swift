/// Where something of a partner's is on the web: `https://sign.example/portal`. Host, port and path
/// in plain ASCII; no user, no question, no fragment.
public struct WebAddress: TextValue {
  /// In lower case up to the path, without the usual port and without a final slash.
  public let description: String
  /// `sign.example`, or `sign.example:8443`.
  let place: String
  /// The parts of its path.
  let path: [Substring]

  /// Reads an address of 200 characters at most.
  public init(_ text: String) throws(InvalidValue) {
    var trimmed = text
    while trimmed.hasSuffix("/") { trimmed.removeLast() }
    guard text.utf8.count <= 200, let parts = WebParts(trimmed), parts.rest.isEmpty else {
      throw InvalidValue(
        .webAddress, text,
        expected: "https:// and a host, optionally a port and a path, in plain ASCII")
    }
    place = parts.place
    path = parts.path
    description = "https://" + ([place] + path.map(String.init)).joined(separator: "/")
  }
}

/// A link of a partner's, accepted by the grammar of RFC 3986 and nothing beyond it: it stands in a
/// letter as it is.
public struct WebLink: TextValue {
  /// As it was given.
  public let description: String
  private let place: String
  private let path: [Substring]

  /// Reads a link of 1,000 characters at most.
  public init(_ text: String) throws(InvalidValue) {
    guard text.utf8.count <= 1000, let parts = WebParts(text) else {
      throw InvalidValue(
        .webAddress, text,
        expected:
          "https://, a host, and a path without “..”, in plain ASCII, 1000 characters at most")
    }
    description = text
    place = parts.place
    path = parts.path
  }

  /// Whether it leads to a place under an address: the same host and port, and a path that begins
  /// with all parts of the address's own.
  func lies(under address: WebAddress) -> Bool {
    place == address.place && path.starts(with: address.path)
  }
}

/// The parts of an `https` URL.
private struct WebParts {
  /// Host and port, in lower case, without the usual port.
  let place: String
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
  /// written (`..`, `%2e`, `..;x`), and without a slash or a control in disguise.
  private static func isSegment(_ text: Substring) -> Bool {
    guard !text.isEmpty, let bytes = decoded(text, allowing: "-._~!$&'()*+,;=:@") else {
      return false
    }
    let name = bytes.prefix { $0 != UInt8(ascii: ";") }
    let isDots = !name.isEmpty && name.allSatisfy { $0 == UInt8(ascii: ".") }
    return !isDots && !bytes.contains { $0 < 0x20 || $0 == 0x7F || "/\\%".utf8.contains($0) }
  }

  private static func isRest(_ text: Substring) -> Bool {
    let parts = text.split(separator: "#", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return false }
    return parts.allSatisfy { decoded($0, allowing: "-._~!$&'()*+,;=:@/?") != nil }
  }

  /// The octets that a part stands for; nil where a character is not allowed, or `%` not followed by
  /// two digits.
  private static func decoded(_ text: Substring, allowing marks: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        guard let high = rest.popFirst()?.hexadecimalDigit,
          let low = rest.popFirst()?.hexadecimalDigit
        else { return nil }
        bytes.append(high << 4 | low)
      } else {
        guard byte.isLetterOrDigit || marks.utf8.contains(byte) else { return nil }
        bytes.append(byte)
      }
    }
    return bytes
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
