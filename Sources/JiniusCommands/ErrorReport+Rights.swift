internal import JiniusCore

/// The sentences about rights.
extension ErrorReport {
  static func rightWords(_ refusal: Refusal) -> (message: String, hint: String?)? {
    switch refusal {
    case .unknownAccount(let email):
      (
        "nobody knows the account \(email), or it may not act",
        "the operator creates accounts: jinius account create \(email) --given-name … "
          + "--family-name …"
      )
    case .accountNotAccepted(let email):
      (
        "\(email) has not accepted the account yet, and may not act",
        "its person answers the letter: jinius invitation accept LINK; another letter: "
          + "jinius invitation resend \(email)"
      )
    case .notPermitted(let account, let missing, let administrators):
      (
        "\(account) may not do this: " + missing.words,
        "rapprochez-vous de l'administrateur de votre compte"
          + (administrators.isEmpty ? "" : " : " + administrators.joined(separator: ", "))
      )
    case .administratorsOnly(let action, let role):
      (
        "\(action) is the administrators' alone, whatever a space edits: it cannot be changed for "
          + "\(role)",
        "jinius right list --company … shows what can"
      )
    case .delegationToItself(let siren):
      (
        "\(siren) holds what it would lend to itself",
        "lend it to another company: jinius delegation grant --from \(siren) --to … --right … "
          + "--until …"
      )
    case .notDelegable(let action):
      (
        "\(action) cannot be lent to another structure",
        "register_participants, read_documents and launch_signature can"
      )
    case .delegationOver(let id, let label):
      (
        "delegation \(id) is not to be accepted (« \(label) »)",
        "a new one: jinius delegation grant --from … --to … --right … --until …"
      )
    case .payerNotAuthorised(let payer, let company) where company.contains("@"):
      (
        "\(payer) does not let everybody have it billed, and can allow no single private person",
        "without --payer \(company) pays; its administrator lets everybody: jinius billing policy "
          + "--establishment \(payer) --set all"
      )
    case .payerNotAuthorised(let payer, let company):
      (
        "\(payer) has not allowed \(company) to have it billed",
        "its administrator allows it: jinius billing allow --establishment \(payer) --company \(company)"
      )
    case .draftSpace(let company, let siren):
      (
        "the space of \(company) is a draft: nobody can be registered yet",
        "jinius company finalise \(siren)"
      )
    case .incomplete(let siren, let missing):
      (
        "the space of \(siren) cannot be finalised yet: \(missing.joined(separator: ", "))",
        "jinius company update \(siren) --help"
      )
    default: nil
    }
  }
}

extension MissingRight {
  /// What it takes, in a sentence: told with a refusal, and by `right explain`.
  var words: String {
    switch self {
    case .role(let labels): "it takes the role \(labels.joined(separator: " or "))"
    case .ownership: "only the person himself may"
    case .operatorship: "only whoever runs the installation may"
    case .acceptance: "the account must be accepted by its person, and not be stopped"
    }
  }
}
