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
          "https://, a host, a path without “..”, and behind “?” no other address; in plain ASCII, "
          + "1000 characters at most")
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
