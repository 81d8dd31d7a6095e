internal import CommandLineKit
internal import JiniusCore

struct ConventionVerify: GuardedCommand {
  static let name = "verify"
  static let summary = "Say whether a signed file is intact, and who signed it."
  static let permission = Permission.nobody
  static let discussion = """
    Any PDF will do; a database is not needed. The verdict is one word: trusted or untrusted (every \
    byte is what was signed; status 0), modified, appended, unsigned, certificate_expired, \
    timestamp_bad (1), not_a_pdf (65), tool_missing (69). Whom to trust: the certificates of --trust, \
    of the setting trusted_certificates, and those that ever sealed in this database; where there are \
    none, the system's store.
    """
  static let examples = [
    "jinius convention verify C-000001.pdf",
    "jinius convention verify --trust authority.pem --require-trust --json C-000001.pdf",
  ]

  @Argument("The PDF; - reads it from standard input.") var file: String
  @Option("Certificates to trust, in a file of PEM.", placeholder: "FILE") var trust: String?
  @Flag("Fail (1) as well when the file is intact and its signer is not trusted.")
  var requireTrust: Bool

  func run(in console: Console) throws {
    let input = try console.input(file, limit: 100_000_000)
    let verification = try console.verification(of: input.bytes, trusting: try anchors(console))
    try console.show(verification)
    console.status = verification.verdict.status
    if requireTrust, verification.verdict == .untrusted { console.status = .refused }
    console.say(verification.sentence(about: input.name))
    if let convention = verification.convention, let ended = convention.terminatedAt {
      console.say(
        "\(convention.number) ended since (« \(convention.status.label) »): its owner went back on it "
          + "at \(ended.inParis)")
    }
  }

  private func anchors(_ console: Console) throws -> TrustAnchors? {
    guard let trust else { return nil }
    guard let anchors = TrustAnchors(file: try console.input(trust).bytes) else {
      throw TrustError(path: trust)
    }
    return anchors
  }
}

extension Console {
  /// Verifies with what the database knows, where there is one; one that is named must be there.
  fileprivate func verification(
    of bytes: [UInt8], trusting anchors: TrustAnchors?
  ) throws -> Verification {
    let mustBeThere = try options.database != nil || actingAccount() != nil
    do {
      return try registry().verify(bytes, trusting: anchors)
    } catch let error as StoreError {
      guard case .missing = error, !mustBeThere else { throw error }
    } catch let error as UsageError {
      if mustBeThere { throw error }
    }
    return try Verification.of(
      bytes, trust: anchors ?? .system, now: try fixedClock() ?? world.clock())
  }
}

extension FileVerdict {
  fileprivate var status: ExitStatus {
    switch self {
    case .trusted, .untrusted: .done
    case .modified, .appended, .unsigned, .certificateExpired, .timestampBad: .refused
    case .notAPDF: .badData
    case .toolMissing: .unavailable
    }
  }
}

extension Verification {
  /// What a person is told, and what to do next.
  fileprivate func sentence(about file: String) -> String {
    switch verdict {
    case .trusted: "\(file) is intact, and its signer is trusted"
    case .untrusted:
      "\(file) is intact; its signer is not known here: compare the certificate's sha256 with what "
        + "he published, then jinius convention verify --trust CERTIFICATE.pem \(ErrorReport.quoted(file))"
    case .modified:
      "\(file) was changed after it was signed: ask for the file anew"
        + (laterSigners.isEmpty ? "" : "; \(whatFollows)")
    case .appended: "\(file) was added to after it was signed: \(whatFollows)"
    case .unsigned: "\(file) holds no signature"
    case .certificateExpired:
      "\(file): the signer's certificate did not hold when it was signed"
    case .timestampBad: "\(file): the time-stamp is not one over this signature, or does not hold"
    case .notAPDF: "\(file) is not a PDF"
    case .toolMissing: "\(file) is signed, and cannot be verified: apt-get install openssl"
    }
  }
}

extension Verification {
  /// Who signed behind the first signature, as far as his signature holds.
  private var laterSigners: [String] {
    revisions.filter { $0.content == .signature }.dropFirst().filter { $0.isIntact == true }.map {
      ($0.signer?.name ?? $0.certificate?.subject ?? "somebody without a name")
        + ($0.isTrusted == true ? "" : ", who is not known here")
    }
  }

  /// Whose it is what follows the first signature.
  fileprivate var whatFollows: String {
    let tail = revisions.reversed().prefix { $0.content != .signature }.map(\.content)
    let isNobodys = tail.contains(.unsigned) || tail.contains(.field)
    if laterSigners.isEmpty {
      return isNobodys || tail.isEmpty
        ? "what follows the signature is nobody's"
        : "what follows the signature is a time-stamp or data for later checks, and nobody's signature"
    }
    return
      "what follows the first signature was signed by \(laterSigners.joined(separator: "; by "))"
      + (isNobodys ? "; what follows the last is nobody's" : "")
  }
}
