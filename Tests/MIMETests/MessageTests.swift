import Chances
import Foundation
import Testing

@testable import MIME

/// Messages as Python's reader of mail sees them: every value comes back as it was given, and nothing
/// else comes with it.
struct MessageTests {
  /// Texts for names and subjects that a message takes.
  static let texts = [
    "Zoé Leroy", "Léa", "Hugo D'Arc", "O’Neill", "LE GOFF", "Jean-Noël Ñandú", "Dupont, Jean",
    "\"Jo\" Martin", #"back\slash"#, "a@b.example", "<victim@example.fr>", "(comment)", "x: y; z",
    "Bcc: victim@example.fr", "=?utf-8?q?forged?=", "a=?b", "?=", "=", "--=_alternative--",
    "-oQ/tmp/x", "--passwordeval=touch /tmp/x", "two  blanks", " before", "after ", " ", "é",
    "日本語の名前", "Ελένη Παπαδοπούλου", "👩‍👩‍👧‍👦", "e\u{301}\u{302}\u{303}", "\u{FEFF}mark",
    "soft\u{AD}hyphen", "zero\u{200B}width", "\u{A0}hard\u{A0}blank\u{A0}", "%s%n", "${IFS}",
    "`id`",
    "À signer : convention de formation C-000001", "?utf-8?q?", "_under_score_", ".", "..", "Jr.",
    String(repeating: "a", count: 998), String(repeating: "é", count: 998),
    String(repeating: "word ", count: 300) + "end", String(repeating: "👩‍👩‍👧‍👦", count: 40),
    String(repeating: "\"", count: 100), String(repeating: "日本語 ", count: 100) + "x",
  ]

  /// Bodies that a message takes.
  static let bodies = [
    "", "\n", "plain\ntext\n", "Bonjour Zoé,\n\nà signer", ".", "a\n.\nb", "From here\nFrom there",
    "trailing blank \n\ttab\t\nend ", "=\n=3D\n==", "--=_alternative--\n--=_alternative\n",
    "https://formation.example/sign/" + String(repeating: "A", count: 43),
    String(repeating: "x", count: 5000), String(repeating: "é", count: 5000),
    String(repeating: "a ", count: 2000), "a\u{2028}b\u{85}c", "<script>alert(1)</script>",
  ]

  private func message(
    to recipient: Mailbox? = nil, subject: String = "Sujet", text: String = "texte",
    html: String = "<p>texte</p>"
  ) throws -> Message {
    try Message(
      from: Mailbox(name: "Jinius", address: "noreply@formation.example"),
      to: recipient ?? Mailbox(address: "zoe@example.fr"), subject: subject, date: 880_127_706,
      messageID: "abc.def@formation.example", text: text, html: html,
      fields: [("Auto-Submitted", "auto-generated")])
  }

  private static let fields = [
    "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
  ]

  @Test(
    "Names and subjects come back as they were given", arguments: [Message.LineEnding.crlf, .lf])
  func texts(ending: Message.LineEnding) throws {
    let messages = try Self.texts.map { text in
      try message(to: Mailbox(name: text, address: "zoe@example.fr"), subject: text).bytes(ending)
    }
    for (text, reading) in zip(Self.texts, try Peer.read(messages)) {
      #expect(reading.to == [[text, "zoe@example.fr"]])
      #expect(reading.from == [["Jinius", "noreply@formation.example"]])
      #expect(reading.subject == text)
      #expect(reading.fields == Self.fields)
      #expect(reading.date == "1997-11-21T15:55:06+00:00")
      #expect(reading.messageID == "<abc.def@formation.example>")
      #expect(reading.automatic == "auto-generated")
      #expect(reading.types == ["multipart/alternative", "text/plain", "text/html"])
      #expect(reading.defects == [], "\(text)")
    }
  }

  @Test("Both bodies come back as they were given")
  func bodies() throws {
    let messages = try Self.bodies.map { try message(text: $0, html: $0).bytes() }
    for (body, reading) in zip(Self.bodies, try Peer.read(messages)) {
      // The end of the last line belongs to the boundary; the reader of text adds one.
      #expect(reading.texts.map(\.withoutLastEnd) == [body, body].map(\.withoutLastEnd))
      #expect(reading.defects == [], "\(body.prefix(40))")
    }
  }

  @Test("Random texts come back as they were given, in a subject, a name and a body")
  func random() throws {
    var generator = Chance()
    let alphabet = Array("aZ09 éß€😀=?_.,;:<>()[]\"\\@-'日\u{301}".unicodeScalars)
    let texts = (0..<400).map { _ in
      var text = ""
      for _ in 0..<Int.random(in: 1...120, using: &generator) {
        text.unicodeScalars.append(alphabet.randomElement(using: &generator) ?? "a")
      }
      return text
    }
    let messages = try texts.map { text in
      try message(
        to: Mailbox(name: text, address: "zoe@example.fr"), subject: text, text: text, html: text
      ).bytes()
    }
    for (text, reading) in zip(texts, try Peer.read(messages)) {
      #expect(reading.subject.unicodeScalars.elementsEqual(text.unicodeScalars), "\(text)")
      #expect(
        reading.to.first?.first?.unicodeScalars.elementsEqual(text.unicodeScalars) == true,
        "\(text.debugDescription)")
      #expect(reading.to.count == 1)
      #expect(reading.texts.map(\.withoutLastEnd) == [text, text])
      #expect(reading.fields == Self.fields)
      #expect(reading.defects == [], "\(text)")
    }
  }

  @Test("No line is longer than 76, but for one word that cannot be cut")
  func lines() throws {
    for text in Self.texts + Self.bodies.filter({ !$0.contains("\n") && !$0.contains("\u{85}") }) {
      guard let recipient = try? Mailbox(name: text, address: "zoe@example.fr"),
        let message = try? message(to: recipient, subject: text, text: text, html: text)
      else { continue }
      let lines = String(decoding: message.bytes(), as: UTF8.self).components(separatedBy: "\r\n")
      #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { 9...126 ~= $0 } })
    }
  }

  @Test("A long address stays whole, within the 998 of a line")
  func longAddress() throws {
    let address =
      String(repeating: "a", count: 64) + "@" + String(repeating: "b.", count: 90) + "example"
    let bytes = try message(to: Mailbox(name: "Zoé", address: address)).bytes()
    #expect(try Peer.read([bytes]).first?.to == [["Zoé", address]])
  }
}

extension String {
  fileprivate var withoutLastEnd: String { self.last == "\n" ? String(self.dropLast()) : self }
}
