/// A setting with the value in force.
public struct SettingView: Sendable {
  /// Which.
  public let setting: Setting
  /// The value in force.
  public let value: String
  /// Whether somebody set it.
  public let isSet: Bool
}

extension Registry {
  /// Every setting with its value.
  public func settings() throws -> [SettingView] {
    try read { reading in
      try reading.requireOperator()
      return try Setting.allCases.map { try Self.view($0, reading) }
    }
  }

  /// One setting with its value.
  public func setting(_ setting: Setting) throws -> SettingView {
    try read { reading in
      try reading.requireOperator()
      return try Self.view(setting, reading)
    }
  }

  /// Sets a value.
  ///
  /// - Returns: the view, and whether the value was so already.
  public func set(_ setting: Setting, to text: String) throws -> Outcome<SettingView> {
    let value = try setting.validated(text)
    return try settle(mendsSettings: true) { transaction in
      try transaction.requireOperator()
      try transaction.mendSettings()
      if try SettingTable.value(setting, in: transaction.database) == value {
        return .success(.already(try Self.view(setting, transaction)))
      }
      try SettingTable.set(setting, to: value, in: transaction.database)
      try transaction.record(
        .settingChanged, .database,
        facts: ["setting": .string(setting.rawValue), "value": .string(value)])
      return .success(.done(try Self.view(setting, transaction)))
    }
  }

  /// Puts a setting back to its standard value, whatever that will be in a later release.
  ///
  /// - Returns: the view, and whether nothing was set.
  public func reset(_ setting: Setting) throws -> Outcome<SettingView> {
    try settle(mendsSettings: true) { transaction in
      try transaction.requireOperator()
      let isMended = try transaction.mendSettings()
      guard try SettingTable.remove(setting, in: transaction.database) || isMended else {
        return .success(.already(try Self.view(setting, transaction)))
      }
      try transaction.record(
        .settingChanged, .database,
        facts: ["setting": .string(setting.rawValue), "value": .null])
      return .success(.done(try Self.view(setting, transaction)))
    }
  }

  private static func view(_ setting: Setting, _ reading: Reading) throws -> SettingView {
    let value = try SettingTable.value(setting, in: reading.database)
    return SettingView(setting: setting, value: value ?? setting.standard, isSet: value != nil)
  }
}

extension Transaction {
  /// Where settings were changed by other means than jinius, those that it recorded stand again:
  /// the operator sets one, and so looks at them.
  ///
  /// - Returns: whether it was so.
  @discardableResult
  fileprivate func mendSettings() throws -> Bool {
    if try isAsRecorded(.installation) { return false }
    let agreement = Agreement(database: database, key: key, version: Schema.version)
    guard let recorded = try agreement.recordedSettings() else {
      throw Refusal.altered(.installation)
    }
    try SettingTable.replaceAll(by: recorded, in: database)
    held.insert(.installation)
    try touch(.installation)
    return true
  }
}
