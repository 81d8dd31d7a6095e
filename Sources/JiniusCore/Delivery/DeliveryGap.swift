/// What keeps letters in the outbox: settings that nobody has set yet, programs that are not there,
/// numbers that are held after a restore.
public struct DeliveryGap: Equatable, Sendable {
  /// Those that are missing.
  public let settings: [Setting]
  /// The programs that are set, and cannot be started.
  public internal(set) var programs: [MissingProgram] = []
  /// Whether nothing leaves before somebody says how far numbers were given out.
  public internal(set) var areNumbersHeld = false
  /// The ways that are closed for want of them.
  public internal(set) var closed: Set<LetterKind.Channel>
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

  /// The programs of these ways that are set, and cannot be started.
  fileprivate func missingPrograms(
    _ ways: some Collection<LetterKind.Channel>
  ) throws -> [(way: LetterKind.Channel, program: MissingProgram)] {
    try ways.sorted { $0.rawValue < $1.rawValue }.compactMap { way in
      guard let sender = try optional(way.setting) else { return nil }
      let program =
        switch way {
        case .email: MissingProgram(path: try value(.sendmail), setting: .sendmail)
        case .sms: MissingProgram(path: sender, setting: .smsCommand)
        }
      return FileSystem.isExecutable(program.path) ? nil : (way, program)
    }
  }
}

extension Transaction {
  /// What keeps the letters of this transaction, and those that they ask for, in the outbox.
  func deliveryGap() throws -> DeliveryGap? {
    let ways = Set(writtenKinds.flatMap { [$0.channel] + $0.waysNeeded })
    if isSandbox || ways.isEmpty { return nil }
    var gap = try deliveryGap(ways) ?? DeliveryGap(settings: [], closed: [], host: nil)
    let missing = try missingPrograms(ways)
    gap.programs = missing.map(\.program)
    gap.areNumbersHeld = try NumberingTable.isAnyHeld(in: database)
    gap.closed.formUnion(gap.areNumbersHeld ? Array(ways) : missing.map(\.way))
    gap.isWaitedFor = writtenKinds.contains { gap.closed.contains($0.channel) }
    return gap.closed.isEmpty ? nil : gap
  }

  /// Refuses a letter that somebody is to act on and that could not leave: that nothing is set up,
  /// that numbers are held, or that the program is not there.
  func requireDelivery() throws {
    let ways = Set(writtenKinds.flatMap(\.waysNeeded))
    if isSandbox || ways.isEmpty { return }
    if let gap = try deliveryGap(ways) { throw Refusal.deliveryNotSetUp(gap) }
    if try NumberingTable.isAnyHeld(in: database) { throw Refusal.numbersHeld }
    let missing = try missingPrograms(ways).map(\.program)
    if !missing.isEmpty { throw Refusal.programsMissing(missing) }
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
