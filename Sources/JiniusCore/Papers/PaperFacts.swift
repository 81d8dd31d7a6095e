/// Everything that a convention or contract prints.
struct PaperFacts {
  let number: ConventionNumber
  let kind: ConventionKind
  let provider: Provider
  let training: Training
  let session: Session
  let participant: PersonName
  let client: Client
  /// Who is billed (S70, S93); nil where a private person pays himself.
  let billed: BilledEntity?
  /// Who signs, once he is chosen.
  var signatory: PersonName?
  /// When it was established.
  let date: Instant

  /// The other party.
  enum Client {
    case company(Space.Company, Establishment)
    case person(PersonName, EmailAddress)
  }
}

/// The establishment that is billed, with whose it is.
public struct BilledEntity: Equatable, Sendable {
  /// The row of the establishment.
  let id: Int
  /// The establishment.
  public let siret: SIRET
  /// The company.
  public let name: String
  /// Where it is, where that was said.
  let address: PostalAddress?

  /// As a paper prints it.
  var line: String {
    [name, address?.line, "SIRET \(siret.grouped)"].compactMap { $0 }.joined(separator: ", ")
  }
}

/// A mention that the law wants and that nobody wrote.
public struct MissingMention: Equatable, Sendable {
  /// What is missing, in French.
  public let mention: String
  /// The article that wants it.
  public let article: String
  /// The command that mends it, as it is typed.
  public let remedy: String
}

extension PaperFacts {
  /// What a launch refuses to be without. Title, duration, dates, modality and price cannot be
  /// missing: the catalogue does not take a training without them.
  var missingMentions: [MissingMention] {
    let mentions = training.mentions
    let isContract = kind == .individualContract
    let convention = "D6353-1 I"
    let contract = "L6353-4"
    func article(_ inConvention: String, _ inContract: String) -> String {
      isContract ? "\(contract) \(inContract)" : "\(convention) \(inConvention)"
    }
    var wanted: [(String, text: String, String, option: String, of: String)] = [
      ("objectif", mentions.objective, article("1°", "1°"), "objective", "training"),
      ("contenu (programme)", mentions.programme, article("1°", "1°"), "programme", "training"),
      ("moyens prévus", mentions.means, article("1°", "3°"), "means", "training"),
      ("modalités de suivi", mentions.followUp, article("1°", "3°"), "follow-up", "training"),
      (
        "modalités d'évaluation et de sanction", mentions.assessment, article("1°", "3°"),
        "assessment", "training"
      ),
      (
        "modalités de règlement", provider.paymentTerms, article("2°", "5°"), "payment-terms",
        "provider"
      ),
    ]
    if isContract {
      wanted += [
        (
          "niveau de connaissances préalables", mentions.prerequisites, "\(contract) 2°",
          "prerequisites", "training"
        ),
        (
          "diplômes, titres ou références des formateurs", mentions.trainers, "\(contract) 4°",
          "trainers", "training"
        ),
        (
          "conditions en cas de cessation anticipée ou d'abandon", provider.earlyEndTerms,
          "\(contract) 5°", "early-end-terms", "provider"
        ),
      ]
    }
    return wanted.filter(\.text.isEmpty).map { mention, _, article, option, noun in
      let code = noun == "training" ? training.code : provider.code
      return MissingMention(
        mention: mention, article: article, remedy: "jinius \(noun) update \(code) --\(option) …")
    }
  }
}
