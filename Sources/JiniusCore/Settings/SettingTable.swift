internal import SQLite

/// The table `setting`: what was set; everything else has its standard value.
enum SettingTable {
  static func value(_ setting: Setting, in database: Database) throws -> String? {
    try database.row("SELECT value FROM setting WHERE name = \(setting.rawValue)") {
      try $0.text(0)
    }
  }

  static func set(_ setting: Setting, to value: String, in database: Database) throws {
    try database.execute(
      """
      INSERT INTO setting (name, value) VALUES (\(setting.rawValue), \(value))
      ON CONFLICT (name) DO UPDATE SET value = excluded.value
      """)
  }

  /// Puts back what was recorded, whatever stands there.
  static func replaceAll(by settings: [String: String], in database: Database) throws {
    try database.execute("DELETE FROM setting")
    for (name, value) in settings {
      try database.execute("INSERT INTO setting (name, value) VALUES (\(name), \(value))")
    }
  }

  /// Forgets what was set.
  ///
  /// - Returns: false when nothing was.
  static func remove(_ setting: Setting, in database: Database) throws -> Bool {
    try database.execute("DELETE FROM setting WHERE name = \(setting.rawValue)")
    return database.changes == 1
  }
}

extension Reading {
  /// The value in force.
  func value(_ setting: Setting) throws -> String {
    try SettingTable.value(setting, in: database) ?? setting.standard
  }

  /// The value in force of a setting that counts days.
  func days(_ setting: Setting) throws -> Int { try number(setting) }

  /// The value in force of a setting that is a number.
  func number(_ setting: Setting) throws -> Int { try number(try value(setting), of: setting) }

  /// The values in force of a setting that lists days; none where it is off.
  func dayList(_ setting: Setting) throws -> [Int] {
    try (optional(setting)?.split(separator: ",") ?? []).map {
      try number(String($0), of: setting)
    }
  }

  /// What is no number was written by others than jinius.
  private func number(_ text: String, of setting: Setting) throws -> Int {
    if let number = Int(text) { return number }
    throw StoreError.damaged(
      path: store.path, message: "the setting \(setting.rawValue) is no number")
  }

  /// The value of a setting that may be none.
  func optional(_ setting: Setting) throws -> String? {
    let value = try value(setting)
    return value == Setting.none ? nil : value
  }
}
