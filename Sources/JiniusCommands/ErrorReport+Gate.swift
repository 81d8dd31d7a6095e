internal import JiniusCore

/// The sentences of the gate.
extension ErrorReport {
  init(_ refusal: GateRefusal) {
    let (message, hint) = Self.words(refusal)
    self.init(.notPermitted, "gate_refused", message, hint: hint)
    details = [.init("reason", .string(refusal.reason))]
  }

  /// Why somebody at a distance is not let do something, in a word for the journal; nil for any other
  /// failure.
  static func gateReason(_ error: any Error) -> String? {
    if let refusal = error as? GateRefusal { return refusal.reason }
    let report = Self(error)
    return report.status == .notPermitted ? report.code : nil
  }

  private static func words(_ refusal: GateRefusal) -> (message: String, hint: String?) {
    switch refusal {
    case .noCommand: ("no command was given", seeHelp)
    case .tooLong(let bytes):
      ("a line of \(bytes) bytes is not read", "\(RemoteLine.limit) bytes at most")
    case .notUTF8: ("the line is not UTF-8", nil)
    case .controlCharacter: ("the line holds a control character", "one line of plain text")
    case .openQuote: ("a quote is not closed", quoteTwice)
    case .shellCharacter(let character):
      ("“\(character)” outside quotes: there is no shell here", quoteTwice)
    case .closedCommand(let word): ("“\(word)” is not open at a distance", seeHelp)
    case .closedOption(let option): ("\(option) is not open at a distance", seeHelp)
    case .closedWord(let word):
      (
        "“\(word)” is not open at a distance",
        "no files: documents go to standard output, imports come from standard input"
      )
    }
  }

  private static let seeHelp = "\"help\" shows what is open"
  private static let quoteTwice =
    "quote once for your own shell, and once for here: ssh HOST 'registration create … \"Léa Petit <lea@x.fr>\"'"
}
