internal import JiniusCore

/// The sentences about people: accounts, invitations, and files of them.
extension ErrorReport {
  static func peopleWords(_ refusal: Refusal) -> (message: String, hint: String?)? {
    switch refusal {
    case .accountBarred(let email, nil):
      (
        "nothing can be done in the name of the account \(email)",
        "ask its person, or whoever runs the installation"
      )
    case .accountBarred(let email, let status?):
      (
        "the account \(email) is \(status.rawValue): nothing can be done in its name",
        status == .suspended ? "the operator: jinius account reactivate \(email)" : nil
      )
    case .notInvited(let email, let status):
      (
        "the account \(email) is \(status.rawValue): it awaits no answer to an invitation",
        "jinius account show \(email)"
      )
    case .accountAccepted(let email):
      (
        "\(email) has a name and an address of its person's own, which nobody else corrects",
        "its person, or the operator: jinius account rectify \(email) --given-name … --family-name …"
      )
    case .invitationLimit(let email, let limit, let until):
      (
        "\(email) was sent an invitation again \(limit) \(limit == 1 ? "time" : "times") within 24 "
          + "hours: it goes on at \(until.inParis)",
        "jinius invitation list --to \(email)"
      )
    case .importRefused(let refusal): words(refusal)
    default: nil
    }
  }

  init(_ failure: InputError) {
    switch failure {
    case .cannotRead(let path, let code):
      self.init(
        .notFound, "cannot_read", "\(path) cannot be read: \(systemMessage(code))",
        hint: "give an existing file, or - for standard input")
    case .tooLarge(let name, let limit):
      self.init(
        .badData, "too_large", "\(name) is larger than \(limit >> 20) MiB",
        hint: "cut it into several files")
    }
  }

  // MARK: Imports

  private static func words(_ refusal: ImportRefusal) -> (message: String, hint: String?) {
    let listed = refusal.faults.map { "\(refusal.file):\($0.line): \(sentence($0))" }
    let rest = refusal.count - refusal.faults.count
    return (
      ([
        "nothing of \(refusal.file) was taken: \(refusal.count) "
          + (refusal.count == 1 ? "fault" : "faults")
      ] + listed + (rest > 0 ? ["… and \(rest) more"] : [])).joined(separator: "\n"),
      "correct the file, or take the lines that are right with --keep-going"
    )
  }

  /// What stopped an import; nil for one that came to its end.
  static func interruption(of report: ImportReport) -> ErrorReport? {
    report.interruption.map { Self($0) }
  }

  /// `column: what, remedy`.
  static func sentence(_ fault: ImportFault) -> String {
    (fault.column.map { $0 + ": " } ?? "") + words(fault.problem)
  }

  private static func words(_ problem: ImportFault.Problem) -> String {
    switch problem {
    case .strayQuote: "a quote inside the field; put the field in quotes and double the quote"
    case .textBehindQuote:
      "text behind the closing quote; double the quotes that belong to the field"
    case .openQuote: "a quote that is never closed; close it"
    case .notText: "bytes that are no UTF-8; save the file as UTF-8"
    case .notAnObject: "no JSON object; write one object a line"
    case .notAString: "no string; put the value in quotes"
    case .noCharacter: "an escape that is no character; write the character itself"
    case .memberTwice: "the object has this member twice; keep one"
    case .columnMissing:
      "the header lacks this column; begin the file with given_name,family_name,email"
    case .columnTwice: "the header has this column twice; keep one"
    case .fieldCount(let expected, let found):
      "\(found) fields under a header of \(expected); put a field that holds a separator in quotes"
    case .missing: "empty; fill it in (names may be empty where the account is known)"
    case .invalid(let invalid): inOneLine(Self(invalid))
    case .refused(let refusal): inOneLine(Self(refusal))
    }
  }

  private static func inOneLine(_ report: ErrorReport) -> String {
    report.message + (report.hint.map { "; \($0)" } ?? "")
  }

  /// For a script.
  static func json(_ fault: ImportFault) -> JSON {
    [
      "line": .int(fault.line), "column": .optional(fault.column),
      "message": .string(words(fault.problem)),
    ]
  }
}
