internal import CommandLineKit
internal import JiniusCore

/// An error as its reader gets it: what was refused, the rule, and the remedy. All sentences about
/// errors are made here and in its extensions.
struct ErrorReport {
  let status: ExitStatus
  /// The stable code that scripts read.
  let code: String
  let message: String
  /// The next command to type, or where to look.
  let hint: String?
  /// What a script may want to read apart; additions to the error object.
  var details: [JSON.Member] = []

  init(_ status: ExitStatus, _ code: String, _ message: String, hint: String? = nil) {
    self.status = status
    self.code = code
    self.message = message
    self.hint = hint
  }

  init(_ error: any Error) {
    switch error {
    case let unfinished as Unfinished: self.init(unfinished)
    case let refusal as Refusal: self.init(refusal)
    case let refusal as GateRefusal: self.init(refusal)
    case let failure as StoreError: self.init(failure)
    case let failure as ToolError: self.init(failure)
    case let fault as TimestampFault: self.init(fault)
    case let failure as FileError: self.init(failure)
    case let fault as BackupFault: self.init(fault)
    case let failure as InputError: self.init(failure)
    case let failure as TrustError: self.init(failure)
    case let failure as TooManySignatures: self.init(failure)
    case let failure as CertificateFileError: self.init(failure)
    case let usage as UsageError:
      self.init(
        .usage, "usage", usage.message + (usage.help.map { "\n\n" + $0 } ?? ""), hint: usage.hint)
    case let value as ValueError: self.init(value)
    case let invalid as InvalidValue: self.init(invalid, parameter: nil)
    case OutputError.readerGone:
      self.init(.readerGone, "reader_gone", "nobody reads the output any more")
    case is OutputError:
      self.init(
        .outputFailed, "output_failed", "the output could not be written",
        hint: "free some space, or write elsewhere")
    case let broken as BrokenInvariant:
      self.init(bug: broken.what)
    default: self.init(bug: "\(error)")
    }
  }

  private init(bug what: String) {
    self.init(
      .bug, "bug", "this is a bug of jinius: \(what)",
      hint: "nothing was changed; please report it with the command that you typed")
  }

  private init(_ error: ValueError) {
    switch error.underlying {
    case let invalid as InvalidValue: self.init(invalid, parameter: error.parameter)
    default: self.init(error.underlying)
    }
  }

  private init(_ invalid: InvalidValue, parameter: String?) {
    // By scalars: text that was refused may be a megabyte of accents.
    let scalars = invalid.value.unicodeScalars
    let shown = String(scalars.prefix(80)) + (scalars.count > 80 ? "…" : "")
    let subject = [parameter, shown.isEmpty ? nil : "“\(visible(shown))”"].compactMap { $0 }
    self.init(
      .badData, invalid.code,
      subject.joined(separator: " ") + ": expected \(invalid.expected)",
      hint: invalid.suggestion.map { "did you mean \($0)?" })
  }

  /// For a person, on standard error.
  var text: String {
    var text = "error: " + visible(message, multiline: true) + "\n"
    if let hint { text += "hint: " + visible(hint, multiline: true) + "\n" }
    return text
  }

  /// For a script, on standard error: one object.
  var json: JSON {
    var members: [JSON.Member] = [
      .init("code", .string(code)), .init("message", .string(message)),
      .init("hint", .optional(hint)),
    ]
    members += details
    return ["error": .object(members)]
  }
}
