internal import JiniusCore

/// The sentences about files that came back, and about whom to trust.
extension ErrorReport {
  init(_ error: TrustError) {
    self.init(
      .badData, "invalid_trust", "\(error.path) holds no certificates that can be read",
      hint: "openssl x509 -in \(error.path) -noout looks at it; where no --trust names it, "
        + "jinius settings show trusted_certificates does")
  }

  init(_ error: TooManySignatures) {
    self.init(
      .refused, "too_many_signatures", "the file holds more than \(error.limit) signatures",
      hint: "nobody signs one file so often: ask for the file anew")
  }

  static func words(
    _ fault: FrozenFileFault, convention: String
  ) -> (message: String, hint: String?) {
    let again =
      "send the frozen file itself to the platform, and bring back what it returns, unchanged: "
      + "jinius convention preview \(convention) --output FILE"
    let reason: String
    var hint = again
    switch fault {
    case .notAPDF: reason = "it is not a PDF"
    case .tooLarge: reason = "it is larger than 100 MB"
    case .tooManySignatures: reason = "it holds more than 20 signatures"
    case .outsideBox(let object):
      reason =
        "the signature of object \(object) shows outside of the frame that the paper keeps for it"
      hint = "place it inside « Cachet ou signature visible », or sign invisibly"
    case .rewritten(let offset):
      reason =
        "it does not begin with the frozen file: from byte \(offset) on it is another document, a "
        + "draft, or the same one printed or saved anew"
    case .nothingAppended:
      reason = "it is the frozen file itself, without any signature"
      hint = "have it signed on the platform first"
    case .unreadable(let offset):
      reason = "what was added to the frozen file cannot be followed (at byte \(offset))"
    case .unsupported(let feature):
      reason =
        "what was added to the frozen file is written in a way that readers take differently "
        + "(\(feature))"
      hint = "ask the platform for a classic incremental update"
    case .misplaced(let object):
      reason = "its table of objects points elsewhere than to object \(object)"
    case .redefined(let object): reason = "object \(object) stands twice in one update"
    case .changed(let object, let part, let key):
      reason =
        "more than a signature was added: object \(object) (\(part))"
        + (key.map { " has another /\($0)" } ?? "")
    case .noSignature: reason = "it holds no signature"
    case .notWhole: reason = "its last signature does not cover the whole file"
    case .invalid: reason = "its signature is not one over this file"
    case .certificateExpired: reason = "its signer's certificate did not hold when it was signed"
    case .foreignSigner(let subject, let sha256):
      reason =
        "the certificate that signed it (\(subject), sha256 \(sha256)) is none of the platform's, and "
        + "leads to none"
      hint =
        "whose signatures count is the operator's to declare: jinius platform list, jinius platform "
        + "update NAME --certificates FILE"
    case .timestampBad: reason = "its time-stamp is not one over its signature, or does not hold"
    }
    return ("the file is not taken for \(convention): " + reason, hint)
  }
}
