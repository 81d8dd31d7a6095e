internal import CommandLineKit
internal import JiniusCore

/// Which person of a directory is meant: as a participant is given, or by the address.
struct CollaboratorReference: ParameterGroup {
  @Option("Company, by its SIREN.") var company: SIREN
  @Option("The person: an address, or \"Given Family <address>\".")
  var participant: ParticipantWord?
  @Option("The same, by the address alone.") var email: EmailAddress?

  static let rule = WordRule.exactlyOne(["--participant", "--email"])

  /// The person of a command whose words were checked by ``rule``.
  func required(_ newcomer: NewcomerOptions? = nil) throws -> PersonReference {
    if let participant { return participant.reference }
    guard let email else { throw UsageError("missing --participant or --email") }
    return try newcomer?.person(email) ?? PersonReference(email: email, name: nil)
  }
}
