import Foundation
import Testing

/// Each check of `doctor`, really broken, and mended by the very command that it names.
@Suite("doctor") struct DoctorTests {
  /// Something that is broken in a real installation that was in order.
  struct Trouble: CustomTestStringConvertible, Sendable {
    /// Lines of shell that break it.
    let lines: [String]
    let check: String
    let status: String
    /// How the remedy begins.
    let remedy: String
    /// What mends it: the remedy itself, these lines, or nothing that a shell could do.
    let mending: Mending

    enum Mending: Sendable { case remedy, lines([String]), none }

    var testDescription: String { "\(check): \(lines.joined(separator: "; "))" }

    init(
      _ lines: String..., check: String, _ status: String = "broken", remedy: String,
      by mending: Mending = .none
    ) {
      self.lines = lines
      self.check = check
      self.status = status
      self.remedy = remedy
      self.mending = mending
    }
  }

  @Test("an installation in order is told so, line by line")
  func order() throws {
    let session = try Self.installation()
    let answer = try session.perform("jinius doctor --json")
    #expect(answer.status == 0, "\(answer)")
    #expect(answer.errors == "")
    let findings = try Self.findings(answer)
    #expect(findings.count > 30)
    #expect(findings.allSatisfy { ["ok", "not_needed"].contains($0.status) })
    #expect(findings.allSatisfy { $0.remedy == nil })
  }

  @Test(
    "issue 8, 6.3: the quick look leaves out rows and documents, and sees a journal that was cut")
  func quick() throws {
    let session = try Self.installation()
    let whole = try Self.findings(try session.perform("jinius doctor --json")).map(\.check)
    let answer = try session.perform("jinius doctor --quick --json")
    #expect(answer.status == 0, "\(answer)")
    #expect(
      try Self.findings(answer).map(\.check)
        == whole.filter { !["bindings", "integrity", "documents"].contains($0) })
    let cut = try session.perform(
      Self.sqlite(
        "DROP TRIGGER journal_is_never_cut; DELETE FROM journal WHERE number = "
          + "(SELECT max(number) FROM journal WHERE number NOT IN (SELECT number FROM "
          + "journal_personal))"))
    #expect(cut.status == 0, "\(cut)")
    let after = try Self.findings(try session.perform("jinius doctor --quick --json"))
    #expect(after.first { $0.check == "journal" }?.status == "broken")
  }

  @Test("what is broken is found, and its remedy mends it", arguments: troubles)
  func trouble(_ trouble: Trouble) throws {
    let session = try Self.installation()
    for line in trouble.lines {
      let answer = try session.perform(line)
      try #require(answer.status == 0, "\(line): \(answer)")
    }
    let answer = try session.perform("jinius doctor --json")
    #expect(answer.status == 1)
    let found = try #require(
      try Self.findings(answer).first { $0.check == trouble.check }, "\(answer.output)")
    #expect(found.status == trouble.status)
    #expect(found.message?.isEmpty == false)
    let remedy = try #require(found.remedy)
    #expect(remedy.hasPrefix(trouble.remedy), "\(remedy)")
    let mending: [String]
    switch trouble.mending {
    case .none: return
    case .remedy: mending = [remedy]
    case .lines(let lines): mending = lines
    }
    for line in mending {
      let answer = try session.perform(line)
      #expect(answer.status == 0, "\(line): \(answer)")
    }
    let after = try Self.findings(try session.perform("jinius doctor --json"))
    let status = after.first { $0.check == trouble.check }?.status
    #expect(["ok", "not_needed"].contains(status))
  }

  static let database = ".local/share/jinius/jinius.db"
  static let here = "cd .local/share/jinius"

  static func sqlite(_ text: String) -> String { "sqlite3 \(database) \"\(text)\"" }

  static let letter = """
    INSERT INTO letter (kind, channel, recipient, parameters, status, created_at, due_at, ended_at, \
    failure) VALUES ('invitation', 'email', 'a@x.example', '{}'
    """

  static let troubles: [Trouble] = [
    // The file, and those beside it.
    .init("rm \(database)", check: "database", remedy: "jinius init"),
    .init("echo text > \(database)", check: "database", remedy: "name the right file"),
    .init("\(here) && rm jinius.db && mkdir jinius.db", check: "database", remedy: "ls -l"),
    .init("\(here) && : > jinius.db", check: "database", remedy: "name the right file"),
    .init(
      "\(here) && truncate -s 4096 jinius.db", check: "database", remedy: "restore a backup"),
    .init(sqlite("PRAGMA user_version = 99"), check: "schema", remedy: "install the later jinius"),
    .init(
      "chmod 755 .local/share/jinius", check: "folder_permissions", "warning",
      remedy: "chmod 700 ", by: .remedy),
    .init(
      "chmod 777 .local/share/jinius", check: "folder_permissions", remedy: "chmod 700 ",
      by: .remedy),
    .init(
      "chmod 644 \(database)", check: "database_permissions", remedy: "chmod 600 ", by: .remedy),
    .init("chmod 640 \(database).key", check: "key_permissions", remedy: "chmod 600 ", by: .remedy),
    .init(
      "chmod 622 \(database).lock", check: "lock_permissions", remedy: "chmod 600 ", by: .remedy),
    .init(
      "chmod 604 \(database).seal", check: "seal_permissions", remedy: "chmod 600 ", by: .remedy),
    .init(
      "cp -p \(database).key kept && rm \(database).key", check: "key", remedy: "put the key file",
      by: .lines(["cp -p kept \(database).key"])),
    .init(
      "jinius restore kept.backup --force", check: "numbers", remedy: "jinius numbers show",
      by: .lines(["jinius numbers resume"])),
    .init(
      "mkdir \(database).before-restore; touch \(database).before-restore/jinius.db",
      check: "upgrade_copy", "warning", remedy: "rm -r ", by: .remedy),
    .init(
      "touch -d 2020-01-01 \(database).version-1", check: "upgrade_copy", "warning", remedy: "rm ",
      by: .remedy),
    .init(
      "head -c 32 /dev/zero > \(database).key", check: "key", remedy: "put the key file"),
    .init(
      sqlite("PRAGMA journal_mode = WAL"), check: "sqlite", remedy: "jinius tick", by: .remedy),
    .init(
      sqlite(
        "DROP TRIGGER journal_is_never_changed; UPDATE journal SET facts = '{}' WHERE number = 2"),
      check: "journal", remedy: "it was changed by other means"),
    .init(
      sqlite("PRAGMA foreign_keys = OFF; DELETE FROM provider"), check: "integrity",
      remedy: "restore a backup"),
    .init(
      "page=$(sqlite3 \(database) \"SELECT rootpage FROM sqlite_schema WHERE name = "
        + "'letter_to_recipient'\") && dd if=/dev/zero of=\(database) bs=4096 seek=$((page - 1)) "
        + "count=1 conv=notrunc status=none", check: "integrity", remedy: "restore a backup"),
    .init(
      sqlite("INSERT INTO document (sha256, content, created_at) VALUES (zeroblob(32), x'00', 0)"),
      check: "documents", remedy: "restore a backup"),

    // The settings, and the programs that they name.
    .init(
      sqlite("INSERT INTO setting VALUES ('link_days', '0')"), check: "settings",
      remedy: "jinius settings reset link_days", by: .remedy),
    .init(
      "jinius settings reset public_address", check: "public_address",
      remedy: "jinius settings set public_address https://…",
      by: .lines(["jinius settings set public_address https://formation.example"])),
    .init(
      "jinius settings set public_address http://formation.example", check: "public_address",
      remedy: "jinius settings set public_address https://…"),
    .init(
      "jinius settings reset mail_sender", check: "mail_sender",
      remedy: "jinius settings set mail_sender noreply@…"),
    .init(
      "jinius settings set sendmail /nowhere/sendmail", check: "sendmail", remedy: "apt-get"),
    .init("jinius settings set sendmail /usr/bin", check: "sendmail", remedy: "apt-get"),
    .init("jinius settings set sendmail /etc/passwd", check: "sendmail", remedy: "apt-get"),
    .init(
      "jinius settings reset sms_command", check: "sms_command",
      remedy: "jinius settings set sms_command /…",
      by: .lines(["jinius settings set sms_command /usr/bin/true"])),
    .init(
      "jinius settings set sms_command '/usr/bin/true --now'", check: "sms_command",
      remedy: "jinius settings set sms_command /…"),
    .init(
      sqlite("\(letter), 'failed', 0, 0, 1795160000, 'exit_67')"), check: "failed_letters",
      "warning", remedy: "jinius outbox list --failed"),
    .init(
      sqlite("\(letter), 'queued', 0, 1795160000, NULL, NULL)"), check: "overdue_letters",
      remedy: "jinius outbox deliver"),
    .init(
      sqlite(
        "PRAGMA foreign_keys = OFF; INSERT INTO signing_procedure (convention_id, interlocutor_id, "
          + "account_id, given_name, family_name, email, document_id, nonce, token_hash, "
          + "launched_at, expires_at, state) VALUES (1, 1, 1, 'A', 'B', 'a@x.example', 1, "
          + "zeroblob(32), zeroblob(32), 0, 1795000000, 'open')"), check: "overdue_deadlines",
      "warning", remedy: "jinius tick"),

    // The seal, and what is trusted.
    .init(
      "rm \(database).seal", check: "seal_file", remedy: "jinius seal create",
      by: .lines(["jinius seal create --key ec"])),
    .init("echo text > \(database).seal", check: "seal_file", remedy: "restore it from a backup"),
    .init(
      "jinius init --db other/jinius.db", "jinius seal create --key ec --db other/jinius.db",
      "cp other/jinius.db.seal \(database).seal", check: "seal_file", remedy: ""),
    .init(
      "jinius seal create --key ec --days 59 --replace", check: "seal_validity",
      remedy: "jinius seal create --replace", by: .lines(["jinius seal create --replace"])),
    .init(
      "jinius settings set timestamp require", check: "seal_timestamp",
      remedy: "jinius settings set timestamp_authority"),
    .init(
      "jinius settings set trusted_certificates /nowhere.pem", check: "trusted_certificates",
      remedy: "jinius settings set trusted_certificates"),
    .init(
      "jinius settings set trusted_certificates /etc/passwd", check: "trusted_certificates",
      remedy: "jinius settings set trusted_certificates"),
  ]

  @Test("a clock behind the journal is told, and so is one that is set by hand")
  func clock() throws {
    let session = try Self.installation()
    try session.setClock("2026-11-20T08:00:00Z")
    let behind = try Self.findings(try session.perform("jinius doctor --json"))
    #expect(behind.first { $0.check == "clock" }?.status == "broken")
    let set = try Self.findings(
      try session.perform("JINIUS_NOW=2026-11-20T10:00:00Z jinius doctor --json"))
    #expect(set.first { $0.check == "clock" }?.remedy?.hasPrefix("unset JINIUS_NOW") == true)
    #expect(set.first { $0.check == "journal" }?.status == "ok")
  }

  @Test("a file of somebody else's is told", .enabled(if: geteuid() == 0))
  func owner() throws {
    let session = try Self.installation()
    #expect(try session.perform("chown 12345 \(Self.database).key").status == 0)
    let findings = try Self.findings(try session.perform("jinius doctor --json"))
    let key = try #require(findings.first { $0.check == "key_permissions" })
    #expect(key.status == "broken" && key.remedy?.hasPrefix("chown 0 ") == true)
    #expect(try session.perform(try #require(key.remedy)).status == 0)
    #expect(try session.perform("jinius doctor").status == 0)
  }

  @Test("certificates that are trusted are read")
  func trusted() throws {
    let session = try Self.installation()
    let path = "\(session.folder.path)/\(Self.database).seal"
    #expect(try session.perform("jinius settings set trusted_certificates \(path)").status == 0)
    #expect(try session.perform("jinius doctor").status == 0)
  }

  @Test("a new sandbox is in order, whatever its folder is open to")
  func sandbox() throws {
    let session = try Session()
    #expect(try session.perform("jinius init --sandbox --db jinius.db").status == 0)
    #expect(try session.perform("chmod 755 .").status == 0)
    let answer = try session.perform("jinius doctor --json --db jinius.db")
    #expect(answer.status == 0)
    let findings = try Self.findings(answer)
    for check in ["mail_sender", "sms_command", "public_address", "seal_file", "clock"] {
      #expect(findings.first { $0.check == check }?.status == "not_needed")
    }
    #expect(try session.perform("chmod 644 jinius.db.key").status == 0)
    #expect(try session.perform("jinius doctor --db jinius.db").status == 1)
  }

  @Test("what it says of a path that a shell would split is one word")
  func quoting() throws {
    let session = try Session()
    let words = "--db \"l'or bleu/a.db\""
    #expect(try session.perform("jinius init --sandbox \(words)").status == 0)
    #expect(try session.perform("chmod 644 \"l'or bleu/a.db.key\"").status == 0)
    let findings = try Self.findings(try session.perform("jinius doctor --json \(words)"))
    let remedy = try #require(findings.first { $0.check == "key_permissions" }?.remedy)
    #expect(try session.perform(remedy).status == 0)
    #expect(try session.perform("jinius doctor \(words)").status == 0)
  }
}

extension DoctorTests {
  /// A line of the answer.
  struct Finding: Decodable {
    let check: String
    let status: String
    let message: String?
    let remedy: String?
  }

  static func findings(_ answer: Session.Answer) throws -> [Finding] {
    try answer.output.split(separator: "\n").map {
      try JSONDecoder().decode(Finding.self, from: Data($0.utf8))
    }
  }

  /// A real installation with everything that it takes.
  private static func installation() throws -> Session {
    let session = try Session()
    for line in [
      "jinius init", "jinius settings set public_address https://formation.example",
      "jinius settings set mail_sender noreply@formation.example",
      "jinius settings set sendmail /usr/bin/true", "jinius settings set sms_command /usr/bin/true",
      "jinius provider add IRF --name IRF --siret 73282932000074 --activity-number 11922644692 "
        + "--street Rue --postal-code 75002 --city Paris --email formation@irf.example "
        + "--vat exempt",
      "jinius training add T --provider IRF --title T --modality in_person --profession cac "
        + "--duration 14h --price 900 --objective O --programme P",
      "jinius seal create --key ec", "jinius backup kept.backup --without-keys",
    ] {
      let answer = try session.perform(line)
      try #require(answer.status == 0, "\(line): \(answer)")
    }
    return session
  }
}
