internal import JiniusCore

/// The sentences about letters on their way.
extension ErrorReport {
  static func deliveryWords(_ refusal: Refusal) -> (message: String, hint: String?)? {
    switch refusal {
    case .deliveryNotSetUp:
      (
        "nothing is set up to send letters with: they wait in the outbox",
        "jinius settings set mail_sender noreply@…, and sms_command for SMS"
      )
    case .programsMissing(let programs):
      (
        programs.map(\.path).joined(separator: " and ")
          + (programs.count == 1 ? " is" : " are")
          + " not there, or cannot be run: letters wait, and no try is counted",
        programs.map(\.remedy).joined(separator: "; ")
      )
    case .letterSent(let id, let instant):
      (
        "letter \(id) was sent at \(instant), and goes only once",
        "jinius outbox list --failed shows those that did not go"
      )
    case .letterStale(let id):
      (
        "letter \(id) brings a link or code that is dead: nobody could use it",
        "jinius convention sign, signature code or invitation resend make a new one"
      )
    default: nil
    }
  }
}

extension MissingProgram {
  fileprivate var remedy: String {
    setting == .sendmail
      ? "apt-get install msmtp-mta (or postfix), or jinius settings set sendmail /…"
      : "jinius settings set \(setting.rawValue) /…"
  }
}
