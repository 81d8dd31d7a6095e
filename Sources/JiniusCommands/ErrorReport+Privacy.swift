internal import JiniusCore

/// The sentences about personal data, and what wants to be confirmed.
extension ErrorReport {
  static func privacyWords(_ refusal: Refusal) -> (message: String, hint: String?)? {
    switch refusal {
    case .confirmationRequired(let what): (words(what), "add --yes")
    case .addressTaken(let email):
      (
        "\(email) is the address of another account",
        "accounts are nominative: one person, one address"
      )
    case .engaged(let account, let registrations, let conventions):
      (
        "\(account) is engaged and cannot be erased yet: "
          + (registrations.map { "registration \($0) is to come" }
          + conventions.map { "\($0) is being signed" }).joined(separator: ", "),
        registrations.first.map { "jinius registration show \($0) tells what can be done with it" }
          ?? conventions.first.map { "jinius convention cancel \($0)" }
      )
    case .documentErased:
      (
        "this file is no longer kept: the time that the law gives it is over",
        "jinius retention report shows the periods"
      )
    default: nil
    }
  }

  private static func words(_ confirmation: Refusal.Confirmation) -> String {
    switch confirmation {
    case .registrationRights:
      "who may register people shapes the space: a change wants to be confirmed"
    case .erasure: "an erasure cannot be undone: it wants to be confirmed"
    case .retention: "what is deleted cannot be brought back: it wants to be confirmed"
    }
  }
}
