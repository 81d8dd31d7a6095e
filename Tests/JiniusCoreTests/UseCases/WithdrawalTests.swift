import SQLite
import Testing

@testable import JiniusCore

/// A private person goes back on his contract (L221-18 to L221-21 C. consommation).
struct WithdrawalTests {
  private let space = SpaceReference.individual(Cast.marie)

  /// Marie's contract, signed on Friday 20 November: her last day is Friday 4 December.
  private func signed(_ scene: Scene) throws -> (ConventionNumber, RegistrationNumber, String) {
    let registration = try scene.register(nil, in: space)
    _ = try scene.registry.launchSigning(registration.convention, signatory: Cast.marie)
    let token = try scene.token()
    try scene.sign()
    return (registration.convention, registration.number, token)
  }

  private func status(_ scene: Scene, _ number: RegistrationNumber) throws -> RegistrationStatus {
    try scene.registry.registration(number).status
  }

  @Test func `issue 9, 2.1: the contract ends, the registration is withdrawn, its seat is free`()
    throws
  {
    let scene = try Scene()
    let (number, registration, token) = try signed(scene)
    let file = try scene.registry.download(number)
    #expect(try scene.registry.session(Cast.session.code).seatsTaken == 1)
    let outcome = try scene.registry.withdraw(from: number, receiptTo: nil, postedOn: nil)
    #expect(!outcome.wasAlready && outcome.value.status == .exercised)
    let view = try scene.registry.convention(number).view
    #expect(view.status == .terminated && view.status.label == "Résiliée")
    #expect(view.terminatedAt == scene.now && view.availableActions == ["download"])
    #expect(try status(scene, registration) == .withdrawn)
    #expect(try scene.registry.registration(registration).status.label == "Rétractée")
    #expect(try scene.registry.registration(registration).availableActions.isEmpty)
    #expect(try scene.registry.session(Cast.session.code).seatsTaken == 0)
    // What was signed stays, by both ways.
    #expect(try scene.registry.download(number) == file)
    #expect(try scene.registry.preview(number) == file)
    #expect(try scene.registry.signedDocument(token: token) == file)
    let known = try scene.registry.verify(file, trusting: nil).convention
    #expect(known?.status == .terminated && known?.terminatedAt == scene.now)
    // It is not confirmed by the end of a period that it did not see.
    scene.pass(days: 30)
    #expect(try status(scene, registration) == .withdrawn)
    // And there is room for him again.
    #expect(try scene.register(nil, in: space).number != registration)
    try scene.registry.requireBindings()
    _ = try scene.registry.verifyJournal()
  }

  @Test func `issue 9, 2.8: who takes part is told as well, where somebody else owns the contract`()
    throws
  {
    let scene = try Scene()
    let registration = try scene.register(Cast.lea, in: space)
    _ = try scene.registry.launchSigning(registration.convention, signatory: Cast.marie)
    try scene.sign()
    let before = try scene.newestLetter
    _ = try scene.registry.withdraw(
      from: registration.convention, receiptTo: nil, postedOn: nil)
    let letters = try scene.letters(after: before)
    #expect(
      letters.map { "\($0.kind.rawValue) \($0.recipient)" }
        == ["cancelled \(Cast.leas)", "withdrawal_received \(Cast.marie)"])
  }

  @Test(arguments: [
    ("2026-11-20T10:00:00", "2026-12-05T00:00:00", "14"),
    // 25 December is a holiday, and a week-end follows.
    ("2026-12-11T10:00:00", "2026-12-29T00:00:00", "14"),
    // The 14th day is Easter Monday; the clocks change on the day before it.
    ("2027-03-15T10:00:00", "2027-03-31T00:00:00", "14"),
    ("2026-11-20T10:00:00", "2026-12-01T00:00:00", "10"),
  ])
  func `issue 9, 2.1: to the last second in Paris, holidays included`(
    signed: String, end: String, days: String
  ) throws {
    let scene = try Scene()
    scene.now = paris(signed)
    _ = try scene.registry.set(.withdrawalDays, to: days)
    let (number, registration, _) = try self.signed(scene)
    scene.now = paris(end)
    #expect(
      refusal { try scene.registry.withdraw(from: number, receiptTo: nil, postedOn: nil) }
        == .withdrawalOver(convention: number.description, until: paris(end)))
    #expect(try status(scene, registration) == .confirmed)
    scene.pass(seconds: -1)
    #expect(
      try scene.registry.convention(number).view.availableActions == ["download", "withdraw"])
    _ = try scene.registry.withdraw(from: number, receiptTo: nil, postedOn: nil)
    #expect(try status(scene, registration) == .withdrawn)
  }

  @Test func `issue 9, 2.1: the receipt leaves at once, with content, date and hour`() throws {
    let scene = try Scene()
    let (number, _, _) = try signed(scene)
    let before = try scene.newestLetter
    let other: EmailAddress = value("autre@example.fr")
    _ = try scene.registry.withdraw(from: number, receiptTo: other, postedOn: nil)
    #expect(
      try scene.sent(after: before) == [
        "withdrawal_received autre@example.fr", "withdrawal_received \(Cast.marie)",
      ])
    let body = try scene.letters(after: before)[0].body
    for words in [
      ContractWithdrawal.statement, "20/11/2026 à 10:00:00 (heure de Paris)", "Marie Dubois",
      Cast.training.title, number.description, "L221-21",
    ] { #expect(body.contains(words), "\(words)") }
  }

  @Test func `issue 9, 2.1: a second time changes nothing, by whichever way`() throws {
    let scene = try Scene()
    let (number, _, token) = try signed(scene)
    _ = try scene.registry.withdraw(token: token, receiptTo: nil)
    let bytes = try scene.bytes
    #expect(
      try scene.registry.withdraw(from: number, receiptTo: nil, postedOn: nil).wasAlready)
    #expect(try scene.registry.withdraw(token: token, receiptTo: nil).wasAlready)
    scene.pass(days: 40)
    #expect(
      try scene.registry.withdraw(from: number, receiptTo: nil, postedOn: nil).wasAlready)
    #expect(try scene.bytes == bytes)
  }

  @Test func `issue 9, 2.1: a firm's convention and an unsigned contract are refused`() throws {
    let scene = try Scene()
    let firm = try scene.launched()
    try scene.sign()
    func withdraw(_ number: ConventionNumber) -> Refusal? {
      refusal { try scene.registry.withdraw(from: number, receiptTo: nil, postedOn: nil) }
    }
    #expect(withdraw(firm) == .notAConsumer(convention: firm.description))
    #expect(
      refusal { try scene.registry.withdraw(token: try scene.token(), receiptTo: nil) }
        == .notAConsumer(convention: firm.description))
    let unsigned = try scene.register(nil, in: space).convention
    #expect(withdraw(unsigned)?.code == "not_signed")
    _ = try scene.registry.launchSigning(unsigned, signatory: Cast.marie)
    #expect(withdraw(unsigned)?.code == "not_signed")
    #expect(
      refusal { try scene.registry.withdraw(token: try scene.token(), receiptTo: nil) }?.code
        == "not_signed")
    #expect(
      refusal { try scene.registry.withdraw(token: "x", receiptTo: nil) } == .linkDead)
  }

  @Test func `issue 9, 2.1: its owner and the operator may, and nobody else`() throws {
    let scene = try Scene()
    let (number, _, _) = try signed(scene)
    _ = try scene.registry.addInterlocutor(
      InterlocutorForm(
        person: Cast.known(Cast.claire), establishment: nil, roles: [.administrator],
        mobile: nil, canSign: false), to: space)
    for registry in [scene.registry(as: Cast.claire), try scene.accepted(Cast.paul)] {
      #expect(
        refusal { try registry.withdraw(from: number, receiptTo: nil, postedOn: nil) }?.code
          == "not_permitted")
      #expect(try registry.deadlinePage(of: nil, status: nil, after: 0, limit: 9).isEmpty)
      #expect(
        refusal { try registry.deadlinePage(of: Cast.marie, status: nil, after: 0, limit: 9) }?.code
          == "not_permitted")
    }
    let own = scene.registry(as: Cast.marie)
    #expect(
      refusal {
        try own.withdraw(from: number, receiptTo: nil, postedOn: value("2026-11-20"))
      }?.code == "not_permitted")
    #expect(try own.deadlinePage(of: nil, status: .running, after: 0, limit: 9).count == 1)
    _ = try own.withdraw(from: number, receiptTo: nil, postedOn: nil)
  }

  @Test func `issue 9, 2.1: a letter counts by the day of its posting`() throws {
    let scene = try Scene()
    let (number, registration, _) = try signed(scene)
    scene.now = paris("2026-12-08T10:00")
    func withdraw(_ day: String) -> Refusal? {
      refusal { try scene.registry.withdraw(from: number, receiptTo: nil, postedOn: value(day)) }
    }
    #expect(withdraw("2026-12-05")?.code == "withdrawal_over")
    #expect(throws: InvalidValue.self) {
      try scene.registry.withdraw(from: number, receiptTo: nil, postedOn: value("2026-11-19"))
    }
    #expect(withdraw("2026-12-04") == nil)
    #expect(try status(scene, registration) == .withdrawn)
    let letter = try #require(try scene.letters().last)
    #expect(letter.body.contains("exercée par lettre postée le 04/12/2026"))
  }

  @Test func `issue 9, 2.1: deadlines are listed, with where each stands`() throws {
    let scene = try Scene()
    let (number, _, _) = try signed(scene)
    func page(_ status: WithdrawalStatus? = nil) throws -> [ContractDeadline] {
      try scene.registry.deadlinePage(of: nil, status: status, after: 0, limit: 9)
    }
    let running = try #require(try page(.running).first)
    #expect(running.number == number && running.lastDay == value("2026-12-04"))
    #expect(running.availableActions == ["withdraw"])
    scene.now = paris("2026-12-05T00:00")
    #expect(try page(.running).isEmpty)
    let lapsed = try #require(try page(.lapsed).first)
    #expect(lapsed.availableActions.isEmpty)
    #expect(try page().count == 1 && page(.exercised).isEmpty)
    scene.now = paris("2026-12-04T23:59:59")
    _ = try scene.registry.withdraw(from: number, receiptTo: nil, postedOn: nil)
    #expect(try page(.exercised).map(\.withdrawnAt) == [scene.now])
  }

  @Test func `issue 9, 2.1: who did not sign himself gets a link of his own`() throws {
    let scene = try Scene()
    _ = try scene.registry.addInterlocutor(
      Cast.signatory(Cast.known(Cast.paul), Cast.paulsMobile), to: space)
    let registration = try scene.register(nil, in: space)
    _ = try scene.registry.launchSigning(registration.convention, signatory: Cast.paul)
    try scene.sign()
    let letter = try #require(try scene.letters().last)
    #expect(letter.kind == .withdrawalLink && letter.recipient == Cast.marie.description)
    let link = try #require(letter.body.split(separator: "\n").first { $0.contains("/withdraw/") })
    let token = String(link.split(separator: "/").last ?? "")
    #expect(try scene.registry.withdrawalLook(token: token).look?.isOpen == true)
    // It signs nothing, and fetches nothing.
    #expect(refusal { try scene.registry.signedDocument(token: token) } == .linkDead)
    scene.now = paris("2026-12-05T00:00")
    #expect(try scene.registry.withdrawalLook(token: token).look == nil)
    scene.now = paris("2026-12-04T23:59:59")
    _ = try scene.registry.withdraw(token: token, receiptTo: nil)
    #expect(try status(scene, registration.number) == .withdrawn)
    scene.pass(days: 3)
    #expect(try scene.registry.withdrawalLook(token: token).look?.withdrawal != nil)
    #expect(
      try scene.database().row(
        "SELECT actor_kind FROM journal WHERE kind = 'contract_withdrawn'"
      ) { try $0.text(0) }
        == "account")
  }

  @Test func `issue 9, 2.1: a registration that can be withdrawn says so when it is not cancelled`()
    throws
  {
    let scene = try Scene()
    let (number, registration, _) = try signed(scene)
    let until = paris("2026-12-05T00:00")
    #expect(
      refusal { try scene.registry.cancelRegistration(registration, reason: nil) }
        == .contractSigned(convention: number.description, until: until))
    scene.now = until
    #expect(
      refusal { try scene.registry.cancelRegistration(registration, reason: nil) }
        == .alreadySigned(convention: number.description))
  }

  @Test(arguments: [
    "UPDATE withdrawal SET at = at - 1", "UPDATE withdrawal SET receipt_to = 'x@x.fr'",
    "DELETE FROM withdrawal", "UPDATE registration SET withdrawn = 0",
    "UPDATE registration SET confirmed_at = confirmed_at + 1",
    "UPDATE convention SET session_ends_at = session_ends_at + 1",
    "UPDATE convention SET terminated_at = terminated_at + 1",
    "UPDATE course SET programme = 'x'",
    "UPDATE convention SET state = 'signed', terminated_at = NULL",
  ])
  func `issue 9, 2.1: what a withdrawal rests on is bound to the key`(change: String) throws {
    let scene = try Scene()
    let (number, _, _) = try signed(scene)
    _ = try scene.registry.withdraw(from: number, receiptTo: nil, postedOn: nil)
    try scene.database().executeScript(change)
    #expect(refusal { try scene.registry.download(number) }?.code == "journal_broken")
    #expect(refusal { try scene.registry.requireBindings() }?.code == "journal_broken")
  }
}
