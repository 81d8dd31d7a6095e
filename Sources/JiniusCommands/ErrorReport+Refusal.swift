internal import JiniusCore

/// The sentences of the domain's refusals.
extension ErrorReport {
  init(_ refusal: Refusal) {
    let (message, hint) = Self.words(refusal)
    self.init(Self.status(refusal), refusal.code, message, hint: hint)
    if case .mentionsMissing(_, let missing) = refusal {
      details = [.init("missing", .array(missing.map(\.json)))]
    }
    if case .fileNotAccepted(_, let fault) = refusal {
      details = [.init("reason", .string(fault.code))]
    }
    switch refusal {
    case .launchLimit(_, _, let until), .codeLimit(_, _, let until),
      .invitationLimit(_, _, let until), .letterLimit(_, _, let until):
      details = [.init("goes_on_at", .string(until.description))]
    default: break
    }
    if case .importRefused(let refused) = refusal {
      details = [.init("faults", .array(refused.faults.map(Self.json)))]
    }
  }

  private static func status(_ refusal: Refusal) -> ExitStatus {
    switch refusal {
    case .notFound, .noInterlocutor, .newcomerWithoutName, .documentErased: .notFound
    case .fontMissing, .programsMissing: .unavailable
    case .importRefused, .sealRefused: .badData
    case .unknownAccount, .accountNotAccepted, .notPermitted: .notPermitted
    case .confirmationRequired, .signatoryRequired: .usage
    case .sealing: .busy
    case .sealUnusable(let faults) where faults.contains(where: \.isOfTool): .unavailable
    default: .refused
    }
  }

  private static func words(_ refusal: Refusal) -> (message: String, hint: String?) {
    switch refusal {
    case .notFound(let noun, let name):
      ("no \(noun.rawValue) “\(name)”", remedy(for: noun, name))
    case .newcomerWithoutName(let email, let form):
      (
        "no account “\(email)”, and a newcomer needs a name to be invited",
        form == .word
          ? "--participant \"Given Family <\(email)>\"" : "--given-name Given --family-name Family"
      )
    case .existsDifferently(let noun, let name, let differences):
      (
        "\(noun.rawValue) “\(name)” exists and differs: "
          + differences.map(sentence).joined(separator: "; "),
        standing(noun, name)
      )
    case .databaseExists(let path, let isSandbox):
      (
        "\(path) exists and is \(isSandbox ? "a sandbox" : "a real database")",
        "name another file with --db"
      )
    default:
      platformWords(refusal) ?? sealWords(refusal) ?? deliveryWords(refusal) ?? privacyWords(
        refusal) ?? rightWords(refusal)
        ?? companyWords(refusal) ?? peopleWords(refusal) ?? signingWords(refusal)
    }
  }

  private static func sentence(_ difference: Refusal.Difference) -> String {
    difference.standing.isEmpty
      ? "--\(difference.field) is not set, and “\(difference.given)” was given"
      : difference.given.isEmpty
        ? "--\(difference.field) is “\(difference.standing)”, and none was given"
        : "--\(difference.field) is “\(difference.standing)”, not “\(difference.given)”"
  }

  /// How to look at what stands, or to change it.
  private static func standing(_ noun: Refusal.Noun, _ name: String) -> String {
    switch noun {
    case .provider, .training:
      "jinius \(noun.rawValue) show \(name); to change it: jinius \(noun.rawValue) update --help"
    case .interlocutor: "to change it: jinius interlocutor update --company … --email \(name)"
    case .individual:
      "to change it: jinius interlocutor update --individual \(name) --email \(name)"
    case .establishment: "jinius establishment list --company \(name.prefix(9))"
    case .platform:
      "jinius platform show \(quoted(name)); to change it: jinius platform update --help"
    case .seal: "jinius seal show; --replace puts another in its place"
    default: "jinius \(noun.rawValue) show \(name)"
    }
  }

  private static func remedy(for noun: Refusal.Noun, _ name: String) -> String {
    switch noun {
    case .account: "jinius account create \(name) --given-name … --family-name …"
    case .company:
      "jinius company list, or declare it: jinius company init --siret … --name … "
        + "--administrator … --pledge --registration-rights open|restricted"
    case .individual: "jinius individual init --account \(name)"
    case .establishment:
      "jinius establishment list --company \(name.prefix(9)), or jinius establishment add \(name)"
    case .interlocutor: "jinius interlocutor list --company …"
    case .letter: "jinius outbox list"
    case .collaborator: "jinius collaborator list --company …"
    case .setting: "jinius settings list"
    case .seal: "jinius seal create, or jinius seal import"
    case .provider, .training, .session, .registration, .convention, .invitation, .delegation,
      .platform:
      "jinius \(noun.rawValue) list"
    }
  }

  private static func companyWords(_ refusal: Refusal) -> (message: String, hint: String?)? {
    switch refusal {
    case .pledgeRequired(let company):
      (
        "whoever declares \(company) must commit himself to be entitled to act as its administrator",
        "add --pledge; its wording: jinius company init --help"
      )
    case .companyExists(let siren, _, let administrators):
      (
        "company \(siren) has a space already; its administrators: "
          + administrators.joined(separator: ", "),
        "turn to one of them: « rapprochez-vous de l'administrateur de votre compte »"
      )
    case .establishmentRequired(let siren, let sirets):
      (
        "company \(siren) has several establishments: \(sirets.joined(separator: ", "))",
        "say which one with --establishment; jinius establishment list --company \(siren)"
      )
    case .lastAdministrator(let space):
      (
        "\(space) would be left without administrator, and needs one who has accepted the account",
        "name another one first: jinius interlocutor add --company … --email … --role administrator"
      )
    case .ownerSignsByRight(let email):
      (
        "\(email) is the owner of this space: a private person stays in it, and signs by right",
        "to let somebody else sign as well: jinius interlocutor add --individual \(email) --email … "
          + "--mobile +33… --can-sign"
      )
    case .sessionFull(let session, let seats):
      (
        seats == 1
          ? "the one seat of session \(session) is taken"
          : "all \(seats) seats of session \(session) are taken",
        "jinius session list shows the others"
      )
    case .sessionStarted(let session, let startedAt):
      (
        "session \(session) began at \(startedAt.inParis): nobody joins it any more",
        "jinius session list shows the others"
      )
    case .sessionOver(let session, let endedAt):
      (
        "session \(session) ended at \(endedAt.inParis)",
        "jinius session list shows those to come"
      )
    case .registeredElsewhere(let participant, let session, let registration?):
      (
        "\(participant) is registered for \(session) by another space: \(registration)",
        "if that one is wrong: jinius registration cancel \(registration)"
      )
    case .registeredElsewhere(let participant, let session, nil):
      (
        "\(participant) is registered for \(session) by another space",
        "a person takes part once: jinius session list shows the others"
      )
    default: nil
    }
  }
}

extension MissingMention {
  /// For a script.
  fileprivate var json: JSON {
    [
      "mention": .string(mention), "article": .string(article), "remedy": .string(remedy),
    ]
  }
}
