internal import JiniusCore

extension JournalLine: Listed {
  static let columns: [Column] = ["ENTRY", .times("AT"), "ACTOR", "WHAT", "SUBJECT", "FACTS"]

  var row: Int { number }
  var cells: [String] { [String(number), at.description, actor, kind, subject, facts] }

  var json: JSON {
    [
      "entry": .int(number), "at": .instant(at), "actor": .string(actor),
      "kind": .string(kind), "subject": .string(subject), "facts": .string(facts),
      "personal": .optional(personal), "hash": .string(hash),
    ]
  }
}

extension SettingView: Listed {
  static let columns: [Column] = ["SETTING", "VALUE", "HELP"]

  var row: Int { (Setting.allCases.firstIndex(of: setting) ?? 0) + 1 }
  var cells: [String] { [setting.rawValue, value, setting.help] }

  var json: JSON {
    [
      "setting": .string(setting.rawValue), "value": .string(value), "is_set": .bool(isSet),
      "standard": .string(setting.standard), "help": .string(setting.help),
    ]
  }
}
