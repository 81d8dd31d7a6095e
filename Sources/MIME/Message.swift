/// A mail with one recipient: a text, and the same in HTML for those who read that.
///
/// Whatever the values hold, the message has the fields that are named here and no others: a value
/// that could begin a field of its own is refused.
public struct Message: Sendable {
  /// What ends a line: RFC 5322 wants CRLF, the sendmail interface the system's own.
  public enum LineEnding: String, Sendable {
    case crlf = "\r\n"
    case lf = "\n"
  }

  private let lines: [String]

  /// Composes a message.
  ///
  /// - Parameters:
  ///   - date: when it was written, in seconds since 1970 (UTC).
  ///   - messageID: `left@right`, without brackets.
  ///   - text: its lines end in LF.
  ///   - html: a whole HTML document that says the same.
  ///   - fields: further fields of free text.
  public init(
    from sender: Mailbox, to recipient: Mailbox, subject: String, date: Int64, messageID: String,
    text: String, html: String, fields: [(name: String, text: String)] = []
  ) throws(MailError) {
    let sides = messageID.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard sides.count == 2, sides.allSatisfy(isDotAtom) else { throw .messageID(messageID) }
    var header = [
      HeaderField("From", words: sender.words), HeaderField("To", words: recipient.words),
      try HeaderField("Subject", text: subject), HeaderField("Date", words: [mailDate(date)]),
      HeaderField("Message-ID", words: ["<\(messageID)>"]),
    ]
    for field in fields { header.append(try HeaderField(field.name, text: field.text)) }
    lines =
      header.flatMap(\.lines) + [
        "MIME-Version: 1.0",
        "Content-Type: multipart/alternative; boundary=\"\(Self.boundary)\"", "",
      ] + Self.part("plain", text) + Self.part("html", html) + ["--\(Self.boundary)--", ""]
  }

  /// The message as it is handed over.
  public func bytes(_ ending: LineEnding = .crlf) -> [UInt8] {
    Array(lines.joined(separator: ending.rawValue).utf8)
  }

  /// No line of quoted-printable can hold it: there a `=` is followed by a digit, or by the end.
  private static let boundary = "=_alternative"

  private static func part(_ subtype: String, _ text: String) -> [String] {
    [
      "--\(boundary)", "Content-Type: text/\(subtype); charset=utf-8",
      "Content-Transfer-Encoding: quoted-printable", "",
    ] + quotedPrintable(text)
  }
}
