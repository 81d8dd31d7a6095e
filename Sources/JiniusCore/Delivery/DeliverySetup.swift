/// The settings that letters are sent by.
struct DeliverySetup {
  /// Whom mail comes from; nil where none is to be sent.
  let sender: EmailAddress?
  /// The mail program.
  let sendmail: String
  /// The program that sends an SMS; nil where none is to be sent.
  let smsCommand: String?
  /// How often a letter is tried.
  let tries: Int
  /// The host of the public address, for identifiers.
  let host: String

  /// The ways that are open.
  var channels: [LetterKind.Channel] {
    (sender == nil ? [] : [.email]) + (smsCommand == nil ? [] : [.sms])
  }
}

extension Reading {
  /// The settings that letters are sent by; nil in a sandbox, from which none leaves.
  func deliverySetup() throws -> DeliverySetup? {
    if isSandbox { return nil }
    // The settings name the programs that are run: they are as they were recorded, or none is.
    _ = try secretKey()
    let setup = DeliverySetup(
      sender: try optional(.mailSender).map { try EmailAddress($0) },
      sendmail: try value(.sendmail), smsCommand: try optional(.smsCommand),
      tries: Int(try value(.deliveryTries)) ?? 1, host: Self.host(of: try value(.publicAddress)))
    if setup.channels.isEmpty, let gap = try deliveryGap(LetterKind.Channel.allCases) {
      throw Refusal.deliveryNotSetUp(gap)
    }
    if try SettingTable.value(.publicAddress, in: database) == nil {
      throw Refusal.publicAddressMissing
    }
    return setup
  }

  /// `formation.example` of `https://formation.example:8443/jinius`.
  static func host(of address: String) -> String {
    let rest = address.drop { $0 != "/" }.drop { $0 == "/" }
    return rest.prefix { !":/".contains($0) }.split(separator: ".").joined(separator: ".")
  }
}
