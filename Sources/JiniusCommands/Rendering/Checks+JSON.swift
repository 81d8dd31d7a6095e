internal import JiniusCore

extension CheckFinding: Listed {
  static let columns: [Column] = ["CHECK", "STATUS", "WHAT", "REMEDY"]

  /// Whether something is to be mended.
  var remedyIsDue: Bool {
    switch state {
    case .ok, .notNeeded: false
    case .warning, .broken: true
    }
  }

  var row: Int { (Check.allCases.firstIndex(of: check) ?? 0) + 1 }
  var cells: [String] { [check.rawValue, status, words.message ?? "", words.remedy ?? ""] }

  var json: JSON {
    [
      "check": .string(check.rawValue), "status": .string(status),
      "message": .optional(words.message), "remedy": .optional(words.remedy),
    ]
  }

  private var status: String {
    switch state {
    case .ok: "ok"
    case .warning: "warning"
    case .broken: "broken"
    case .notNeeded: "not_needed"
    }
  }

  private var words: (message: String?, remedy: String?) {
    switch state {
    case .ok(let fact): (fact?.words, nil)
    case .warning(let fault), .broken(let fault): ErrorReport.words(fault)
    case .notNeeded(let excuse): (excuse.words, nil)
    }
  }
}

extension CheckFact {
  fileprivate var words: String {
    switch self {
    case .path(let path): path
    case .version(let number): "version \(number) of the tables"
    case .kind(let isSandbox): isSandbox ? "a sandbox: nothing ever leaves it" : "a real database"
    case .sqlite(let version): "SQLite \(version), with a rollback journal"
    case .instant(let now): "\(now), \(now.inParis)"
    case .entries(let count): "\(count) \(count == 1 ? "entry" : "entries")"
    case .documents(let count): "\(count) \(count == 1 ? "document" : "documents")"
    case .rows(let count): "\(count) \(count == 1 ? "row" : "rows")"
    case .value(let value): value
    case .bytes(let count): "\(count >> 20) MB"
    }
  }
}

extension CheckExcuse {
  fileprivate var words: String {
    switch self {
    case .sandbox: "does not matter in a sandbox"
    case .unset(let setting): "\(setting.rawValue) is not set"
    case .absent: "there is none yet"
    }
  }
}
