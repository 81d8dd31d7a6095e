import Foundation
import Stage
import Testing

/// Whose signatures count: those of the certificates that the operator declared, and no others.
@Suite("declared platforms") struct DeclaredPlatformTests {
  @Test("issue 8, 3.1: who may launch cannot sign in another's name with a key of his own")
  func delegate() throws {
    let desk = try Desk.open()
    let delegate = try desk.delegate()
    let own = try Chain(in: desk.folder)
    let platform = try Chain(in: desk.folder)
    let convention = try desk.registered()
    let file = desk.folder + "/sent.pdf"
    let undeclared = try desk(
      ["convention", "sign", convention, "--platform", "Chez moi", "--json"] + delegate)
    #expect(undeclared.status == 1 && undeclared.errorCode == "platform_undeclared")
    try desk.declare(platform.leaf.certificate)
    try desk.done(["convention", "sign", convention, "--platform", "je signe expert"] + delegate)
    try desk.done("convention", "preview", convention, "--output", file)

    let forged = try Platform.signed(
      file, field: "Sig1", own.leaf.certificate, own.leaf.key, in: desk)
    let refused = try desk(
      ["convention", "record", convention, "--signed-file", forged, "--json"] + delegate)
    #expect(refused.status == 1 && refused.errorCode == "file_not_accepted", "\(refused)")
    #expect(refused.errors.contains(#""reason":"foreign_signer""#), "\(refused)")
    for words in [["--untrusted"], ["--untrusted", "--dry-run"]] {
      let bold = try desk(
        ["convention", "record", convention, "--signed-file", forged, "--json"] + words + delegate)
      #expect(bold.status == 77 && bold.errorCode == "not_permitted", "\(bold)")
    }
    // Nor does the operator take it for the platform's.
    #expect(
      try desk("convention", "record", convention, "--signed-file", forged, "--untrusted").status
        == 1)
    for verb in [["list"], ["show", "Je Signe Expert"], ["remove", "Je Signe Expert"]] {
      #expect(try desk(["platform"] + verb + delegate).status == 77)
    }

    let good = try Platform.signed(
      file, field: "Sig1", platform.leaf.certificate, platform.leaf.key, in: desk)
    let taken = try desk.done(
      ["convention", "record", convention, "--signed-file", good, "--json"] + delegate)
    #expect(try taken.field("status") == "signed")
    #expect(try taken.field("platform_signature") == "verified")
    let anchor = try desk.sql(
      """
      SELECT hex(sha256) FROM signing_procedure
      JOIN platform_certificate ON platform_certificate.id = anchor_id
      """
    ).lowercased()
    let journal = try desk.done("audit", "list", "--json").output
    #expect(journal.contains("platform_added") && journal.contains(anchor))
  }

  @Test(
    "issue 8, 3.1: each signature ends at a declared certificate, byte for byte or through its CA")
  func anchors() throws {
    let desk = try Desk.open()
    let (one, other) = (try Chain(in: desk.folder), try Chain(in: desk.folder))
    let frozen = try desk.handedOverTo("X", one.root)
    func signed(_ path: String, _ field: String, by chain: Chain) throws -> String {
      try Platform.signed(
        path, field: field, chain.leaf.certificate, chain.leaf.key, chain: [chain.middle], in: desk)
    }
    let byOne = try signed(frozen, "Sig1", by: one)
    let bare = try Platform.signed(
      frozen, field: "Sig1", one.leaf.certificate, one.leaf.key, in: desk)
    let bySister = try Platform.signed(
      frozen, field: "Sig1", one.sister.certificate, one.sister.key, chain: [one.middle], in: desk)
    let both = try signed(byOne, "Sig2", by: other)
    let first = try signed(try signed(frozen, "Sig1", by: other), "Sig2", by: one)
    let twice = try Platform.signed(
      byOne, field: "Sig2", one.sister.certificate, one.sister.key, chain: [one.middle], in: desk)
    let cases: [(anchor: String, file: String, isTaken: Bool)] = [
      (one.leaf.certificate, byOne, true), (one.middle, byOne, true), (one.root, byOne, true),
      (one.leaf.certificate, bare, true), (one.middle, bare, true),
      // Its way upwards is not in the file.
      (one.root, bare, false),
      // A certificate that signs itself alone vouches for no other.
      (one.leaf.certificate, bySister, false), (one.middle, bySister, true),
      (other.root, byOne, false), (other.middle, byOne, false),
      (other.leaf.certificate, byOne, false),
      // Of several signatures, each counts.
      (one.root, both, false), (one.root, first, false), (other.root, both, false),
      (one.root, twice, true), (one.leaf.certificate, twice, false),
    ]
    for (number, row) in cases.enumerated() {
      try desk.done("platform", "update", "X", "--certificates", row.anchor)
      let ending = try desk(
        ["convention", "record", "C-000001", "--signed-file", row.file, "--dry-run", "--json"])
      #expect(ending.status == (row.isTaken ? 0 : 1), "\(number): \(ending)")
      if !row.isTaken { #expect(ending.errors.contains("foreign_signer"), "\(number): \(ending)") }
    }
  }

  @Test("issue 8, 3.1: an expired certificate comes to life by a time-stamp, never by a claim")
  func time() throws {
    let desk = try Desk.open()
    let stamps = try Authority(in: desk.folder)
    try desk.done("settings", "set", "trusted_certificates", stamps.root)
    let chain = try Chain(in: desk.folder, days: 20)
    let frozen = try desk.handedOverTo("X", chain.leaf.certificate)
    func record(_ path: String, daysLater days: Int) throws -> Ending {
      let clock = Date().addingTimeInterval(Double(days) * 86_400).formatted(.iso8601)
      return try system(
        desk.jinius,
        ["convention", "record", "C-000001", "--signed-file", path, "--dry-run", "--json"],
        environment: desk.environment.merging(["JINIUS_NOW": clock]) { $1 })
    }
    let leaf = chain.leaf
    let plain = try Platform.signed(frozen, field: "S", leaf.certificate, leaf.key, in: desk)
    #expect(try record(plain, daysLater: 19).status == 0)
    let late = try record(plain, daysLater: 30)
    #expect(late.status == 1 && late.errors.contains("certificate_expired"), "\(late)")
    let stamped = try Platform.signed(
      frozen, field: "S", leaf.certificate, leaf.key, stampedBy: stamps.address(), in: desk)
    #expect(try record(stamped, daysLater: 30).status == 0)
    // A time-stamp that nobody here trusts is worth as much as a claim.
    try desk.done("settings", "reset", "trusted_certificates")
    #expect(try record(stamped, daysLater: 30).errors.contains("certificate_expired"))

    let ended = try stamps.sealCertificate("Plateforme", ended: true)
    try desk.done("platform", "update", "X", "--certificates", ended.certificate)
    let backdated = try Platform.signed(
      frozen, field: "S", ended.certificate, ended.key, isBackdated: true, in: desk)
    let refused = try record(backdated, daysLater: 0)
    #expect(refused.status == 1 && refused.errors.contains("certificate_expired"), "\(refused)")
  }

  @Test("issue 8, 3.1: a platform's row that was not written under the key counts for nothing")
  func altered() throws {
    let changes = [
      "UPDATE platform_certificate SET certificate = x'\(try Self.own.get().hex)'",
      "INSERT INTO platform_certificate (platform_id, sha256, certificate, added_at) VALUES "
        + "(1, zeroblob(32), x'\(try Self.own.get().hex)', 0)",
      "UPDATE platform SET address = 'https://evil.example'", "UPDATE platform SET name = 'Y'",
      "UPDATE platform_certificate SET retired_at = 1",
    ]
    for change in changes {
      let desk = try Desk.open()
      _ = try desk.handedOverTo("X", try Chain(in: desk.folder).root)
      try desk.sql(change)
      for words in [
        ["convention", "record", "C-000001", "--signed-file", try Self.own.get().path],
        ["convention", "hand-over", "C-000001", "--link", "https://evil.example/x"],
        ["platform", "list"], ["audit", "verify"],
      ] {
        let ending = try desk(words + ["--json"])
        #expect(ending.errorCode == "journal_broken", "\(change) \(words): \(ending)")
      }
      #expect(try desk("doctor", "--json").output.contains("platform 1 with its certificates"))
    }
  }

  @Test("issue 8, 5.1: a platform put back as it was, its own HMAC included, counts for nothing")
  func putBack() throws {
    let desk = try Desk.open()
    let authority = try Authority(in: desk.folder)
    let old = try authority.sealCertificate("Ancienne")
    try desk.done("platform", "add", "X", "--certificates", old.certificate)
    let binding = try desk.sql("SELECT hex(mac), entry FROM binding WHERE subject = 'platform'")
      .split(separator: "|")
    let new = try authority.sealCertificate("Nouvelle")
    try desk.done("platform", "update", "X", "--certificates", new.certificate)
    try desk.sql(
      """
      UPDATE platform_certificate SET retired_at = CASE id WHEN 1 THEN NULL ELSE 1 END;
      UPDATE binding SET mac = x'\(binding[0])', entry = \(binding[1]) WHERE subject = 'platform';
      """)
    for words in [["platform", "list"], ["audit", "verify"]] {
      #expect(try desk(words + ["--json"]).errorCode == "journal_broken", "\(words)")
    }
  }

  @Test("issue 8, 3.1: certificates are looked at when they are declared")
  func certificates() throws {
    let desk = try Desk.open()
    let chain = try Chain(in: desk.folder)
    try chain.issue("web", "extendedKeyUsage=serverAuth", by: "middle")
    for path in [chain.folder + "/web.pem", chain.leaf.key, "/dev/null"] {
      let refused = try desk(["platform", "add", "X", "--certificates", path, "--json"])
      #expect(refused.status == 65 && refused.errorCode == "invalid_certificates", "\(refused)")
    }
    let all = try desk.write(
      try [chain.leaf.certificate, chain.middle].flatMap {
        [UInt8](try Data(contentsOf: URL(filePath: $0)))
      }, to: "all.pem")
    try desk.done("platform", "add", "Été & Cie", "--certificates", all)
    let shown = try desk.done("platform", "show", "ete & cie", "--json").output
    #expect(
      shown.contains(#""kind":"signing""#) && shown.contains(#""kind":"authority""#), "\(shown)")
    let digest = try system(
      "openssl", ["x509", "-in", chain.middle, "-noout", "-fingerprint", "-sha256"]
    ).output.split(separator: "=").last?.filter { $0.isHexDigit }.lowercased()
    #expect(shown.contains(try #require(digest)))
  }

  static let own = Result { () -> (path: String, hex: String) in
    let folder = FileManager.default.temporaryDirectory.path
    let chain = try Chain(in: folder)
    let der = try system(
      "bash", ["-c", "openssl x509 -in \(chain.leaf.certificate) -outform DER | xxd -p"])
    return (chain.leaf.certificate, der.output.filter { $0.isHexDigit })
  }
}

/// A root, an authority under it, and two certificates that it issued.
struct Chain {
  typealias Pair = (certificate: String, key: String)
  let folder: String
  var root: String { folder + "/root.pem" }
  var middle: String { folder + "/middle.pem" }
  var leaf: Pair { (folder + "/leaf.pem", folder + "/leaf.key") }
  var sister: Pair { (folder + "/sister.pem", folder + "/sister.key") }

  init(in parent: String, days: Int = 400) throws {
    folder = parent + "/chain-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try run(
      "openssl req -x509 -newkey rsa:2048 -noenc -subj /CN=Racine"
        + " -days 3650 -keyout root.key -out root.pem")
    let authority = "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign"
    try issue("middle", authority, by: "root")
    for name in ["leaf", "sister"] {
      try issue(name, "keyUsage=digitalSignature,nonRepudiation", by: "middle", days: days)
    }
  }

  func issue(_ name: String, _ extensions: String, by issuer: String, days: Int = 400) throws {
    try extensions.write(toFile: folder + "/ext", atomically: true, encoding: .utf8)
    try run(
      "openssl req -newkey rsa:2048 -noenc -subj /CN=Plateforme"
        + " -keyout \(name).key -out csr && openssl x509 -req -in csr -CA \(issuer).pem"
        + " -CAkey \(issuer).key -CAcreateserial -days \(days) -extfile ext -out \(name).pem")
  }

  private func run(_ line: String) throws {
    let ending = try system("bash", ["-c", "cd '\(folder)' && \(line)"])
    try #require(ending.status == 0, "\(ending)")
  }
}

extension Desk {
  /// The frozen file of the first convention, for a platform that is declared with a certificate.
  func handedOverTo(_ platform: String, _ certificates: String) throws -> String {
    try done(
      "platform", "add", platform, "--certificates", certificates, "--address",
      "https://sign.example/portal")
    let path = folder + "/frozen.pdf"
    try done("convention", "sign", try registered(), "--platform", platform, "--output", path)
    return path
  }

  /// Another firm's administrator, to whom the right to launch was lent, and no other; the words by
  /// which he acts.
  func delegate() throws -> [String] {
    let lines = """
      account create dora@autre.example --given-name Dora --family-name Roux
      company init --siret 73282932000074 --name Autre --administrator dora@autre.example --pledge --registration-rights open
      delegation grant --from \(Desk.company) --to 732829320 --right launch_signature --until 2098-12-31
      delegation accept 1
      """
    for line in lines.split(separator: "\n") {
      try done(line.split(separator: " ").map(String.init))
    }
    return ["--as", "dora@autre.example"]
  }
}
