internal import JiniusCore

extension Collaborator: Listed {
  static let columns: [Column] = [
    "EMAIL", "NAME", "STATUS", "ACCOUNT", .times("SINCE"), .times("LEFT"),
  ]

  var row: Int { id }

  var cells: [String] {
    [
      account.email.description, account.name.description, status.label, account.status.label,
      joinedAt.description, leftAt?.description ?? "—",
    ]
  }

  var json: JSON {
    [
      "email": .string(account.email.description), "given_name": .string(account.name.given),
      "family_name": .string(account.name.family), "status": .string(status.rawValue),
      "status_label": .string(status.label),
      "available_actions": .array(availableActions.map { .string($0) }),
      "account_status": .string(account.status.rawValue),
      "account_status_label": .string(account.status.label),
      "joined_at": .instant(joinedAt), "left_at": .optional(leftAt),
      "by_registration": .bool(isByRegistration),
    ]
  }
}

extension ImportedLine: Listed {
  static let columns: [Column] = ["LINE", "EMAIL", "RESULT", "WHY"]

  var row: Int { line }

  var cells: [String] {
    [
      String(line), person?.email.description ?? "—", word,
      faults.isEmpty ? "—" : faults.map(ErrorReport.sentence).joined(separator: "; "),
    ]
  }

  var json: JSON {
    [
      "line": .int(line), "email": .optional(person?.email.description), "result": .string(word),
      "given_name": .optional(name?.given), "family_name": .optional(name?.family),
      "faults": .array(faults.map(ErrorReport.json)),
    ]
  }

  private var word: String {
    switch result {
    case .added: "added"
    case .unchanged: "unchanged"
    case .refused: "refused"
    case .notReached: "not_reached"
    }
  }

  /// The name that stands.
  private var name: PersonName? {
    switch result {
    case .added(let name), .unchanged(let name): name
    case .refused, .notReached: nil
    }
  }
}

/// What an import comes to.
struct ImportCounts: Presentable {
  private(set) var added = 0
  private(set) var unchanged = 0
  private(set) var refused = 0
  private(set) var notReached = 0
  /// What stopped it, where something did.
  private let stop: ErrorReport?

  init(_ report: ImportReport) {
    for line in report.lines {
      switch line.result {
      case .added: added += 1
      case .unchanged: unchanged += 1
      case .refused: refused += 1
      case .notReached: notReached += 1
      }
    }
    stop = ErrorReport.interruption(of: report)
  }

  /// Whether all of it was taken.
  var isWhole: Bool { refused == 0 && notReached == 0 }

  var json: JSON {
    var members: [JSON.Member] = [
      .init("added", .int(added)), .init("unchanged", .int(unchanged)),
      .init("refused", .int(refused)),
    ]
    if let stop {
      members += [
        .init("not_reached", .int(notReached)),
        .init("stopped", ["code": .string(stop.code), "message": .string(stop.message)]),
      ]
    }
    return .object(members)
  }

  var text: String {
    let counts = "added \(added), unchanged \(unchanged), refused \(refused)"
    guard let stop else { return counts }
    return "\(counts), not reached \(notReached): \(stop.message); the same command goes on"
  }
}
