internal import CommandLineKit
internal import JiniusCore

struct RegistrationCancel: GuardedCommand {
  static let name = "cancel"
  static let summary = "Cancel a registration: its seat is free again, its convention void."
  static let permission = Permission.action(.registerParticipants)
  static let examples = ["jinius registration cancel R-000001 --reason \"empêchement\""]

  @Argument("Its number.") var registration: RegistrationNumber
  @Option("Why.") var reason: PrintableLine?

  func run(in console: Console) throws {
    let outcome = try console.registry().cancelRegistration(registration, reason: reason?.text)
    try console.report(
      outcome, done: "\(registration) cancelled",
      already: "\(registration) ended already (« \(outcome.value.status.label) »)")
  }
}
