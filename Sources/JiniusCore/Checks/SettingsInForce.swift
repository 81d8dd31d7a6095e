/// What every setting stands at, read at once.
struct SettingsInForce {
  /// What was set, by name.
  let set: [String: String]

  func isSet(_ setting: Setting) -> Bool { set[setting.rawValue] != nil }

  func value(_ setting: Setting) -> String { set[setting.rawValue] ?? setting.standard }

  func optional(_ setting: Setting) -> String? {
    let value = value(setting)
    return value == Setting.none ? nil : value
  }

  /// The first whose value its rule does not let stand: it was written by other means than ours.
  var firstFault: (setting: Setting, value: String)? {
    Setting.allCases.lazy.map { ($0, value($0)) }
      .first { setting, value in (try? setting.validated(value)) != value }
  }
}
