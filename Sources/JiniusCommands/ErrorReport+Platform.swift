internal import JiniusCore

/// The sentences about partners' platforms.
extension ErrorReport {
  init(_ error: CertificateFileError) {
    let message: String
    switch error.fault {
    case .unreadable: message = "\(error.file) holds no certificates that can be read"
    case .unfit(let subject):
      message =
        "\(error.file): the certificate of \(subject) neither signs documents nor issues others"
    case .tooMany(let limit):
      message =
        "\(error.file) holds more than \(limit) certificates: give the platform's own, not a store "
        + "of authorities"
    }
    self.init(
      .badData, "invalid_certificates", message,
      hint: "openssl x509 -in FILE -noout -subject -purpose looks at a certificate")
  }

  static func platformWords(_ refusal: Refusal) -> (message: String, hint: String?)? {
    switch refusal {
    case .platformUndeclared(let name, let declared):
      (
        "no platform “\(name)” is declared, and only the operator hands papers over to another"
          + (declared.isEmpty
            ? "; none is declared" : "; declared are: \(declared.joined(separator: ", "))"),
        declared.first.map { "--platform \(quoted($0))" }
          ?? "the operator: jinius platform add \(quoted(name)) --certificates FILE"
      )
    case .handOverUndeclared(let convention, let platform):
      (
        "\(convention) was handed over to “\(platform)”, which was not declared then: nothing tells "
          + "whose signature counts",
        "to take it all the same, and say so: jinius convention record \(convention) --signed-file "
          + "FILE --untrusted; or declare the platform, cancel, and hand over anew: jinius platform "
          + "add \(quoted(platform)) --certificates FILE"
      )
    case .platformInUse(let platform, let conventions):
      (
        "platform “\(platform)” has papers to be signed: \(conventions.joined(separator: ", "))",
        "wait for them, or cancel: jinius convention cancel \(conventions.first ?? "")"
      )
    case .platformAddressMissing(let platform):
      (
        "platform “\(platform)” has no address, so that no link can be told to be its own",
        "the operator: jinius platform update \(quoted(platform)) --address https://…"
      )
    case .linkOutsidePlatform(let platform, let address):
      (
        "the link does not lie under the address of “\(platform)”, \(address)",
        "give the link as the platform made it; another address is the operator's to declare: jinius "
          + "platform update \(quoted(platform)) --address https://…"
      )
    case .platformLinkLimit(let convention, let limit):
      (
        "\(limit) links were mailed for \(convention) already",
        "to start anew: jinius convention cancel \(convention)"
      )
    default: nil
    }
  }
}
