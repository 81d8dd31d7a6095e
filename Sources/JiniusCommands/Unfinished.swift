internal import CommandLineKit
internal import JiniusCore

/// A command that failed after it had changed something, which stands: said with the failure, as
/// nobody would look for it.
struct Unfinished: Error {
  /// What went wrong.
  let cause: any Error
  /// The command's words in the tree, such as `signature sign`.
  let path: [String]
  /// The entries of the journal that stand.
  let entries: ClosedRange<Int>?
  /// The command that shows what stands.
  let look: String
  /// The convention that was handed over, where nothing but its file is missing.
  let handedOver: String?

  /// Nothing where nothing was changed, or where the error says itself how things stand.
  init?(_ error: any Error, of path: [String], _ words: [String], in console: Console) {
    let isUncertain = if case .mayBeDone? = error as? StoreError { true } else { false }
    let isFailure = error is StoreError || error is FileError || error is OutputError
    guard isUncertain || isFailure && console.hasCommitted else { return nil }
    cause = error
    self.path = path
    entries = console.entries
    look = Self.look(path, words, in: console)
    let isFile = error is FileError && path == ["convention", "sign"]
    handedOver = isFile ? words.first { (try? ConventionNumber($0)) != nil } : nil
  }

  /// The operator has the journal, where each change is an entry; an account has the lists.
  private static func look(_ path: [String], _ words: [String], in console: Console) -> String {
    switch path.first {
    case "signature": return "jinius signature open LINK"
    case "outbox": return "jinius outbox list"
    default: break
    }
    guard let account = try? console.actingAccount() else {
      return "jinius audit list --json | tail -n \(max(5, console.entries?.count ?? 0))"
    }
    // The list of the noun, for the same space, where there is one.
    let list = path.prefix(1) + ["list"]
    let candidates = [list + spaceOptions(words), Array(list)]
    let found = candidates.first { words in
      if case .run? = try? Tool.tool.parse(words, globals: CommonOptions()) { true } else { false }
    }
    return "jinius "
      + (found ?? ["account", "overview", account.description])
      .joined(separator: " ")
  }

  /// The options that name a space among the words; their values need no quotes.
  private static func spaceOptions(_ words: [String]) -> [String] {
    for (place, word) in words.enumerated() {
      for name in ["--company", "--establishment", "--individual"] {
        if word == name, place + 1 < words.count { return [name, words[place + 1]] }
        if word.hasPrefix(name + "=") { return [word] }
      }
    }
    return []
  }
}

extension ErrorReport {
  init(_ unfinished: Unfinished) {
    let report = Self(unfinished.cause)
    let look = "\(unfinished.look) shows it"
    var said = report.message
    var next = "the same command again does nothing twice"
    switch unfinished.cause {
    case StoreError.mayBeDone: break
    case is OutputError: said += ", but the change stands"
    default:
      said += "; what was done before that stands"
      if let entries = unfinished.entries {
        said += " (entries \(entries.lowerBound) to \(entries.upperBound) of the journal)"
      }
      next = "the same command again does the rest"
    }
    if let convention = unfinished.handedOver {
      said = report.message + "; \(convention) is handed over all the same"
      next = "jinius convention preview \(convention) --output FILE writes the file again"
    }
    switch unfinished.path.joined(separator: " ") {
    case "signature sign":
      next = "if it is not signed, jinius signature code LINK sends a new code"
    case "signature code", "invitation resend", "outbox resend":
      next = "the same command again sends another"
    case "seal create", "seal import": next = "jinius seal show tells which seal stands"
    case "account erase": next = "the same command again finds nobody"
    default: break
    }
    self.init(report.status, report.code, said, hint: "\(look); \(next)")
  }
}
