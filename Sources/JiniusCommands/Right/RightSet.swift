internal import CommandLineKit
internal import JiniusCore

struct RightSet: GuardedCommand {
  static let name = "set"
  static let summary = "Edit what a role may do in a company."
  static let permission = Permission.action(.manageRights)
  static let discussion = """
    Company information, directory, third parties and rights are the administrators' alone: they \
    cannot be given, nor taken from them.
    """
  static let examples = [
    "jinius right set --company 379627342 --role training_manager --allow launch_signature",
    "jinius right set --company 379627342 --role billing_manager --deny read_documents",
  ]
  static let wordRules = [WordRule.exactlyOne(["--allow", "--deny"])]

  @Option("Company, by its SIREN.") var company: SIREN
  @Option("Role.") var role: Role
  @Option("What it may do from now on.") var allow: Action?
  @Option("What it may no longer do.") var deny: Action?

  func run(in console: Console) throws {
    guard let action = allow ?? deny else { throw UsageError("missing --allow or --deny") }
    let outcome = try console.registry().setRight(
      action, of: role, allowed: allow != nil, in: company)
    for line in RightLine.lines(of: outcome.value) where line.role == role {
      try console.conclude(line, wasAlready: outcome.wasAlready)
    }
    console.say(
      "\(role.rawValue) \(allow != nil ? "may" : "may not") \(action.rawValue)"
        + (outcome.wasAlready ? " already" : " from now on"))
  }
}
