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

  /// The value in force of a setting that is a number; its standard where something else was put
  /// into the table, as `doctor` tells.
  func number(_ setting: Setting) throws -> Int {
    try Int(value(setting)) ?? Int(setting.standard) ?? 0
  }

  /// The value of a setting that may be none.
  func optional(_ setting: Setting) throws -> String? {
    let value = try value(setting)
    return value == Setting.none ? nil : value
  }
}
