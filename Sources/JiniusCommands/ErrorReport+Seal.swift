internal import JiniusCore

/// The sentences about the seal, and about the programs that it rests on.
extension ErrorReport {
  static func sealWords(_ refusal: Refusal) -> (message: String, hint: String?)? {
    switch refusal {
    case .sealUnusable(let faults):
      (
        "the seal cannot be used: " + faults.map { words($0).message }.joined(separator: "; "),
        faults.first.map { words($0).remedy }
      )
    case .sealRefused(let faults):
      (
        "this cannot be the seal: " + faults.map { words($0).message }.joined(separator: "; "),
        faults.first.map { importRemedy($0) }
      )
    default: nil
    }
  }

  /// What is wrong, and the next thing to do.
  static func words(_ fault: SealFault) -> (message: String, remedy: String) {
    switch fault {
    case .missing: ("none was made yet", "jinius seal create, or jinius seal import")
    case .unreadable(let path):
      ("\(path) cannot be read as a seal", "restore it from a backup, or \(newSeal)")
    case .cannotRead(let path, let reason): (words(reason, path), "ls -l \(path)")
    case .another(let path):
      (
        "\(path) is not the seal of this database, or was changed since it was made",
        "restore it from a backup, or \(newSeal)"
      )
    case .toolMissing(let program, let package):
      ("\(program) is not installed", "apt-get install \(package)")
    case .toolFailed(let program):
      ("\(program) does not work", "try it by hand: \(program) version")
    case .certificateUnreadable: ("the certificate cannot be read", "give it in PEM")
    case .keyLocked:
      (
        "its key cannot be opened",
        "put the key file that was made with the database back beside it, or \(newSeal)"
      )
    case .keyMismatch: ("its key is not the certificate's", newSeal)
    case .keyKind(let kind): ("a key of kind \(kind) cannot seal", newSeal)
    case .usageMissing(let usages):
      (
        "the certificate does not allow " + usages.joined(separator: " and "),
        "import one for electronic seals, or \(newSeal)"
      )
    case .notYetValid(let from):
      ("the certificate holds from \(from.inParis) only", "wait until then")
    case .expired(let end): ("the certificate ended at \(end.inParis)", newSeal)
    case .expiresSoon(let end):
      ("the certificate ends at \(end.inParis), within 60 days", newSeal)
    case .chainBroken:
      (
        "a certificate of the chain was not signed by the one above it",
        "ask the authority for its chain; openssl verify -show_chain tells where it breaks"
      )
    case .chainTooLong:
      ("its certificates do not fit into a signature", "leave out of the chain what readers know")
    case .authorityMissing:
      (
        "time-stamps are required, and no authority is named",
        "jinius settings set timestamp_authority https://…, or jinius settings set timestamp try"
      )
    }
  }

  private static let newSeal = "jinius seal create --replace, or jinius seal import --replace"

  private static func importRemedy(_ fault: SealFault) -> String {
    switch fault {
    case .certificateUnreadable: "give the certificate in PEM: openssl x509 -in FILE -out seal.pem"
    case .keyLocked:
      "give the passphrase that locks it: --passphrase - reads it from standard input"
    case .keyMismatch: "give the key that the certificate was asked for with"
    case .keyKind: "RSA keys from 2048 bits and EC keys on P-256 can seal"
    case .usageMissing, .expired: "ask the authority for a certificate for electronic seals"
    default: words(fault).remedy
    }
  }

  // MARK: Time-stamps and programs

  init(_ fault: TimestampFault) {
    self.init(
      .unavailable, "timestamp_missing", fault.sentence, hint: Self.words(fault).hint)
  }

  /// Why a time-stamp is missing.
  static func words(_ fault: TimestampFault) -> (message: String, hint: String) {
    switch fault {
    case .authorityMissing: ("no authority is named", words(.authorityMissing).remedy)
    case .tool(let error): words(error)
    case .unreachable(let words): ("the authority gave none (\(words))", seeAuthority)
    case .noToken: ("the authority's answer holds none", seeAuthority)
    case .invalid(let words):
      (
        "the authority's token does not hold (\(words))",
        "jinius settings show trusted_certificates"
      )
    case .tooLarge: ("the authority's token does not fit into the signature", seeAuthority)
    }
  }

  private static let seeAuthority = "jinius settings show timestamp_authority"

  init(_ error: ToolError) {
    let (message, hint) = Self.words(error)
    self.init(.unavailable, Self.code(error), message, hint: hint)
  }

  private static func code(_ error: ToolError) -> String {
    switch error {
    case .missing: "tool_missing"
    case .failed: "tool_failed"
    }
  }

  private static func words(_ error: ToolError) -> (message: String, hint: String) {
    switch error {
    case .missing(let program, let package):
      ("\(program) is not installed, and this needs it", "apt-get install \(package)")
    case .failed(let program, let failure):
      ("\(program) \(words(failure))", "try it by hand: \(program) version")
    }
  }

  private static func words(_ failure: ToolError.Failure) -> String {
    switch failure {
    case .notExecutable: "is there, but cannot be run"
    case .timedOut(let seconds): "gave no answer within \(seconds) s"
    case .tooMuchOutput: "said far more than it should"
    case .refused(let complaint): "refused: \(complaint)"
    case .wrongAnswer: "gave an answer that does not hold"
    case .system(let code): "could not be started: \(systemMessage(code))"
    }
  }
}

extension TimestampFault {
  /// What is missing and why: an error, or a word to whoever signed without it.
  var sentence: String { "no time-stamp: " + ErrorReport.words(self).message }
}
