internal import JiniusCore

extension LetterView: Listed {
  static let columns: [Column] = [
    "LETTER", "KIND", "TO", "SUBJECT", "STATUS", "TRIES", .times("NEXT TRY"), "FAILURE",
  ]

  var row: Int { id }
  var cells: [String] {
    [
      String(id), kind.rawValue, recipient, subject, status.rawValue, String(attempts),
      nextTry?.description ?? "—", failure ?? "—",
    ]
  }
  var json: JSON { .object(members) }

  fileprivate var members: [JSON.Member] {
    [
      .init("id", .int(id)), .init("kind", .string(kind.rawValue)),
      .init("channel", .string(kind.channel.rawValue)), .init("to", .string(recipient)),
      .init("subject", .string(subject)), .init("status", .string(status.rawValue)),
      .init("status_label", .string(status.label)),
      .init("available_actions", .array(availableActions.map { .string($0) })),
      .init("created_at", .instant(createdAt)), .init("attempts", .int(attempts)),
      .init("next_try_at", .optional(nextTry)),
      .init("ended_at", .optional(endedAt)), .init("failure", .optional(failure)),
    ]
  }
}

/// A letter with its text.
struct LetterDetail: Presentable {
  let letter: LetterView

  var json: JSON { .object(letter.members + [.init("body", .string(letter.body))]) }
}

extension DeliveredLetter: Listed {
  static let columns: [Column] = LetterView.columns + ["SAID"]

  var row: Int { letter.id }
  var cells: [String] { letter.cells + [said ?? "—"] }
  var json: JSON { .object(letter.members + [.init("said", .optional(said))]) }

  /// What a person is told of a letter that did not leave.
  var sentence: String? {
    let why = [letter.failure, said.map { "“\($0)”" }].compactMap { $0 }.joined(separator: ", ")
    return switch letter.status {
    case .queued:
      "letter \(letter.id) waits until \(letter.nextTry?.inParis ?? "its next try"): \(why)"
    case .failed: "letter \(letter.id) is given up: \(why)"
    case .sending, .sent: nil
    }
  }
}

/// What a round of deliveries came to.
struct DeliveryCounts: Presentable {
  let sent: Int
  let putOff: Int
  let failed: Int
  /// The programs that could not be started, while letters of the other way left.
  let missing: [MissingProgram]

  init(_ letters: [DeliveredLetter], missing: [MissingProgram] = []) {
    self.missing = missing
    let statuses = letters.map(\.letter.status)
    // Nothing is being sent any more when a round is over, but in a rehearsal.
    sent = statuses.count { $0 == .sent || $0 == .sending }
    putOff = statuses.count { $0 == .queued }
    failed = statuses.count { $0 == .failed }
  }

  var json: JSON {
    let programs = missing.map {
      ["setting": .string($0.setting.rawValue), "program": .string($0.path)] as JSON
    }
    return .object(
      [
        .init("sent", .int(sent)), .init("put_off", .int(putOff)), .init("failed", .int(failed)),
      ] + (programs.isEmpty ? [] : [.init("missing_programs", .array(programs))]))
  }

  /// For a person.
  var text: String {
    let parts = [
      "\(sent) \(sent == 1 ? "letter" : "letters") sent", putOff > 0 ? "\(putOff) put off" : nil,
      failed > 0 ? "\(failed) given up: jinius outbox list --failed" : nil,
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }
}
