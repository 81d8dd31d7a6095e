/// A person's name and address, as they stand in a header: `Zoé Leroy <zoe@example.fr>`.
public struct Mailbox: Equatable, Sendable {
  /// The name that is shown; may be empty.
  public let name: String
  /// `local@domain`, in ASCII.
  public let address: String

  /// Takes a name and an address.
  ///
  /// - Throws: ``MailError/address(_:)``, or ``MailError/control(field:)`` for the name.
  public init(name: String = "", address: String) throws(MailError) {
    let sides = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard sides.count == 2, address.utf8.count <= 254, sides.allSatisfy(isDotAtom) else {
      throw .address(address)
    }
    try requireReadable(name, in: "name")
    self.name = name
    self.address = address
  }

  /// The words of the header, each of which may begin a new line.
  var words: [String] {
    if name.isEmpty { return [address] }
    return phrase + ["<\(address)>"]
  }

  /// The name as atoms where it is plain, quoted where it has marks, else encoded (RFC 5322, 3.2.5).
  private var phrase: [String] {
    guard isFoldable(name) else { return encodedWords(name) }
    let words = name.split(separator: " ").map(String.init)
    if words.allSatisfy({ isAtom($0.utf8[...]) }) { return words }
    let quoted = name.map { "\\\"".contains($0) ? "\\\($0)" : String($0) }.joined()
    return quoted.utf8.count <= longestWord ? ["\"\(quoted)\""] : encodedWords(name)
  }
}

/// Atoms with single dots between them.
func isDotAtom(_ text: Substring.UTF8View) -> Bool {
  text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy(isAtom)
}

/// One or more characters that have no other meaning in an address (RFC 5322's atext).
private func isAtom(_ text: Substring.UTF8View) -> Bool {
  !text.isEmpty
    && text.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
      }
    }
}
