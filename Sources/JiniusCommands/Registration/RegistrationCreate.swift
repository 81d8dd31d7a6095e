internal import CommandLineKit
internal import JiniusCore

struct RegistrationCreate: GuardedCommand {
  static let name = "create"
  static let summary = "Register a person for a session; a convention awaits signature."
  static let permission = Permission.action(.registerParticipants)
  static let discussion = """
    A newcomer is given as "Given Family <address>" and invited by e-mail: the last word is the \
    family name, unless several trailing words are capitals (Yves LE GOFF). Where the account \
    exists its own name stands. In a private person's space the owner takes part unless \
    somebody is named. Whom a firm registers joins its directory.
    With --key a script gives the registration a name of its own, unique in the space: the same \
    command again is so already, whatever became of the registration, were it cancelled; other \
    data under the same key are refused.
    """
  static let examples = [
    """
    jinius registration create --company 379627342 --session AUDIT-2027-03 \
    --participant "Léa Petit <lea.petit@cabinet-martin.fr>"
    """
  ]
  static let wordRules = [
    SpaceOptions.rule, .atLeastOne(["--participant", "--individual"]),
  ]

  @Group var space: SpaceOptions
  @Option("Establishment, by its SIRET; needed when there are several.")
  var establishment: SIRET?
  @Option("Code of the session.") var session: Code
  @Option("Who takes part: an address, or \"Given Family <address>\".")
  var participant: ParticipantWord?

  @Option("Establishment that is billed, by its SIRET; it must consent.") var payer: SIRET?
  @Option("The script's own name for it, unique in the space.") var key: RegistrationKey?
  @Group var delivery: DeliveryOptions

  func run(in console: Console) throws {
    let outcome = try console.registry(delivery).register(
      participant?.reference, for: session, in: try space.required(),
      establishment: establishment, payer: payer, key: key)
    let registration = outcome.value
    if let person = participant?.reference { console.warn(ofMailbox: person.email) }
    // What a script named before may be of somebody who goes by another name since, or by none.
    if key == nil || !outcome.wasAlready, let given = participant?.reference.name,
      given != registration.participantName
    {
      console.say(
        "\(registration.participant) is known as \(registration.participantName): that name stands")
    }
    try console.report(
      outcome,
      made: registration.number.description,
      done: "\(registration.number) made; next: jinius convention sign "
        + "\(registration.convention) --signatory …",
      already: key.map {
        "\($0) is \(registration.number) already, « \(registration.status.label) »"
      } ?? "\(registration.participant) is registered already: \(registration.number)")
  }
}
