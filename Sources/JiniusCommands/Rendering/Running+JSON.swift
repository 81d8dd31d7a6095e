internal import JiniusCore

extension LetterView: Listed {
  static let columns = ["LETTER", "KIND", "TO", "SUBJECT", "STATUS"]

  var row: Int { id }
  var cells: [String] { [String(id), kind.rawValue, recipient, subject, status] }
  var json: JSON { .object(members) }

  fileprivate var members: [JSON.Member] {
    [
      .init("id", .int(id)), .init("kind", .string(kind.rawValue)),
      .init("channel", .string(kind.channel.rawValue)), .init("to", .string(recipient)),
      .init("subject", .string(subject)), .init("status", .string(status)),
      .init("status_label", "En file"), .init("available_actions", .array([])),
      .init("created_at", .string(createdAt.description)),
    ]
  }
}

/// A letter with its text.
struct LetterDetail: Presentable {
  let letter: LetterView

  var json: JSON { .object(letter.members + [.init("body", .string(letter.body))]) }
}

extension JournalLine: Listed {
  static let columns = ["ENTRY", "AT", "ACTOR", "WHAT", "SUBJECT", "FACTS"]

  var row: Int { number }
  var cells: [String] { [String(number), at.description, actor, kind, subject, facts] }

  var json: JSON {
    [
      "entry": .int(number), "at": .string(at.description), "actor": .string(actor),
      "kind": .string(kind), "subject": .string(subject), "facts": .string(facts),
      "personal": .optional(personal), "hash": .string(hash),
    ]
  }
}

extension SettingView: Listed {
  static let columns = ["SETTING", "VALUE", "HELP"]

  var row: Int { (Setting.allCases.firstIndex(of: setting) ?? 0) + 1 }
  var cells: [String] { [setting.rawValue, value, setting.help] }

  var json: JSON {
    [
      "setting": .string(setting.rawValue), "value": .string(value), "is_set": .bool(isSet),
      "standard": .string(setting.standard), "help": .string(setting.help),
    ]
  }
}
