/// Whether letters reach anybody. From a sandbox none leaves.
extension Examination {
  /// A letter that is due for longer waits for somebody who does not come.
  static let patience: Int64 = 3_600
  /// A deadline that is past for longer was recorded by nobody.
  static let deadlinePatience: Int64 = 86_400
  /// For how many days a letter that was given up is told.
  static let daysTold = 7

  mutating func lookAtSettings(_ settings: SettingsInForce, isSandbox: Bool) {
    note(
      .settings,
      settings.firstFault.map { .broken(.settingInvalid($0.setting, value: $0.value)) } ?? .ok(nil))
    let ways: [Check] = [.publicAddress, .mailSender, .sendmail, .smsCommand]
    if isSandbox {
      for check in ways { note(check, .notNeeded(.sandbox)) }
      return
    }
    note(.publicAddress, Self.publicAddress(settings))
    let sender = settings.optional(.mailSender)
    note(.mailSender, sender.map { .ok(.value($0)) } ?? .broken(.settingMissing(.mailSender)))
    note(
      .sendmail,
      sender == nil
        ? .notNeeded(.unset(.mailSender))
        : Self.program(settings.value(.sendmail), of: .sendmail))
    note(
      .smsCommand,
      settings.optional(.smsCommand).map { Self.program($0, of: .smsCommand) }
        ?? .broken(.settingMissing(.smsCommand)))
  }

  private static func publicAddress(_ settings: SettingsInForce) -> CheckFinding.State {
    if !settings.isSet(.publicAddress) { return .broken(.settingMissing(.publicAddress)) }
    let address = settings.value(.publicAddress)
    return address.hasPrefix("https://")
      ? .ok(.value(address)) : .broken(.addressNotEncrypted(address))
  }

  private static func program(_ path: String, of setting: Setting) -> CheckFinding.State {
    FileSystem.isExecutable(path)
      ? .ok(.path(path))
      : .broken(.error(Refusal.programsMissing([.init(path: path, setting: setting)])))
  }

  /// Looks at what lies about because nobody sent or recorded it.
  mutating func lookAtBacklog(_ backlog: Backlog?) {
    let checks: [Check] = [.failedLetters, .overdueLetters, .overdueDeadlines]
    guard let backlog else {
      for check in checks { note(check, .notNeeded(.sandbox)) }
      return
    }
    note(
      .failedLetters,
      backlog.failedLetters == 0
        ? .ok(nil) : .warning(.lettersFailed(count: backlog.failedLetters, days: Self.daysTold)))
    note(
      .overdueLetters,
      backlog.oldestLetter.map {
        .broken(.lettersOverdue(count: backlog.overdueLetters, since: $0))
      } ?? .ok(nil))
    note(
      .overdueDeadlines,
      backlog.oldestDeadline.map { .warning(.deadlinesOverdue(since: $0)) } ?? .ok(nil))
  }
}
