internal import HTML
internal import MIME
internal import SHA2

/// A letter in the hands of this process, ready to be handed over. Its link or code exists here, and
/// nowhere else: it is in no table, and dies with the process.
struct ClaimedLetter {
  let id: Int
  /// The how manieth try it is: by it one knows whether a claim is still one's own.
  let attempt: Int
  /// As the outbox shows it.
  let view: LetterView
  let content: Content
  /// What nobody else may see.
  let secret: String

  /// Whether a text holds its code or a piece of its token, as a program may say that repeats what
  /// it gets: a message has its long lines cut.
  func isBetrayed(by text: String) -> Bool {
    let token = Array((secret.split(separator: "/").last ?? "").utf8)
    let length = min(token.count, 12)
    if length == 0 { return false }
    return (0...token.count - length).contains { start in
      text.contains(String(decoding: token[start..<start + length], as: UTF8.self))
    }
  }

  /// What goes where.
  enum Content {
    /// A message as the sendmail interface takes it.
    case mail(to: EmailAddress, [UInt8])
    case sms(to: MobileNumber, [UInt8])
  }
}

extension ClaimedLetter.Content {
  /// What a pipe holds, and far more than any letter has: a program gets all of it or nothing.
  private static let longest = 64 << 10

  /// Renders a letter for the way that it goes; nil for what no message may hold. Input refuses
  /// that, but a database can be written by others.
  init?(
    _ row: LetterRow, _ parameters: LetterParameters, _ text: LetterText, _ setup: DeliverySetup,
    key: SecretKey
  ) {
    let bytes: [UInt8]
    switch row.kind.channel {
    case .sms:
      guard let number = try? MobileNumber(row.recipient) else { return nil }
      bytes = Array((text.body + "\n").utf8)
      self = .sms(to: number, bytes)
    case .email:
      let name = [parameters[.given], parameters[.family]].filter { !$0.isEmpty }
      guard let sender = setup.sender, let recipient = try? EmailAddress(row.recipient),
        let message = try? Message(
          from: Mailbox(name: "Jinius", address: sender.description),
          to: Mailbox(name: name.joined(separator: " "), address: recipient.description),
          subject: text.subject, date: row.createdAt.seconds,
          messageID: "\(key.letterIdentifier(row.id, row.createdAt))@\(setup.host)",
          text: text.body + "\n", html: text.html,
          fields: [("Auto-Submitted", "auto-generated")])
      else { return nil }
      bytes = message.bytes(.lf)
      self = .mail(to: recipient, bytes)
    }
    if bytes.count > Self.longest { return nil }
  }
}

extension SecretKey {
  /// What a letter is known by on its way: the same at each try, so that a second copy can be told,
  /// and without meaning to those who see it. Numbers of letters that were erased come again.
  fileprivate func letterIdentifier(_ id: Int, _ createdAt: Instant) -> String {
    let letter = Array("\(id) \(createdAt.seconds)".utf8)
    return String(derive(.messageID, letter).base64URL.prefix(22))
  }
}

extension LetterText {
  /// The same for readers of HTML.
  fileprivate var html: String {
    let page = Page(language: "fr", title: subject, style: "body{font-family:sans-serif}") {
      for paragraph in paragraphs {
        for line in paragraph.split(separator: "\n").map(String.init) {
          Tag.p { line == secret ? Tag.a(.href(line)) { line } : .text(line) }
        }
      }
      Tag.footer { for line in footer { Tag.p { Tag.small { line } } } }
    }
    return String(decoding: page.bytes, as: UTF8.self)
  }
}
