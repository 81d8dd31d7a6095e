import Foundation
import Stage
import Testing

/// The evidence is checked by the commands that its own README gives, and without jinius.
@Suite("evidence") struct EvidenceTests {
  @Test("every command of the README succeeds, and says what the README promises")
  func folder() throws {
    let (desk, convention) = try Self.stamped()
    let folder = desk.folder + "/evidence"
    let made = try desk.done("convention", "evidence", convention, "--output", folder, "--json")
    #expect(made.output.contains("timestamp.der"))
    let readme = try String(contentsOfFile: folder + "/README.txt", encoding: .utf8)
    let commands = readme.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { line in
        ["sha256sum ", "cmp ", "openssl ", "pdfsig ", "python3 "].contains { line.hasPrefix($0) }
      }
    #expect(commands.count == 10, "\(commands)")
    var said = ""
    for command in commands {
      let ending = try system("bash", ["-c", "cd '\(folder)' && \(command)"])
      #expect(ending.status == 0, "\(command): \(ending)")
      said += ending.output + ending.errors
    }
    for promise in [
      "signed.pdf: OK", "CMS Verification successful", "Signature is Valid",
      "Total document signed", "Verification: OK", "convention_signed OK",
    ] {
      #expect(said.contains(promise), "\(promise)")
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    let manifest = try String(contentsOfFile: folder + "/manifest.sha256", encoding: .utf8)
    #expect(manifest.split(separator: "\n").count == files.count - 1)
    #expect(readme.contains("signature électronique simple (eIDAS)"))

    // The head of the journal that the page prints is one of the entries.
    let text = try system("pdftotext", ["-layout", folder + "/signed.pdf", "-"]).output
    let events = try String(contentsOfFile: folder + "/events.jsonl", encoding: .utf8)
    let hashes = events.split(separator: "\n").compactMap {
      $0.firstMatch(of: /"hash":"([0-9a-f]{64})"/)?.1
    }
    #expect(hashes.contains { text.contains($0) })
    #expect(!events.contains("code_refused"))
  }

  @Test("a change in the folder is seen by its own commands")
  func tampered() throws {
    let (desk, convention) = try Self.stamped()
    let folder = desk.folder + "/evidence"
    try desk.done("convention", "evidence", convention, "--output", folder)
    let path = folder + "/events.jsonl"
    let events = try String(contentsOfFile: path, encoding: .utf8)
    try events.replacingOccurrences(of: "code_accepted", with: "code_refused")
      .write(toFile: path, atomically: true, encoding: .utf8)
    #expect(
      try system("bash", ["-c", "cd '\(folder)' && sha256sum -c manifest.sha256"]).status != 0)
    #expect(try system("bash", ["-c", "cd '\(folder)' && python3 check-events.py"]).status != 0)
  }

  @Test("the folder is there whole or not at all")
  func whole() throws {
    let (desk, convention) = try Self.stamped()
    let folder = desk.folder + "/there"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let refused = try desk(
      ["convention", "evidence", convention, "--output", folder, "--json"])
    #expect(refused.status == 73)
    #expect(refused.errorCode == "file_exists")
    #expect(
      try desk(["convention", "evidence", convention, "-o", "/nowhere/there"]).status == 73)
    let rehearsed = desk.folder + "/rehearsed"
    try desk.done("convention", "evidence", convention, "-o", rehearsed, "--dry-run")
    #expect(!FileManager.default.fileExists(atPath: rehearsed))
    let left = try FileManager.default.contentsOfDirectory(atPath: desk.folder)
    #expect(left.filter { $0.hasSuffix(".part") }.isEmpty)
    let waiting = try desk.registered("Bob Petit <bob@cabinet.example>")
    #expect(try desk(["convention", "evidence", waiting, "-o", rehearsed]).status == 1)
  }

  @Test("an attestation shows nobody else's data, says the level, and is sealed")
  func attestation() throws {
    let (desk, convention) = try Self.stamped()
    let path = desk.folder + "/attestation.pdf"
    try desk.done("convention", "attestation", convention, "--output", path)
    let text = try system("pdftotext", ["-layout", path, "-"]).output
    for shown in ["Paul Durand", Desk.signatory, "Signature électronique simple"] {
      #expect(text.contains(shown), "\(shown): \(text)")
    }
    for hidden in [
      "Petit", "Léa", "lea@", "Claire", "Martin", "avancée", "qualifiée", "33612345678",
    ] {
      #expect(!text.contains(hidden), "\(hidden): \(text)")
    }
    let verified = try desk("convention", "verify", path, "--json")
    #expect(try verified.field("verdict") == "trusted")
    #expect(try desk(["convention", "attestation", convention, "--output", path]).status == 73)
  }

  /// A convention that is signed under a bought seal, with a time-stamp.
  private static func stamped() throws -> (Desk, convention: String) {
    let desk = try Desk.open()
    let authority = try Authority(in: desk.folder)
    let (certificate, key) = try authority.sealCertificate("Cachet de l’IRF")
    try desk.done(
      "seal", "import", "--certificate", certificate, "--key", key, "--chain", authority.root)
    try desk.done("settings", "set", "timestamp_authority", authority.address())
    let convention = try desk.launched(
      "Léa Petit <lea@cabinet.example>", ["--timestamp", "require"])
    try desk.done(try desk.signing())
    return (desk, convention)
  }
}
