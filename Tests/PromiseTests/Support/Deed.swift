import Stage
import Testing

/// A change of the main job, to be disturbed.
enum Deed: String, CaseIterable, Sendable {
  case registration, launch
  /// A signature in a sandbox without a seal, and in one with it.
  case signature, sealing

  /// Whether it takes several steps: whoever is stopped between them has used the code up.
  var isSigning: Bool { self == .signature || self == .sealing }

  /// The words, in a folder prepared for them, and the SQL that counts what they bring about.
  func prepare(_ scratch: Scratch) throws -> (words: [String], count: String) {
    switch self {
    case .registration:
      return (
        Scratch.registration(of: "Léa Petit <lea@cabinet.example>"),
        "SELECT count(*) FROM registration"
      )
    case .launch:
      return (Scratch.launch(try scratch.convention()), "SELECT count(*) FROM signing_procedure")
    case .signature, .sealing:
      if self == .sealing { try scratch.done("seal", "create", "--key", "ec") }
      let (link, code) = try scratch.ceremony(try scratch.convention())
      return (
        ["signature", "sign", link, "--code", code, "--json"],
        "SELECT count(*) FROM convention WHERE state = 'signed'"
      )
    }
  }

  /// Does it after all, where a disturbed one has not: the same again, or a new code.
  func finish(_ words: [String], in scratch: Scratch) throws -> Ending {
    isSigning ? try scratch.signAnew(words[2]) : try scratch(words)
  }
}

extension Scratch {
  /// When a lease that was taken at ``now`` has run out, and its code is good still.
  static let afterLease = "2026-11-20T09:02:01Z"

  /// Signs by a link that is open: with a new code, at once or when the lease of whoever died on
  /// the way has run out.
  func signAnew(_ link: String) throws -> Ending {
    var later = Self.now
    var asked = try self("signature", "code", link, "--json")
    if asked.errorCode == "sealing" {
      later = Self.afterLease
      asked = try self(["signature", "code", link, "--json"], at: later)
    }
    if try self.sql("SELECT count(*) FROM convention WHERE state = 'signed'") == "1" {
      return try self("signature", "open", link, "--json")
    }
    try #require(asked.status == 0, "\(asked)")
    let code = try #require(try newestLetter(to: "+33612345678").firstMatch(of: /\b[0-9]{6}\b/))
    return try self(["signature", "sign", link, "--code", String(code.0), "--json"], at: later)
  }

  /// Whether validators that are not ours find the signed file sound, and its seal over all of it.
  func isSoundlySigned(_ convention: String = "C-000001") throws -> Bool {
    try done(
      "convention", "download", convention, "--force", "--output", folder + "/signed.pdf")
    let said = try system("pdfsig", ["-nocert", folder + "/signed.pdf"]).output
    return said.contains("Signature is Valid") && said.contains("Total document signed")
  }
}
