internal import CommandLineKit
internal import JiniusCore

struct TrainingUpdate: GuardedCommand {
  static let name = "update"
  static let summary = "Change what is given of a training."
  static let permission = Permission.operatorship
  static let discussion = "What is signed or being signed keeps its own words."
  static let examples = [
    "jinius training update AUDIT-101 --trainers \"Anne Roy, commissaire aux comptes\""
  ]

  @Argument("Its code.") var code: Code
  @Option("Title.") var title: PrintableLine?
  @Option("How it is held.") var modality: Modality?
  @Option("Whom it is for.") var profession: Profession?
  @Option("Duration, such as 14h or 3h30.") var duration: Minutes?
  @Option("Price for one participant in euros, before VAT.") var price: Money?
  @Group var mentions: MentionOptions

  func run(in console: Console) throws {
    let outcome = try console.registry().updateTraining(code) { training in
      if let title { training.title = title.text }
      if let modality { training.modality = modality }
      if let profession { training.profession = profession }
      if let duration { training.duration = duration }
      if let price { training.price = price }
      mentions.apply(to: &training.mentions)
    }
    try console.report(
      outcome, done: "training \(code) changed", already: "training \(code) is so already")
  }
}

extension MentionOptions {
  /// Puts what was given in the place of what stood.
  fileprivate func apply(to standing: inout Training.Mentions) {
    if let objective { standing.objective = objective.text }
    if let programme { standing.programme = programme.text }
    if let means { standing.means = means.text }
    if let followUp { standing.followUp = followUp.text }
    if let assessment { standing.assessment = assessment.text }
    if let prerequisites { standing.prerequisites = prerequisites.text }
    if let trainers { standing.trainers = trainers.text }
  }
}
