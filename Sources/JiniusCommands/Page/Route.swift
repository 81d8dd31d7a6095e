internal import CGI

/// What a path leads to.
enum Route {
  /// The signatory's page: to look, and to act.
  case signature(Token)
  /// The document that is to be read.
  case document(Token)
  /// The signed file.
  case signed(Token)
  /// Where a private person confirms that he goes back on what he signed.
  case withdraw(Token)
  /// The owner's own link to withdraw by: to look, and to act.
  case withdrawal(Token)
  /// Where he confirms it.
  case withdrawalForm(Token)
  /// Where one says why one does not sign.
  case decline(Token)
  /// What a signatory sees who has declined, as his link is dead.
  case declined
  /// An invitation.
  case invitation(Token)

  /// What may be a link's token: nothing else gets as far as the database.
  struct Token {
    let text: String

    init?(_ text: String) {
      let isLinkLike = { (byte: UInt8) in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
      guard text.utf8.count == 43, text.utf8.allSatisfy(isLinkLike) else { return nil }
      self.text = text
    }
  }

  init?(_ path: [String]) {
    if path == ["sign", "declined"] {
      self = .declined
      return
    }
    guard path.count >= 2, let token = Token(path[1]) else { return nil }
    switch (path[0], path.dropFirst(2)) {
    case ("sign", []): self = .signature(token)
    case ("sign", ["document"]): self = .document(token)
    case ("sign", ["signed"]): self = .signed(token)
    case ("sign", ["decline"]): self = .decline(token)
    case ("sign", ["withdraw"]): self = .withdraw(token)
    case ("withdraw", []): self = .withdrawal(token)
    case ("withdraw", ["confirm"]): self = .withdrawalForm(token)
    case ("invitation", []): self = .invitation(token)
    default: return nil
    }
  }

  /// Whether one can act there, besides looking.
  var takesForms: Bool {
    switch self {
    case .signature, .invitation, .withdrawal: true
    case .document, .signed, .decline, .declined, .withdraw, .withdrawalForm: false
    }
  }
}
