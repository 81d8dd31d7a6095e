internal import JiniusCore

/// The sentences about letters on their way.
extension ErrorReport {
  fileprivate static let held = (
    message: "this database was restored, and nobody has said how far numbers were given out since "
      + "its backup",
    hint: Optional("jinius numbers show, then jinius numbers resume --help")
  )

  static func deliveryWords(_ refusal: Refusal) -> (message: String, hint: String?)? {
    switch refusal {
    case .deliveryNotSetUp(let gap): (gap.sentence, gap.remedy)
    case .numbersHeld: held
    case .programsMissing(let programs):
      (
        MissingProgram.sentence(programs) + ": letters wait, and no try is counted",
        programs.map(\.remedy).joined(separator: "; ")
      )
    case .letterSent(let id, let instant):
      (
        "letter \(id) was sent at \(instant.inParis), and goes only once",
        "jinius outbox list --failed shows those that did not go"
      )
    case .letterLimit(let id, let limit, let until):
      (
        "letter \(id) was sent again \(limit) \(limit == 1 ? "time" : "times") within 24 hours: it "
          + "goes on at \(until.inParis)",
        "how often is a setting: jinius settings show \(Setting.invitationResends.rawValue)"
      )
    case .letterStale(let id):
      (
        "letter \(id) brings a link or code that is dead: nobody could use it",
        "a new one: jinius convention sign CONVENTION --signatory EMAIL, jinius signature code LINK, "
          + "or jinius invitation resend EMAIL"
      )
    default: nil
    }
  }
}

extension DeliveryGap {
  /// What is missing.
  var sentence: String {
    var parts = programs.isEmpty ? [] : [MissingProgram.sentence(programs)]
    if settings.contains(.publicAddress) {
      parts.append("links in letters would lead nowhere, as the public address is not set")
    }
    let ways = [(Setting.mailSender, "mail"), (.smsCommand, "SMS")]
      .filter { settings.contains($0.0) }.map(\.1)
    if !ways.isEmpty {
      parts.append("nothing is set up to send \(ways.joined(separator: " or ")) with")
    }
    if areNumbersHeld { parts.append(ErrorReport.held.message) }
    return parts.joined(separator: ", and ")
  }

  /// The commands that set it up.
  var remedy: String {
    (settings.map { "jinius settings set \($0.rawValue) \(value($0))" } + programs.map(\.remedy)
      + [areNumbersHeld ? ErrorReport.held.hint : nil].compactMap { $0 })
      .joined(separator: "; ")
  }

  /// What letters wait for, as scripts read it: settings, or `numbers` after a restore.
  var codes: [String] {
    (settings + programs.map(\.setting)).map(\.rawValue) + (areNumbersHeld ? ["numbers"] : [])
  }

  /// What may well stand there: mail comes from the host that links lead to.
  private func value(_ setting: Setting) -> String {
    switch setting {
    case .publicAddress: "https://…"
    case .mailSender:
      host.flatMap { try? EmailAddress("noreply@" + $0) }?.description ?? "noreply@…"
    default: "/usr/local/bin/send-sms"
    }
  }
}

extension MissingProgram {
  /// That they are missing.
  fileprivate static func sentence(_ programs: [MissingProgram]) -> String {
    programs.map(\.path).joined(separator: " and ")
      + (programs.count == 1 ? " is" : " are") + " not there, or cannot be run"
  }

  fileprivate var remedy: String {
    setting == .sendmail
      ? "apt-get install msmtp-mta (or postfix), or jinius settings set sendmail /…"
      : "jinius settings set \(setting.rawValue) /…"
  }
}
