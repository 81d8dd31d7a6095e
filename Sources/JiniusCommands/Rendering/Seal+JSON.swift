internal import JiniusCore

extension SealView: Presentable {
  var json: JSON {
    [
      "subject": .string(subject), "issuer": .string(issuer),
      "self_signed": .bool(isSelfSigned), "key": .string(key), "serial": .string(serial),
      "not_before": .instant(notBefore), "not_after": .instant(notAfter),
      "sha256": .string(sha256), "chain": .array(chain.map { .string($0) }),
    ]
  }
}

extension SealFinding: Listed {
  static let columns: [Column] = ["CHECK", "STATE", "WHAT", "REMEDY"]

  /// Whether nothing has to be mended: what could not be looked at has not passed.
  var isPassed: Bool { wasChecked && fault == nil }

  var row: Int { (Item.allCases.firstIndex(of: item) ?? 0) + 1 }
  var cells: [String] { [item.rawValue, state, words?.message ?? "", words?.remedy ?? ""] }

  var json: JSON {
    [
      "check": .string(item.rawValue), "ok": .bool(isPassed), "state": .string(state),
      "code": .optional(fault?.code), "message": .optional(words?.message),
      "remedy": .optional(words?.remedy),
    ]
  }

  private var state: String { fault != nil ? "fails" : wasChecked ? "ok" : "unknown" }
  private var words: (message: String, remedy: String)? { fault.map(ErrorReport.words) }
}
