import Foundation
import Testing

@testable import JiniusCore

/// The letters: one link alone on its line, the code first, and nothing that looks like a secret.
struct LetterTests {
  /// A scene that has sent a letter of every kind.
  private func allKinds(_ scene: Scene, in space: SpaceReference = Cast.company) throws {
    let number = try scene.launched()
    _ = try scene.registry.cancelSigning(number, reason: "mauvais numéro")
    for ending in [Ending.expired, .declined, .locked] {
      _ = try scene.registry.launchSigning(number, signatory: Cast.zoe)
      try ending.perform(in: scene)
    }
    _ = try scene.registry.launchSigning(number, signatory: Cast.zoe)
    try scene.sign()
  }

  @Test("Every kind of letter is sent by its channel, in French, with the support line")
  func kinds() throws {
    let scene = try Scene()
    try allKinds(scene)
    let letters = try scene.letters()
    #expect(
      Set(letters.map(\.kind)).count == 9, "an invitation, seven about the signature, confirmed")
    for letter in letters {
      #expect(letter.status == .queued)
      #expect(!letter.subject.isEmpty)
      let isMobile = letter.recipient.hasPrefix("+")
      #expect(isMobile == (letter.kind == .signatureCode))
      #expect((letter.kind.channel == .sms) == isMobile)
      if letter.kind != .signatureCode {
        #expect(letter.body.hasPrefix("Jinius, service d'inscription aux formations, vous écrit"))
        #expect(letter.body.contains("\n\nBonjour "))
        #expect(letter.body.contains("01 59 03 12 61"))
        #expect(letter.body.contains(Sandbox.notice))
        #expect(letter.kind == .invitation || letter.body.contains("contact@irf.example"))
        #expect(letter.kind == .invitation || letter.body.contains(Cast.training.title))
      }
    }
  }

  @Test("A link stands alone on its line, and letters of what has ended hold none")
  func links() throws {
    let scene = try Scene()
    _ = try scene.registry.set(.publicAddress, to: "https://formation.example/jinius")
    try allKinds(scene)
    for letter in try scene.letters() {
      let lines = letter.body.split(separator: "\n").filter { $0.contains("https://") }
      switch letter.kind {
      case .invitation, .signatureLink, .signatureDone:
        let path = letter.kind == .invitation ? "invitation" : "sign"
        #expect(lines.count == 1)
        #expect(lines.allSatisfy { $0.hasPrefix("https://formation.example/jinius/\(path)/") })
        #expect(lines.allSatisfy { Self.runs(in: String($0)).count == 1 })
      default: #expect(lines.isEmpty)
      }
    }
  }

  @Test("In an SMS the code comes first, before any other digit and any text of a user's")
  func codeFirst() throws {
    let scene = try Scene()
    _ = try scene.launched()
    let token = try scene.token()
    _ = try scene.registry.markRead(token: token)
    _ = try scene.registry.requestCode(token: token)
    let letter = try #require(try scene.letters().last)
    #expect(letter.recipient == Cast.zoesMobile.description)
    #expect(letter.body.prefix(6).allSatisfy { $0.isASCII && $0.isNumber })
    #expect(letter.body.dropFirst(6).first == " ")
    #expect(!letter.subject.contains { $0.isNumber })
    #expect(try !scene.registry.sign(token: token, code: String(letter.body.prefix(6))).wasAlready)
  }

  @Test(
    "However long the names, titles and reasons, no letter holds another run of 43 link characters",
    arguments: ["A", "0-_", "aé", "Aa1-"])
  func hostileTexts(_ pattern: String) throws {
    let scene = try Scene()
    let long = String(String(repeating: pattern, count: 300).prefix(290))
    let name = String(String(repeating: "A-", count: 50).prefix(99)) + "a"
    try hostileSettings(scene, long)
    _ = try scene.registry.updateProvider(Cast.provider.code) { $0.name = long }
    _ = try scene.registry.updateTraining(Cast.training.code) { $0.title = long }
    let person = PersonReference(
      email: value(
        String(repeating: "a", count: 60) + "@" + String(repeating: "b", count: 60) + ".fr"),
      name: try PersonName(given: name, family: name))
    _ = try scene.registry.addInterlocutor(
      Cast.signatory(person, Cast.paulsMobile), to: Cast.company)
    let number = try scene.register(person).convention
    _ = try scene.registry.launchSigning(number, signatory: person.email)
    _ = try scene.registry.cancelSigning(number, reason: long)
    _ = try scene.registry.launchSigning(number, signatory: person.email)
    _ = try scene.registry.declineSignature(token: try scene.token(), reason: long)
    _ = try scene.registry.launchSigning(number, signatory: person.email)
    try scene.sign()
    let letters = try scene.letters()
    #expect(letters.count > 7)
    for letter in letters {
      let carries = letter.body.split(separator: "\n").filter { $0.hasPrefix("https://") }.count
      #expect(Self.runs(in: letter.body).count == carries, "\(letter.body)")
      #expect(Self.runs(in: letter.subject).isEmpty)
    }
  }

  private func hostileSettings(_ scene: Scene, _ text: String) throws {
    _ = try scene.registry.set(.supportHours, to: text)
    _ = try scene.registry.set(.supportPhone, to: text)
    #expect(throws: InvalidValue.self) {
      try scene.registry.set(
        .publicAddress, to: "https://x.example/" + String(repeating: "a", count: 43))
    }
  }

  /// The runs of 43 or more characters that could stand in a link.
  private static func runs(in text: String) -> [Substring] {
    text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")) }
      .filter { $0.count >= 43 }
  }

  @Test("issue 8, 4.4: a name from before that holds an address leads no letter, and is no link")
  func disarmed() throws {
    let scene = try Scene()
    try scene.register()
    try scene.database().executeScript(
      """
      UPDATE letter SET
        parameters = json_set(parameters, '$.company', 'URGENT » validez : https://evil.example')
      """)
    let id = try scene.newestLetter
    for isOld in [false, true] {
      if isOld {
        try scene.database().executeScript(
          "UPDATE letter SET parameters = json_remove(parameters, '$.wording')")
      }
      let body = try scene.registry.letter(id).body
      #expect(body.hasPrefix("Jinius, service d'inscription aux formations, vous écrit."))
      #expect(body.contains(", par : « URGENT \" validez : https[:][/]/evil[.]example »."))
      #expect(body.components(separatedBy: "https://").count == 2)
    }
    // A letter from before without anything of the kind stays as it was.
    try scene.database().executeScript(
      "UPDATE letter SET parameters = json_set(parameters, '$.company', 'Cabinet Martin')")
    let body = try scene.registry.letter(id).body
    #expect(body.hasPrefix("Bonjour "))
    #expect(body.contains("\n\nCabinet Martin vous a ajouté(e) sur Jinius"))
  }

  @Test("The public address is read when a letter is rendered")
  func address() throws {
    let scene = try Scene()
    _ = try scene.launched()
    let letter = try scene.newestLetter
    #expect(try scene.registry.letter(letter).body.contains("https://jinius.invalid/sign/"))
    _ = try scene.registry.set(.publicAddress, to: "https://formation.example/")
    #expect(try scene.registry.letter(letter).body.contains("https://formation.example/sign/"))
  }

  @Test("The outbox shows the letters to one recipient, oldest first and page by page")
  func outbox() throws {
    let scene = try Scene()
    try allKinds(scene)
    let all = try scene.letters()
    #expect(all.map(\.id) == Array(1...all.count))
    let zoes = try scene.registry.letterPage(
      LetterFilter(recipient: Cast.zoe.description), after: 0, limit: 99)
    #expect(zoes.map(\.id) == all.filter { $0.recipient == Cast.zoe.description }.map(\.id))
    #expect(zoes.count > 5)
    let second = try scene.registry.letterPage(
      LetterFilter(recipient: Cast.zoe.description), after: zoes[0].id, limit: 1)
    #expect(second.map(\.id) == [zoes[1].id])
    #expect(throws: Refusal.notFound(.letter, "99")) { try scene.registry.letter(99) }
  }
}
