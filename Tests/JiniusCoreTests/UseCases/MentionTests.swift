import Testing

@testable import JiniusCore

/// What the law wants said: a mention that is empty refuses the launch (D6353-1, L6353-4).
struct MentionTests {
  /// A mention, how it goes missing, and what is then said of it.
  struct Mention: CustomTestStringConvertible, Sendable {
    let option: String
    let noun: String
    /// The article in a convention; nil where only a contract wants it.
    let convention: String?
    let contract: String
    let empty: @Sendable (Registry) throws -> Void

    var testDescription: String { option }

    init(
      training option: String, _ convention: String?, _ contract: String,
      _ field: WritableKeyPath<Training.Mentions, String> & Sendable
    ) {
      self.option = option
      noun = "training AUDIT-101"
      self.convention = convention
      self.contract = contract
      empty = { registry in
        _ = try registry.updateTraining(Cast.training.code) { $0.mentions[keyPath: field] = "" }
      }
    }

    init(
      provider option: String, _ convention: String?, _ contract: String,
      _ field: WritableKeyPath<Provider, String> & Sendable
    ) {
      self.option = option
      noun = "provider IRF"
      self.convention = convention
      self.contract = contract
      empty = { registry in
        _ = try registry.updateProvider(Cast.provider.code) { $0[keyPath: field] = "" }
      }
    }
  }

  static let mentions = [
    Mention(training: "objective", "D6353-1 I 1°", "L6353-4 1°", \.objective),
    Mention(training: "programme", "D6353-1 I 1°", "L6353-4 1°", \.programme),
    Mention(training: "means", "D6353-1 I 1°", "L6353-4 3°", \.means),
    Mention(training: "follow-up", "D6353-1 I 1°", "L6353-4 3°", \.followUp),
    Mention(training: "assessment", "D6353-1 I 1°", "L6353-4 3°", \.assessment),
    Mention(provider: "payment-terms", "D6353-1 I 2°", "L6353-4 5°", \.paymentTerms),
    Mention(training: "prerequisites", nil, "L6353-4 2°", \.prerequisites),
    Mention(training: "trainers", nil, "L6353-4 4°", \.trainers),
    Mention(provider: "early-end-terms", nil, "L6353-4 5°", \.earlyEndTerms),
  ]

  /// The mentions that a launch of the person's own paper finds missing.
  private func missing(_ scene: Scene, _ number: ConventionNumber, by email: EmailAddress)
    -> [MissingMention]
  {
    let refused = refusal { try scene.registry.launchSigning(number, signatory: email) }
    guard case .mentionsMissing(number.description, let mentions) = refused else { return [] }
    return mentions
  }

  @Test("A convention is not launched without what D6353-1 wants", arguments: mentions)
  func convention(_ mention: Mention) throws {
    let scene = try Scene()
    let number = try scene.register().convention
    try mention.empty(scene.registry)
    let before = try scene.bytes
    guard let article = mention.convention else {
      #expect(try scene.registry.launchSigning(number, signatory: Cast.zoe).status == .signing)
      return
    }
    let found = missing(scene, number, by: Cast.zoe)
    #expect(found.map(\.article) == [article])
    #expect(found.map(\.remedy) == ["jinius \(remedy(mention)) --\(mention.option) …"])
    #expect(try scene.bytes == before)
  }

  @Test(
    "A contract is not launched without what L6353-4 wants, trainers included", arguments: mentions)
  func contract(_ mention: Mention) throws {
    let scene = try Scene()
    let number = try scene.register(nil, in: .individual(Cast.marie)).convention
    try mention.empty(scene.registry)
    let found = missing(scene, number, by: Cast.marie)
    #expect(found.map(\.article) == [mention.contract])
    #expect(found.map(\.remedy) == ["jinius \(remedy(mention)) --\(mention.option) …"])
  }

  private func remedy(_ mention: Mention) -> String {
    mention.noun.replacing(" ", with: " update ")
  }

  @Test("All that is missing is named at once, and mended it launches")
  func all() throws {
    let scene = try Scene()
    let number = try scene.register(nil, in: .individual(Cast.marie)).convention
    for mention in Self.mentions { try mention.empty(scene.registry) }
    #expect(missing(scene, number, by: Cast.marie).count == 9)
    _ = try scene.registry.updateTraining(Cast.training.code) {
      $0.mentions = Cast.training.mentions
    }
    _ = try scene.registry.updateProvider(Cast.provider.code) {
      $0.paymentTerms = Cast.provider.paymentTerms
      $0.earlyEndTerms = Cast.provider.earlyEndTerms
    }
    #expect(try scene.registry.launchSigning(number, signatory: Cast.marie).status == .signing)
  }

  @Test("A draft is shown whatever is missing")
  func preview() throws {
    let scene = try Scene()
    let number = try scene.register().convention
    for mention in Self.mentions { try mention.empty(scene.registry) }
    #expect(try scene.registry.preview(number).starts(with: "%PDF".utf8))
  }

  @Test("What is left out gets the standard clause of the modality, stored and shown")
  func standardClauses() throws {
    let scene = try Scene()
    let provider = try scene.registry.provider(Cast.provider.code)
    #expect(provider.paymentTerms == StandardClause.paymentTerms)
    #expect(provider.earlyEndTerms == StandardClause.earlyEndTerms)
    for modality in Modality.allCases {
      let mentions = Training.Mentions(
        modality: modality, objective: nil, programme: nil, means: nil, followUp: nil,
        assessment: nil, prerequisites: nil, trainers: nil)
      #expect(mentions.means == StandardClause.means(modality))
      #expect(mentions.followUp == StandardClause.followUp(modality))
      #expect([mentions.assessment, mentions.prerequisites].allSatisfy { !$0.isEmpty })
      #expect([mentions.objective, mentions.programme, mentions.trainers] == ["", "", ""])
    }
    #expect(Set(Modality.allCases.map(StandardClause.means)).count == 4)
  }
}
