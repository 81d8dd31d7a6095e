import Testing

@testable import MIME

/// The forms of the standards, and what is refused.
struct RuleTests {
  @Test(
    "Whatever acts instead of being read comes into no header",
    arguments: [
      "Subject\nBcc: victim@example.fr", "a\r\nb", "a\rb", "\n", "a\u{0}b", "a\u{1B}[2J", "a\tb",
      "a\u{7F}", "a\u{85}b", "a\u{2028}b", "a\u{2029}b", "\u{202E}exe.fdp", "a\u{2066}b",
      "\u{200F}a", "\u{61C}a",
    ])
  func controls(text: String) {
    #expect(throws: MailError.control(field: "name")) {
      try Mailbox(name: text, address: "a@b.example")
    }
    #expect(throws: MailError.control(field: "Subject")) { try message(subject: text) }
    #expect(throws: MailError.control(field: "X-Note")) { try message(fields: [("X-Note", text)]) }
  }

  @Test(
    "An address is of the plain kind, or refused",
    arguments: [
      "", "a", "@", "a@", "@b", "a@b@c", "a b@c", "a@b c", "a@b\n", "a\r\nb@c", "a@b,c@d",
      "<a@b>", "\"a\"@b", "a..b@c", ".a@b", "a.@b", "a@b.", "a@[127.0.0.1]", "é@b", "a@é",
      "a\u{0}@b",
      "a@b>\r\nBcc: <c@d", String(repeating: "a", count: 250) + "@b.fr",
    ])
  func addresses(address: String) {
    #expect(throws: MailError.address(address)) { try Mailbox(address: address) }
  }

  @Test("Names of fields and identifiers are refused as well")
  func others() {
    for name in ["", "a:b", "a b", "a\n", "é"] {
      #expect(throws: MailError.fieldName(name)) { try message(fields: [(name, "x")]) }
    }
    for id in ["", "a", "a@b@c", "a b@c", "<a@b>", "a@b\n"] {
      #expect(throws: MailError.messageID(id)) { try message(id: id) }
    }
  }

  @Test(
    "Dates are those of RFC 5322",
    arguments: [
      (880_127_706, "Fri, 21 Nov 1997 15:55:06 +0000"), (0, "Thu, 1 Jan 1970 00:00:00 +0000"),
      (-1, "Wed, 31 Dec 1969 23:59:59 +0000"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 +0000"),
      (2_147_483_648, "Tue, 19 Jan 2038 03:14:08 +0000"),
      (4_107_542_400, "Mon, 1 Mar 2100 00:00:00 +0000"),
    ] as [(Int64, String)])
  func dates(seconds: Int64, text: String) {
    #expect(mailDate(seconds) == text)
  }

  @Test("Names are atoms, quoted or encoded, as little as will do")
  func phrases() throws {
    func words(_ name: String) throws -> [String] {
      try Mailbox(name: name, address: "a@b.fr").words
    }
    #expect(try words("") == ["a@b.fr"])
    #expect(try words("Hugo D'Arc") == ["Hugo", "D'Arc", "<a@b.fr>"])
    // The examples of RFC 5322, A.1.2 and A.1.3.
    #expect(try words("Joe Q. Public") == ["\"Joe Q. Public\"", "<a@b.fr>"])
    #expect(
      try words("Giant; \"Big\" Box") == [#""Giant; \"Big\" Box""#, "<a@b.fr>"])
    // Those of RFC 2047, 8, in UTF-8.
    #expect(try words("Keld Jørn Simonsen").first == "=?utf-8?q?Keld_J=C3=B8rn_Simonsen?=")
  }

  @Test("Quoted-printable is that of RFC 2045")
  func quoting() {
    #expect(quotedPrintable("a = b\té") == ["a =3D b\t=C3=A9"])
    #expect(quotedPrintable("blank \ntab\t") == ["blank=20", "tab=09"])
    #expect(quotedPrintable("From x\n.\n..") == ["=46rom x", "=2E", ".."])
    #expect(quotedPrintable("a\rb\u{0}") == ["a=0Db=00"])
    let long = quotedPrintable(String(repeating: "x", count: 200))
    #expect(long.map(\.utf8.count) == [76, 76, 50])
    #expect(long.dropLast().allSatisfy { $0.hasSuffix("=") })
  }

  private func message(
    subject: String = "x", id: String = "a@b", fields: [(name: String, text: String)] = []
  ) throws -> Message {
    let box = try Mailbox(address: "a@b.fr")
    return try Message(
      from: box, to: box, subject: subject, date: 0, messageID: id, text: "", html: "",
      fields: fields)
  }
}
