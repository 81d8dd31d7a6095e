internal import CommandLineKit
internal import JiniusCore

struct DelegationRevoke: GuardedCommand {
  static let name = "revoke"
  static let summary = "Take a lent right back, or give it back; it ends at once."
  static let permission = Permission.action(.manageRights)
  static let examples = ["jinius delegation revoke 1"]

  @Argument("Its number.") var delegation: ListNumber

  func run(in console: Console) throws {
    try console.report(
      try console.registry().revokeDelegation(delegation.value),
      done: "delegation \(delegation.value) revoked",
      already: "delegation \(delegation.value) was revoked already")
  }
}
