internal import JiniusCore

/// The sentences of `doctor`: what is wrong, and the command that mends it.
extension ErrorReport {
  static func words(_ fault: CheckFault) -> (message: String?, remedy: String?) {
    switch fault {
    case .error(let error):
      let report = Self(error)
      return (report.message, report.hint)
    case .seal(let fault):
      let (message, remedy) = words(fault)
      return (message, remedy)
    case .exposed(let path, let mode, let wanted):
      return (
        "\(path) is open to others (\(octal(mode)))", "chmod \(octal(wanted)) \(quoted(path))"
      )
    case .otherOwner(let path, let owner, let wanted):
      return (
        "\(path) belongs to user \(owner), and the database to user \(wanted)",
        "chown \(wanted) \(quoted(path))"
      )
    case .writesAhead:
      return (
        "another program has set the database to write ahead (WAL), where commits may be lost",
        "jinius tick"
      )
    case .damaged(let words): return ("SQLite finds damage: \(words)", restore)
    case .danglingRows(let tables):
      return ("rows of \(tables.joined(separator: ", ")) point to none", restore)
    case .documentsAltered(let count, let first, let conventions):
      return (
        "\(count) \(count == 1 ? "document is" : "documents are") not what the digest says; the "
          + "first is document \(first)"
          + (conventions.isEmpty ? "" : " of \(conventions.joined(separator: ", "))"), restore
      )
    case .rightsIgnored(let edits, let remedy):
      return (
        "\(edits.count) \(edits.count == 1 ? "edit" : "edits") of rights that the rules forbid "
          + "\(edits.count == 1 ? "stands" : "stand") in the tables, and \(edits.count == 1 ? "counts" : "count") for nothing: "
          + edits.prefix(3).joined(separator: "; ") + (edits.count > 3 ? "; …" : ""),
        remedy.map {
          "jinius right set --company \($0.company) --role \($0.role.rawValue) "
            + "--\($0.isAllowed ? "allow" : "deny") \($0.action.rawValue)"
        }
      )
    case .rowsAltered(let rows):
      let shown = rows.prefix(20).map { words($0) }.joined(separator: ", ")
      return (
        "changed by other means than jinius: \(shown)"
          + (rows.count > 20 ? " and \(rows.count - 20) more" : ""), restore
      )
    case .certificatesUnreadable(let path):
      return (
        "\(path) cannot be read, or holds no certificate in PEM",
        "jinius settings set trusted_certificates /…, or jinius settings reset trusted_certificates"
      )
    case .platformEnds(let name):
      return (
        "every certificate of platform “\(name)” ends within 30 days, or has ended",
        "jinius platform update \(quoted(name)) --certificates FILE"
      )
    case .backupDue(let since):
      return (
        since.map { "the last backup was made at \($0.inParis)" } ?? "no backup was ever made",
        "jinius backup FILE --passphrase -, and every night from cron: docs/how-to/backup.md"
      )
    case .asideStands(let path):
      return (
        "what stood before a restore, with whoever was erased since, is still in \(path)",
        "rm -r \(quoted(path))"
      )
    case .upgradeCopyStands(let path):
      return (
        "\(path) still holds who was erased since the upgrade", "rm \(quoted(path))"
      )
    case .littleSpace(let path, let bytes):
      return ("\(bytes >> 20) MB are left beside the database", "df -h \(quoted(path))")
    default: return settingWords(fault)
    }
  }

  private static func settingWords(_ fault: CheckFault) -> (message: String?, remedy: String?) {
    switch fault {
    case .settingMissing(let setting):
      (
        "\(setting.rawValue) is not set",
        "jinius settings set \(setting.rawValue) \(example(of: setting))"
      )
    case .settingInvalid(let setting, let value):
      (
        "\(setting.rawValue) stands at “\(value)”, which its rule does not let stand",
        "jinius settings reset \(setting.rawValue)"
      )
    case .addressNotEncrypted(let address):
      (
        "\(address) sends links and codes unencrypted",
        "jinius settings set public_address \(example(of: .publicAddress))"
      )
    case .lettersFailed(let count, let days):
      (
        "\(count) \(count == 1 ? "letter was" : "letters were") given up within \(days) days",
        "jinius outbox list --failed, then jinius outbox retry --failed"
      )
    case .lettersOverdue(let count, let since):
      (
        "\(count) \(count == 1 ? "letter waits" : "letters wait") to be sent since \(since.inParis)",
        "jinius outbox deliver, and every minute from cron: jinius outbox deliver --quiet"
      )
    case .deadlinesOverdue(let since):
      (
        "a deadline that passed at \(since.inParis) was recorded by nobody",
        "jinius tick, and every hour from cron: jinius tick --quiet"
      )
    default: (nil, nil)
    }
  }

  private static let restore = "restore a backup: docs/how-to/backup.md"

  private static func example(of setting: Setting) -> String {
    switch setting {
    case .publicAddress: "https://…"
    case .mailSender: "noreply@…"
    default: "/…"
    }
  }

  private static func octal(_ mode: Int) -> String {
    let digits = String(mode & 0o777, radix: 8)
    return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }

  /// A path as a shell takes it for one word.
  static func quoted(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy {
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0
        || UInt8(ascii: "+")...UInt8(ascii: "9") ~= $0 || "_@%".utf8.contains($0) || $0 >= 0x80
    }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }
}
