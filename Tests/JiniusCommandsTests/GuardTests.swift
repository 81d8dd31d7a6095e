import CommandLineKit
import JiniusCore
import Testing

@testable import JiniusCommands

/// Every command of the tree, played by everybody: it is refused (77) exactly where what it declares
/// says so.
@Suite("guards") struct GuardTests {
  /// Who plays, by e-mail address, and what he holds in the firm and in the other one.
  enum Persona: String, CaseIterable, CustomTestStringConvertible {
    case administrator = "claire.martin@cabinet-martin.fr"
    case trainingManager = "paul.durand@cabinet-martin.fr"
    case billingManager = "zoe.leroy@cabinet-martin.fr"
    case participant = "max.noir@example.fr"
    /// Registered, without any role.
    case registered = "lea.petit@cabinet-martin.fr"
    case otherFirm = "ines.blanc@example.fr"
    case delegate = "dora.roux@example.fr"
    case privatePerson = "marc.blanc@example.fr"
    case ghost = "ghost@example.fr"

    var testDescription: String { "\(self)" }

    var roles: Set<Role> {
      switch self {
      case .administrator: [.administrator]
      case .trainingManager: [.trainingManager]
      case .billingManager: [.billingManager]
      case .participant: [.participant]
      case .registered, .otherFirm, .delegate, .privatePerson, .ghost: []
      }
    }
  }

  /// One command, by its first example.
  struct Play: CustomTestStringConvertible, Sendable {
    let path: [String]
    let words: [String]
    let permission: Permission

    var testDescription: String { path.joined(separator: " ") }
  }

  @Test("every command of the tree declares what it asks")
  func declared() {
    let declared = Set(Self.plays.map(\.path))
    #expect(Leaf.all.filter { !declared.contains($0.path) }.isEmpty)
  }

  @Test("each persona is refused exactly where the command says so", arguments: plays)
  func guarded(_ play: Play) throws {
    for rights in RegistrationRights.allCases {
      let firm = try Firm(rights)
      for persona in Persona.allCases {
        let answer = try firm.play(play.words, as: persona)
        let isRefused = answer.status == .notPermitted
        #expect(
          isRefused != play.allows(persona, rights),
          "\(rights) \(persona): \(answer.status) \(answer.errors)")
      }
      let asOperator = try firm.play(play.words, as: nil)
      #expect(asOperator.status != .notPermitted)
    }
  }

  static let plays: [Play] = {
    var plays: [Play] = []
    func visit(_ tree: CommandTree<Console>, _ path: [String]) {
      switch tree {
      case .command(let type):
        guard let guarded = type as? any GuardedCommand.Type else { return }
        plays.append(Play(path + [type.name], guarded))
      case .group(let name, _, let children): children.forEach { visit($0, path + [name]) }
      case .section(_, let children): children.forEach { visit($0, path) }
      }
    }
    CommandIndex.tree.forEach { visit($0, []) }
    return plays
  }()
}

extension GuardTests.Play {
  init(_ path: [String], _ command: any GuardedCommand.Type) {
    self.path = path
    permission = command.permission
    let example = (command.examples.first ?? "jinius " + path.joined(separator: " "))
      .replacing("AUDIT-2027-03", with: "AUD-2027-03")
    let end = ["|", "<", ">", "&&"]
    words = Array(
      ShellLine.words(example, [:]).dropFirst().prefix { !end.contains($0) })
  }

  /// What the declaration comes to, for somebody and a kind of space.
  func allows(_ persona: GuardTests.Persona, _ rights: RegistrationRights) -> Bool {
    if persona == .ghost { return permission == .nobody }
    switch permission {
    case .nobody, .account, .link: return true
    case .operatorship: return false
    case .oneself: return words.contains { $0.contains(persona.rawValue) }
    case .action(let action): return holds(action, persona, rights)
    case .look(let action): return persona == .registered || holds(action, persona, rights)
    }
  }

  private func holds(
    _ action: Action, _ persona: GuardTests.Persona, _ rights: RegistrationRights
  ) -> Bool {
    // What is about the other firm is its administrator's; either side of a delegation revokes it.
    let isTheOthers =
      path.first == "billing" && words.contains("40483304800022")
      || path == ["delegation", "accept"]
    if persona == .otherFirm { return isTheOthers || path == ["delegation", "revoke"] }
    if isTheOthers { return false }
    if path == ["right", "explain"], words.contains(persona.rawValue) { return true }
    if action == .registerParticipants {
      if persona == .delegate { return true }
      let isAboutHim = persona == .registered && path.first == "registration"
      if isAboutHim && rights == .open { return true }
    }
    return persona.roles.contains { RightMatrix.preset.allows($0, action) }
  }
}

/// A firm with somebody in each role, another firm, and what the examples name.
private final class Firm {
  private let sandbox = Result { try Sandbox() }

  init(_ rights: RegistrationRights) throws {
    let lines = """
      provider add IRF --name IRF --siret 73282932000074 --activity-number 11922644692 --street A --postal-code 75002 --city Paris --email f@irf.example --vat exempt
      training add AUDIT-101 --provider IRF --title T --modality in_person --profession cac --duration 14h --price 900.00 --objective O --programme P --trainers X
      session add AUD-2027-03 --training AUDIT-101 --starts 2027-03-08T09:00 --ends 2027-03-09T17:30 --place Lyon --seats 12
      account create claire.martin@cabinet-martin.fr --given-name Claire --family-name Martin
      account create paul.durand@cabinet-martin.fr --given-name Paul --family-name Durand
      account create zoe.leroy@cabinet-martin.fr --given-name Zoe --family-name Leroy
      account create max.noir@example.fr --given-name Max --family-name Noir
      account create ines.blanc@example.fr --given-name Ines --family-name Blanc
      account create dora.roux@example.fr --given-name Dora --family-name Roux
      account create marc.blanc@example.fr --given-name Marc --family-name Blanc
      company init --siret 37962734200015 --name X --administrator claire.martin@cabinet-martin.fr --pledge --registration-rights \(rights.rawValue)
      company init --siret 40483304800022 --name Y --administrator ines.blanc@example.fr --pledge --registration-rights open
      company init --siret 73282932000074 --name Z --administrator dora.roux@example.fr --pledge --registration-rights open
      interlocutor add --company 379627342 --email paul.durand@cabinet-martin.fr --role training_manager --mobile +33612345678 --can-sign
      interlocutor add --company 379627342 --email zoe.leroy@cabinet-martin.fr --role billing_manager
      interlocutor add --company 379627342 --email max.noir@example.fr --role participant
      registration create --company 379627342 --session AUD-2027-03 --participant "Léa Petit <lea.petit@cabinet-martin.fr>"
      individual init --account marc.blanc@example.fr
      delegation grant --from 379627342 --to 404833048 --right read_documents --until 2027-12-31
      delegation grant --from 379627342 --to 732829320 --right register_participants --until 2027-12-31
      delegation accept 2
      """
    for line in lines.split(separator: "\n") {
      let answer = try sandbox.get().run(ShellLine.words(String(line), [:]))
      if answer.status != .done { Issue.record("\(line): \(answer.errors)") }
    }
    // Léa answers the letter that invited her.
    let letter = try sandbox.get().run(
      ["outbox", "show", "--last", "--to", GuardTests.Persona.registered.rawValue, "--json"])
    let link = letter.output.split(separator: "/invitation/").last?.prefix(43) ?? ""
    let answer = try sandbox.get().run(["invitation", "accept", String(link)])
    if answer.status != .done { Issue.record("invitation accept: \(answer.errors)") }
  }

  func play(_ words: [String], as persona: GuardTests.Persona?) throws -> Words.Answer {
    let acting = persona.map { ["--as", $0.rawValue] } ?? []
    return try sandbox.get().run(words + ["--dry-run"] + acting)
  }
}
