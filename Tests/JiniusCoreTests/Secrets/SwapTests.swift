import SQLite
import Testing

@testable import JiniusCore

/// Whoever writes the database file and has no key gets nothing sealed, signed or believed: every
/// swap is seen where something rests on it, and by the audit.
struct SwapTests {
  /// Conventions 1 and 2 signed, 3 and 4 being signed (of 3 the code was asked for), 5 cancelled
  /// after a launch, 6 awaiting.
  private func stage() throws -> Scene {
    let scene = try Scene()
    let people = ["Ada A", "Bea B", "Cid C", "Dan D", "Eve E", "Flo F"]
    for (index, name) in people.enumerated() {
      let person = Cast.newcomer(name, "p\(index)@x.example")
      let number = try scene.register(person).convention
      if index == 5 { break }
      _ = try scene.registry.launchSigning(number, signatory: Cast.zoe)
      if index < 2 { try scene.sign() }
      if index == 2 {
        _ = try scene.registry.markRead(token: try scene.token())
        _ = try scene.registry.requestCode(token: try scene.token())
      }
      if index == 4 { _ = try scene.registry.cancelSigning(number, reason: "non") }
    }
    return scene
  }

  private func tamper(_ scene: Scene, _ script: String) throws {
    try scene.database().executeScript(
      "PRAGMA foreign_keys = OFF; PRAGMA recursive_triggers = ON;" + script)
  }

  /// What is answered of a row that is not as it was recorded.
  private func altered(_ body: () throws -> some Any) -> BoundRow? {
    guard case .journalBroken(.rowsAltered(let first, _)) = refusal(body) else { return nil }
    return first
  }

  /// The token of the newest link for a convention.
  private func token(of row: Int, in scene: Scene) throws -> String {
    let letter = try #require(
      try scene.letters().last {
        $0.kind == .signatureLink && $0.body.contains(number(row).description)
      })
    let link = try #require(letter.body.split(separator: "\n").first { $0.contains("/sign/") })
    return String(link.split(separator: "/").last ?? "")
  }

  private func number(_ row: Int) -> ConventionNumber { ConventionNumber(row: row) }

  static let swapsOfSigned = [
    "UPDATE convention SET signed_document_id = (SELECT signed_document_id FROM convention AS o WHERE o.id = 3 - convention.id) WHERE id IN (1, 2)",
    "UPDATE document SET content = x'2550', sha256 = x'ac68bf921cc3f58f7a36fe0ea7b0c2e1a8c0ec53e0a8f4f16d3db7e9f8d5a9c1' WHERE id = (SELECT signed_document_id FROM convention WHERE id = 1)",
    "UPDATE document SET sha256 = zeroblob(32) WHERE id = (SELECT signed_document_id FROM convention WHERE id = 1)",
    "UPDATE convention SET seal = 'b_t' WHERE id = 1",
    "UPDATE convention SET signed_at = signed_at - 86400 WHERE id = 1",
    "UPDATE convention SET space_id = 2 WHERE id = 1",
    "UPDATE convention SET kind = 'individual_contract' WHERE id = 1",
    "UPDATE convention SET establishment_id = 2 WHERE id = 1",
    "UPDATE signing_procedure SET billed_id = NULL WHERE convention_id = 1",
    "UPDATE registration SET convention_id = 3 - convention_id WHERE convention_id IN (1, 2)",
    "UPDATE registration SET participant_id = 1 WHERE convention_id = 1",
    "UPDATE registration SET confirmed_at = NULL WHERE convention_id = 1",
    "UPDATE signing_procedure SET convention_id = 3 - convention_id WHERE id IN (1, 2)",
    "UPDATE signing_procedure SET email = 'eve@evil.example', family_name = 'Evil' WHERE id = 1",
    "UPDATE signing_procedure SET mobile = '+33600000000' WHERE id = 1",
    "UPDATE signing_procedure SET account_id = 1 WHERE id = 1",
    "UPDATE signing_procedure SET document_id = 3 WHERE id = 1",
    "UPDATE signing_procedure SET platform = 'Autre' WHERE id = 1",
    "UPDATE signing_procedure SET ended_at = ended_at + 60 WHERE id = 1",
    "UPDATE signing_code SET tries = 5 WHERE procedure_id = 1",
    "UPDATE signing_code SET procedure_id = 1",
    "DELETE FROM signing_code WHERE procedure_id = 1",
    "DELETE FROM signing_procedure WHERE id = 1",
    "DELETE FROM binding WHERE subject = 'convention'",
    "DELETE FROM binding",
    "UPDATE binding SET mac = zeroblob(32) WHERE subject_id = 1",
    """
    INSERT INTO binding SELECT subject, 100, entry, mac FROM binding WHERE subject_id = 1;
    DELETE FROM binding WHERE subject_id = 1;
    INSERT INTO binding SELECT subject, 1, entry, mac FROM binding WHERE subject_id = 2;
    """,
    "DELETE FROM convention WHERE id = 1; UPDATE convention SET id = 1 WHERE id = 2",
    "UPDATE meta SET sandbox = 0", "UPDATE meta SET created_at = created_at + 1",
  ]

  @Test("issue 8, 5.1: what is signed is as it was signed, or is refused", arguments: swapsOfSigned)
  func signed(_ change: String) throws {
    let scene = try stage()
    let registry = scene.registry
    try tamper(scene, change)
    if change.contains("meta SET sandbox") {
      let real = Registry(
        store: scene.store,
        situation: .init(
          clock: { Cast.opening }, fixedClock: nil, actor: .operator(uid: 1000), isRehearsal: false)
      )
      #expect(altered { try real.download(number(1)) } == .installation)
      #expect(altered { try real.set(.supportPhone, to: "1") } == .installation)
      #expect(altered { try real.requireBindings() } == .installation)
      return
    }
    #expect(altered { try registry.download(number(1)) } != nil)
    #expect(altered { try registry.evidence(of: number(1)) } != nil)
    #expect(altered { try registry.attestation(of: number(1)) } != nil)
    #expect(altered { try registry.convention(number(1)) } != nil)
    #expect(altered { try registry.preview(number(1)) } != nil)
    #expect(altered { try registry.requireBindings() } != nil)
    if !change.contains("account_id") { _ = try registry.verifyJournal() }
  }

  static let swapsOfOpen = [
    "UPDATE signing_procedure SET document_id = (SELECT document_id FROM signing_procedure AS o WHERE o.id = 7 - signing_procedure.id) WHERE id IN (3, 4)",
    "UPDATE document SET content = x'25', sha256 = zeroblob(32) WHERE id = (SELECT document_id FROM signing_procedure WHERE id = 3)",
    "UPDATE signing_procedure SET email = 'eve@evil.example' WHERE id = 3",
    "UPDATE signing_procedure SET mobile = '+33600000000' WHERE id = 3",
    "UPDATE signing_procedure SET expires_at = expires_at + 864000 WHERE id = 3",
    "UPDATE signing_procedure SET launched_at = launched_at - 60 WHERE id = 3",
    "UPDATE signing_procedure SET read_at = NULL WHERE id = 3",
    "UPDATE signing_procedure SET interlocutor_id = 1 WHERE id = 3",
    "UPDATE signing_procedure SET timestamp = 'require' WHERE id = 3",
    "UPDATE signing_procedure SET platform = 'Autre' WHERE id = 3",
    "UPDATE signing_procedure SET reminders = 9 WHERE id = 3",
    "UPDATE signing_code SET tries = 4 WHERE procedure_id = 3",
    "UPDATE signing_code SET expires_at = expires_at + 3600 WHERE procedure_id = 3",
    "UPDATE signing_code SET nonce = zeroblob(32) WHERE procedure_id = 3",
    "INSERT INTO signing_code (procedure_id, nonce, sent_at, expires_at) SELECT 3, nonce, sent_at + 1, expires_at + 1 FROM signing_code WHERE procedure_id = 3",
    "UPDATE signing_procedure SET lease_code_id = 3, lease_until = expires_at WHERE id = 3",
  ]

  @Test(
    "issue 8, 5.1: an open procedure is as it was launched, or nothing is signed",
    arguments: swapsOfOpen)
  func open(_ change: String) throws {
    let scene = try stage()
    let registry = scene.registry
    let token = try token(of: 3, in: scene)
    let code = try scene.code()
    try tamper(scene, change)
    #expect(altered { try registry.openSignature(token: token) } == .procedure(3))
    #expect(altered { try registry.documentToRead(token: token) } == .procedure(3))
    #expect(altered { try registry.requestCode(token: token) } == .procedure(3))
    #expect(altered { try registry.sign(token: token, code: code) } == .procedure(3))
    #expect(altered { try registry.declineSignature(token: token, reason: nil) } == .procedure(3))
    #expect(altered { try registry.cancelSigning(number(3), reason: nil) } == .procedure(3))
    #expect(altered { try registry.preview(number(3)) } == .procedure(3))
    #expect(try registry.examineBindings().altered.contains(.procedure(3)))
  }

  @Test("issue 8, 5.1: two links that are swapped open nothing")
  func nonces() throws {
    let scene = try stage()
    let links = [try token(of: 3, in: scene), try token(of: 4, in: scene)]
    try tamper(
      scene,
      """
      CREATE TEMP TABLE t AS SELECT id, nonce, token_hash FROM signing_procedure WHERE id IN (3, 4);
      UPDATE signing_procedure SET token_hash = randomblob(32) WHERE id IN (3, 4);
      UPDATE signing_procedure SET nonce = (SELECT nonce FROM t WHERE t.id = 7 - signing_procedure.id),
        token_hash = (SELECT token_hash FROM t WHERE t.id = 7 - signing_procedure.id)
      WHERE id IN (3, 4);
      """)
    for token in links {
      #expect(altered { try scene.registry.openSignature(token: token) } != nil)
    }
    #expect(try scene.registry.examineBindings().altered == [.procedure(3), .procedure(4)])
  }

  @Test(
    "issue 8, 5.1: an older row that is put back with its own binding is older than the journal")
  func replay() throws {
    let scene = try stage()
    let registry = scene.registry
    let database = try scene.database()
    try database.executeScript(
      """
      CREATE TABLE kept_code AS SELECT * FROM signing_code;
      CREATE TABLE kept AS SELECT * FROM binding;
      CREATE TABLE kept_setting AS SELECT * FROM setting;
      """)
    let token = try token(of: 3, in: scene)
    let wrong = try scene.wrongCode()
    #expect(refusal { try registry.sign(token: token, code: wrong) } == .wrongCode(triesLeft: 4))
    _ = try registry.set(.supportPhone, to: "01 02")
    try database.executeScript(
      """
      UPDATE signing_code SET tries = 0 WHERE procedure_id = 3;
      INSERT OR REPLACE INTO binding SELECT * FROM kept WHERE subject = 'procedure';
      """)
    #expect(altered { try registry.sign(token: token, code: wrong) } == .procedure(3))
    try database.executeScript(
      """
      DELETE FROM setting; INSERT INTO setting SELECT * FROM kept_setting;
      INSERT OR REPLACE INTO binding SELECT * FROM kept WHERE subject = 'database';
      """)
    #expect(altered { try registry.openSignature(token: token) } == .installation)
  }

  static let editedSettings = [
    "INSERT OR REPLACE INTO setting VALUES ('sms_command', '/tmp/evil')",
    "INSERT OR REPLACE INTO setting VALUES ('sendmail', '/tmp/evil')",
    "INSERT OR REPLACE INTO setting VALUES ('public_address', 'https://evil.example')",
    "INSERT OR REPLACE INTO setting VALUES ('trusted_certificates', '/tmp/evil.pem')",
    "DELETE FROM setting", "UPDATE meta SET sandbox = 1",
  ]

  @Test(
    "issue 8, 5.1: settings that SQL alone wrote run no program and lead nobody astray",
    arguments: editedSettings)
  func settings(_ change: String) throws {
    let scene = try Scene(sandbox: false)
    let number = try scene.register().convention
    _ = try scene.registry.set(.mailSender, to: "a@b.example")
    try tamper(scene, change)
    let registry = scene.registry
    if !change.contains("DELETE") {
      #expect(altered { try registry.launchSigning(number, signatory: Cast.zoe) } == .installation)
    }
    #expect(altered { try scene.register() } == .installation)
    #expect(altered { try registry.requireBindings() } == .installation)
    if !change.contains("sandbox") {
      #expect(altered { try registry.deliverLetters(.init(environment: [:])) } == .installation)
    }
    if change.contains("trusted") {
      #expect(altered { try registry.verify([37], trusting: nil) } == .installation)
    }
    // Whoever sets one finds the recorded ones again; another kind of database is never mended.
    if change.contains("sandbox") {
      #expect(altered { try registry.set(.supportPhone, to: "1") } == .installation)
    } else {
      _ = try registry.set(.supportPhone, to: "1")
      try registry.requireBindings()
      #expect(try registry.setting(.publicAddress).value == "https://formation.example")
      #expect(try registry.setting(.smsCommand).value == "none")
    }
  }

  @Test("issue 8, 5.1: a certificate that SQL alone put in vouches for nothing")
  func certificate() throws {
    let scene = try Scene(sandbox: false)
    for change in [
      "INSERT INTO seal_certificate (sha256, certificate, chain, added_at) VALUES (zeroblob(32), x'30', x'', 0)",
      "UPDATE seal_certificate SET certificate = x'3000' WHERE id = 1",
    ] {
      try tamper(scene, change)
      #expect(altered { try scene.registry.verify([37], trusting: nil) } != nil, "\(change)")
      #expect(try scene.registry.examineBindings().altered.count > 0)
      try tamper(scene, "DELETE FROM seal_certificate WHERE sha256 = zeroblob(32)")
    }
  }

  @Test("issue 8, 5.1: neither link nor code goes to a recipient that SQL alone wrote")
  func recipients() throws {
    let scene = try Scene(sandbox: false)
    _ = try scene.registry.set(.mailSender, to: "a@b.example")
    _ = try scene.registry.set(.sendmail, to: "/bin/true")
    _ = try scene.launched()
    try tamper(
      scene, "UPDATE letter SET recipient = 'eve@evil.example' WHERE kind = 'signature_link'")
    let delivered = try #require(try scene.registry.deliverLetters(.init(environment: [:])))
    let link = try #require(delivered.letters.first { $0.letter.kind == .signatureLink }?.letter)
    #expect(link.status == .failed && link.failure == "unfit")
    try scene.registry.requireBindings()
    _ = try scene.registry.verifyJournal()
  }

  @Test("issue 8, 5.2: marked signed by SQL alone is a broken journal, not a bug")
  func markedSigned() throws {
    for row in 3...6 {
      let scene = try stage()
      try tamper(
        scene,
        """
        UPDATE convention SET state = 'signed', signed_at = created_at, signed_document_id = 1,
          seal = 'none' WHERE id = \(row)
        """)
      let registry = scene.registry
      #expect(altered { try registry.download(number(row)) } == .convention(row))
      #expect(altered { try registry.evidence(of: number(row)) } == .convention(row))
      #expect(altered { try registry.convention(number(row)) } == .convention(row))
      #expect(
        altered { try registry.launchSigning(number(row), signatory: Cast.zoe) } == .convention(row)
      )
      #expect(altered { try registry.requireBindings() } == .convention(row))
    }
  }

  @Test(
    "issue 8, 5.2: taken out by SQL alone is a broken journal, not a bug",
    arguments: [
      "DELETE FROM signing_procedure WHERE id = 1",
      "DELETE FROM registration WHERE convention_id = 1",
      "UPDATE convention SET state = 'awaiting_signature', signed_at = NULL, signed_document_id = NULL, seal = NULL WHERE id = 1; DELETE FROM binding WHERE subject_id = 1 AND subject <> 'database'; DELETE FROM signing_procedure WHERE id = 1",
    ])
  func takenOut(_ change: String) throws {
    let scene = try stage()
    try tamper(scene, change)
    #expect(altered { try scene.registry.download(number(1)) } == .convention(1))
    #expect(
      altered { try scene.registry.launchSigning(number(1), signatory: Cast.zoe) } == .convention(1)
    )
    #expect(try !scene.registry.examineBindings().altered.isEmpty)
  }

  @Test("What was done by jinius alone stays bound throughout")
  func untouched() throws {
    let scene = try stage()
    try scene.registry.requireBindings()
    #expect(try scene.registry.examineBindings().count == 11)
  }
}
