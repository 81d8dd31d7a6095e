/// What keeps letters in the outbox: the settings that nobody has set yet.
public struct DeliveryGap: Equatable, Sendable {
  /// Those that are missing.
  public let settings: [Setting]
  /// The ways that are closed for want of them.
  public let closed: Set<LetterKind.Channel>
  /// The host of the public address, which mail is likely to come from; nil before it is set.
  public let host: String?
  /// Whether letters wait, and not only those that they will cause.
  public internal(set) var isWaitedFor = true

  /// What is missing, and for which ways.
  public init(settings: [Setting], closed: Set<LetterKind.Channel>, host: String?) {
    self.settings = settings
    self.closed = closed
    self.host = host
  }
}

extension Reading {
  /// What is missing for these ways; nil where they are open, and in a sandbox, whose letters stay by
  /// themselves.
  func deliveryGap(_ ways: some Collection<LetterKind.Channel>) throws -> DeliveryGap? {
    if isSandbox || ways.isEmpty { return nil }
    let address = try SettingTable.value(.publicAddress, in: database)
    let unset = try ways.filter { try optional($0.setting) == nil }
    let settings = (address == nil ? [.publicAddress] : []) + unset.map(\.setting)
    if settings.isEmpty { return nil }
    return DeliveryGap(
      settings: Setting.allCases.filter(settings.contains),
      closed: Set(address == nil ? Array(ways) : unset), host: address.map(Self.host))
  }
}

extension Transaction {
  /// What keeps the letters of this transaction, and those that they ask for, in the outbox.
  func deliveryGap() throws -> DeliveryGap? {
    var gap = try deliveryGap(Set(writtenKinds.flatMap { [$0.channel] + $0.waysNeeded }))
    if let closed = gap?.closed {
      gap?.isWaitedFor = writtenKinds.contains { closed.contains($0.channel) }
    }
    return gap
  }

  /// Refuses a letter that somebody is to act on and that could not leave: that nothing is set up, or
  /// that the program is not there.
  func requireDelivery() throws {
    let ways = Set(writtenKinds.flatMap(\.waysNeeded))
    if let gap = try deliveryGap(ways) { throw Refusal.deliveryNotSetUp(gap) }
    if ways.isEmpty { return }
    guard let setup = try deliverySetup() else { return }
    let courier = Courier(setup: setup, environment: [:])
    let missing = setup.channels.filter { ways.contains($0) && !courier.isOpen($0) }
    if !missing.isEmpty { throw Refusal.programsMissing(missing.map(courier.program)) }
  }
}

extension LetterKind.Channel {
  /// What must be set for letters to go this way.
  fileprivate var setting: Setting {
    switch self {
    case .email: .mailSender
    case .sms: .smsCommand
    }
  }
}
