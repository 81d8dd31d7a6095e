import Testing

@testable import JiniusCore

@Suite("The directory")
struct PeopleDirectoryTests {
  private let scene: Scene

  init() throws { scene = try Scene() }

  private let header = "given_name,family_name,email\n"

  @Test("somebody is added once, and a newcomer is invited on behalf of the firm")
  func added() throws {
    let before = try scene.newestLetter
    #expect(!(try scene.registry.addCollaborator(Cast.lea, to: Cast.siren).wasAlready))
    #expect(try scene.sent(after: before) == ["invitation \(Cast.leas)"])
    #expect(try scene.registry.addCollaborator(Cast.known(Cast.leas), to: Cast.siren).wasAlready)
    #expect(try scene.directory() == [Cast.leas.description])
    #expect(
      refusal { try scene.registry.addCollaborator(Cast.known(value("a@b.fr")), to: Cast.siren) }
        == .newcomerWithoutName(email: "a@b.fr"))
    try scene.journalHolds()
  }

  @Test("whoever leaves stays on record, and may come back")
  func removed() throws {
    _ = try scene.registry.addCollaborator(Cast.lea, to: Cast.siren)
    let left = try scene.registry.removeCollaborator(Cast.leas, from: Cast.siren)
    #expect(left.value.status == .left && left.value.leftAt == scene.now)
    #expect(try scene.registry.removeCollaborator(Cast.leas, from: Cast.siren).wasAlready)
    #expect(try scene.directory().isEmpty)
    #expect(try scene.directory(withFormer: true) == [Cast.leas.description])
    #expect(
      refusal { try scene.registry.removeCollaborator(Cast.marie, from: Cast.siren) }
        == .notFound(.collaborator, Cast.marie.description))
    #expect(!(try scene.registry.addCollaborator(Cast.lea, to: Cast.siren).wasAlready))
    #expect(try scene.directory() == [Cast.leas.description])
    #expect(try scene.directory(withFormer: true).count == 2)
  }

  @Test("the directory is the administrators' alone, whatever the space edits")
  func rights() throws {
    for action in Action.allCases where !action.isAdministratorsOnly {
      _ = try scene.registry.setRight(action, of: .trainingManager, allowed: true, in: Cast.siren)
    }
    _ = try scene.registry.updateInterlocutor(
      Cast.zoe, of: Cast.company, establishment: nil,
      .init(roles: [.trainingManager, .billingManager], mobile: nil, canSign: nil, person: nil))
    let zoe = try scene.accepted(Cast.zoe)
    let codes = [
      refusal { try zoe.addCollaborator(Cast.lea, to: Cast.siren) },
      refusal { try zoe.removeCollaborator(Cast.leas, from: Cast.siren) },
      refusal { try zoe.collaboratorPage(of: Cast.siren, withFormer: true, after: 0, limit: 9) },
      refusal { try zoe.requireDirectory(of: Cast.siren) },
      refusal { try scene.importing(header + "A,B,a@b.fr\n", as: Cast.zoe) },
    ].map(\.?.code)
    #expect(codes == [String?](repeating: "not_permitted", count: 5))
    let claire = scene.registry(as: Cast.claire)
    #expect(!(try claire.addCollaborator(Cast.lea, to: Cast.siren).wasAlready))
  }

  // MARK: Import

  @Test(
    "a file of any form adds the same people",
    arguments: [
      "given_name,family_name,email\nLéa,Petit,lea@x.fr\nYves,LE GOFF,yves@x.fr\n",
      "\u{FEFF}email;family_name;given_name\r\nLEA@x.fr;Petit;Léa\r\n yves@x.fr ;LE GOFF;Yves\r\n",
      "email\tgiven_name\tfamily_name\n\nlea@x.fr\t\"Léa\"\tPetit\nyves@x.fr\tYves\tLE GOFF",
      """
      {"given_name":"Léa","family_name":"Petit","email":"lea@x.fr"}

      {"email":"yves@x.fr","family_name":"LE GOFF","given_name":"Yves"}
      """,
      "\u{FEFF}{\"given_name\":\"L\\u00e9a\",\"family_name\":\"Petit\",\"email\":\"lea@x.fr\"}\r\n"
        + "{\"given_name\":\"Yves\",\"family_name\":\"LE GOFF\",\"email\":\"yves@x.fr\"}\r\n",
    ])
  func forms(_ text: String) throws {
    let report = try scene.importing(text)
    #expect(report.lines.allSatisfy { if case .added = $0.result { true } else { false } })
    #expect(report.unusedColumns.isEmpty)
    let names = try scene.registry.collaboratorPage(
      of: Cast.siren, withFormer: false, after: 0, limit: 9
    ).map { "\($0.account.name.given)|\($0.account.name.family)|\($0.account.email)" }
    #expect(names == ["Léa|Petit|lea@x.fr", "Yves|LE GOFF|yves@x.fr"])
    // The same again changes nothing.
    let again = try scene.importing(text)
    #expect(again.lines.allSatisfy { if case .unchanged = $0.result { true } else { false } })
    #expect(try scene.directory().count == 2)
    try scene.journalHolds()
  }

  @Test("names may be left out where the account is known, and its own stand")
  func knownNames() throws {
    _ = try scene.importing(
      header + ",,\(Cast.zoe)\nMarie-Claude,Autre,\(Cast.marie)\nZoé,Leroy,\(Cast.zoe)\n")
    let names = try scene.registry.collaboratorPage(
      of: Cast.siren, withFormer: false, after: 0, limit: 9
    ).map(\.account.name.description)
    #expect(names == ["Zoé Leroy", "Marie Dubois"])
  }

  @Test("columns that nothing reads are said")
  func unused() throws {
    let csv = try scene.importing("email,tel,given_name,family_name\na@x.fr,06,Ada,Un\n")
    #expect(csv.unusedColumns == ["tel"])
    let objects = try scene.importing(
      #"{"email":"a@x.fr","tel":6}"# + "\n" + #"{"email":"a@x.fr","tel":7,"age":8}"#)
    #expect(objects.unusedColumns == ["tel", "age"])
  }

  /// A text that is refused, with the line, column and problem of its first fault.
  struct Bad: Sendable, CustomTestStringConvertible {
    let text: String
    let line: Int
    let column: String?
    let problem: String

    var testDescription: String { "\(problem) in \(text.debugDescription)" }
  }

  static let bad = [
    Bad(text: "", line: 1, column: "given_name", problem: "columnMissing"),
    Bad(text: "Léa,Petit,lea@x.fr\n", line: 1, column: "given_name", problem: "columnMissing"),
    Bad(
      text: "given_name,family_name,email,email\n", line: 1, column: "email", problem: "columnTwice"
    ),
    Bad(
      text: "given_name,family_name,em\"ail\n", line: 1, column: "field 3", problem: "strayQuote"),
    Bad(
      text: "given_name,family_name,email\n\nA,B\n", line: 3, column: nil,
      problem: "fieldCount(expected: 3, found: 2)"),
    Bad(
      text: "given_name,family_name,email\nA,B\"C,a@x.fr\n", line: 2, column: "family_name",
      problem: "strayQuote"),
    Bad(
      text: "given_name,family_name,email\n\"A\"B,C,a@x.fr\n", line: 2, column: "given_name",
      problem: "textBehindQuote"),
    Bad(
      text: "given_name,family_name,email\nA,B,\"a@x.fr\n", line: 2, column: "email",
      problem: "openQuote"),
    Bad(
      text: "given_name,family_name,email\nA,B,\n", line: 2, column: "email", problem: "missing"),
    Bad(
      text: "given_name,family_name,email\nA,,a@x.fr\n", line: 2, column: "family_name",
      problem: "missing"),
    Bad(
      text: "given_name,family_name,email\n,,nobody@x.fr\n", line: 2, column: "given_name",
      problem: "missing"),
    Bad(
      text: "given_name,family_name,email\nA,B,a@@x.fr\n", line: 2, column: "email",
      problem: "invalid(email)"),
    Bad(
      text: "given_name,family_name,email\nA1,B,a@x.fr\n", line: 2, column: "given_name",
      problem: "invalid(name)"),
    Bad(
      text: "given_name,family_name,email\nA,\u{10FFFF},a@x.fr\n", line: 2, column: "family_name",
      problem: "invalid(name)"),
    Bad(text: "{\"email\":", line: 1, column: nil, problem: "notAnObject"),
    Bad(
      text: "{\"email\":\"a@x.fr\",\"given_name\":\"A\",\"family_name\":\"B\"}\n[1]\n", line: 2,
      column: nil, problem: "notAnObject"),
    Bad(
      text: "{\"email\":\"a@x.fr\",\"given_name\":7,\"family_name\":\"B\"}", line: 1,
      column: "given_name", problem: "notAString"),
    Bad(
      text: "{\"email\":null,\"given_name\":\"A\",\"family_name\":\"B\"}", line: 1, column: "email",
      problem: "missing"),
    Bad(text: "{}\u{0}", line: 1, column: nil, problem: "notText"),
    Bad(
      text: "given_name,family_name,email\n,,zoe.leroy@cabinet-martin.fr\n,,claire@\n", line: 3,
      column: "email", problem: "invalid(email)"),
  ]

  @Test(
    "what cannot be taken is said with its line and column, and nothing is written", arguments: bad)
  func faults(_ bad: Bad) throws {
    let before = try scene.bytes
    let first = try #require(try scene.importFaults(bad.text).first)
    #expect(first.line == bad.line)
    #expect(first.column == bad.column)
    let problem: String =
      if case .invalid(let value) = first.problem {
        "invalid(\(value.kind))"
      } else {
        "\(first.problem)"
      }
    #expect(problem == bad.problem)
    #expect(try scene.bytes == before)
  }

  @Test("bytes that are no UTF-8 are a fault of their line, in either form")
  func latin1() throws {
    for text in ["\(header)L", "{\"email\":\"l"] {
      let bytes = Array(text.utf8) + [0xE9, 0x0A]
      let refused = refusal {
        try scene.registry.importCollaborators(
          bytes, named: "-", into: Cast.siren, keepGoing: false)
      }
      guard case .importRefused(let refusal) = refused else {
        Issue.record("taken: \(text)")
        continue
      }
      #expect(refusal.faults.map(\.problem) == [.notText])
    }
  }

  @Test("a person who may not be added is a fault of his line")
  func barred() throws {
    _ = try scene.registry.suspendAccount(Cast.zoe, reason: nil)
    #expect(
      try scene.importFaults(header + ",,\(Cast.marie)\n,,\(Cast.zoe)\n") == [
        ImportFault(
          line: 3, column: "email",
          problem: .refused(.accountBarred(email: Cast.zoe.description, .suspended)))
      ])
  }

  @Test("every fault is counted, and the first twenty are listed")
  func many() throws {
    let text = header + (1...25).map { "A,B,a\($0)\n" }.joined()
    guard case .importRefused(let refusal) = refusal({ try scene.importing(text) }) else {
      Issue.record("taken")
      return
    }
    #expect(refusal.count == 25)
    #expect(refusal.faults.map(\.line) == Array(2...21))
  }

  @Test("told to keep going, it takes what is right and says what became of each line")
  func keepGoing() throws {
    let report = try scene.importing(
      header + "Ada,Un,ada@x.fr\nB,C\n,,\(Cast.zoe)\nAda,Un,ada@x.fr\nX,Y,bad\n", keepGoing: true)
    let results = report.lines.map { line in
      switch line.result {
      case .added: "\(line.line) added \(line.person?.email.description ?? "")"
      case .unchanged: "\(line.line) unchanged \(line.person?.email.description ?? "")"
      case .refused(let faults): "\(line.line) refused \(faults.count)"
      case .notReached: "\(line.line) not reached"
      }
    }
    #expect(
      results == [
        "2 added ada@x.fr", "3 refused 1", "4 added \(Cast.zoe)", "5 unchanged ada@x.fr",
        "6 refused 1",
      ])
    #expect(try scene.directory() == ["ada@x.fr", Cast.zoe.description])
    // A header that cannot serve is no matter of one line.
    #expect(
      refusal { try scene.importing("a,b\n1,2\n", keepGoing: true) }?.code == "invalid_import")
  }

  // MARK: From firm to firm (S32)

  @Test("a person who changes firm keeps his history, and the firm that he left keeps its own")
  func history() throws {
    try scene.otherFirm()
    _ = try scene.registry.addCollaborator(Cast.lea, to: Cast.siren)
    _ = try scene.accepted(Cast.leas)
    let first = try scene.register(Cast.known(Cast.leas)).number
    _ = try scene.registry.removeCollaborator(Cast.leas, from: Cast.siren)
    _ = try scene.registry.addCollaborator(Cast.known(Cast.leas), to: Cast.otherSiren)
    _ = try scene.registry.addSession(Cast.session("AUDIT-101-B", seats: 3))
    let second = try scene.register(
      Cast.known(Cast.leas), for: value("AUDIT-101-B"), in: Cast.otherCompany
    ).number

    func listed(by email: EmailAddress) throws -> [RegistrationNumber] {
      try scene.registry(as: email).registrationPage(
        RegistrationFilter(space: nil, session: nil, participant: Cast.leas), after: 0, limit: 9
      ).map(\.number)
    }
    #expect(try listed(by: Cast.leas) == [first, second])
    #expect(try listed(by: Cast.claire) == [first])
    #expect(try listed(by: Cast.ines) == [second])
    let own = try scene.registry(as: Cast.leas).accountOverview(Cast.leas).overview
    #expect(own.pending.first.map(\.registration) == [first, second])
    #expect(try scene.directory(of: Cast.otherSiren) == [Cast.leas.description])
    #expect(try scene.directory(withFormer: true) == [Cast.leas.description])
  }
}
