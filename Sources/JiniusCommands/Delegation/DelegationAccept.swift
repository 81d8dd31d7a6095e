internal import CommandLineKit
internal import JiniusCore

struct DelegationAccept: GuardedCommand {
  static let name = "accept"
  static let summary = "Accept a right that another company lends."
  static let permission = Permission.action(.manageRights)
  static let examples = ["jinius delegation accept 1"]

  @Argument("Its number.") var delegation: ListNumber

  func run(in console: Console) throws {
    try console.report(
      try console.registry().acceptDelegation(delegation.value),
      done: "delegation \(delegation.value) accepted",
      already: "delegation \(delegation.value) was accepted already")
  }
}
