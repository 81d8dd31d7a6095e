internal import CommandLineKit
internal import JiniusCore

/// The options that every command takes, anywhere on the line.
struct CommonOptions: ParameterGroup {
  @Option("Database file (else JINIUS_DB, else the user's own).", name: "db")
  var database: DatabasePath?
  @Option("Act with the rights of one account (else JINIUS_AS, else as the operator).", name: "as")
  var actingAs: ActingAccount?
  @Flag("Print JSON: one object, or one a line in lists.")
  var json: Bool
  @Flag("Say nothing but data and errors.")
  var quiet: Bool
  @Flag("Do everything and keep nothing.")
  var dryRun: Bool
}

/// The account that acts. An empty word is what is left of a name that a script did not find: it
/// does not mean the operator.
struct ActingAccount: ArgumentValue {
  static let placeholder = EmailAddress.placeholder
  let email: EmailAddress

  init(argument: String) throws {
    if argument.isEmpty { throw UsageError("--as needs the address of an account") }
    email = try EmailAddress(argument: argument)
  }
}

/// A path, as it is typed.
struct DatabasePath: ArgumentValue {
  static let placeholder = "FILE"
  let path: String

  init(argument: String) throws {
    if argument.isEmpty || argument.utf8.contains(0) {
      throw UsageError("--db needs the path of a file")
    }
    // No system takes a longer one (PATH_MAX).
    if argument.utf8.count > 4095 { throw UsageError("--db: no path is as long as that") }
    try requireDecoded(argument)
    path = argument
  }
}
