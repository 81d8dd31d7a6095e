internal import CommandLineKit
internal import JiniusCore

struct TrainingAdd: GuardedCommand {
  static let name = "add"
  static let summary = "Add a training to a training body's catalogue."
  static let permission = Permission.operatorship
  static let discussion = """
    What is left out gets the standard clause of the modality, which is stored and shown. The \
    objective, the programme and the trainers have none: a launch tells what is missing.
    """
  static let examples = [
    """
    jinius training add AUDIT-101 --provider IRF --title "Évaluer le risque" --modality in_person \
    --profession cac --duration 14h --price 900.00 --objective "Évaluer les risques d'une mission" \
    --programme "Jour 1 : connaissance. Jour 2 : réponse aux risques."
    """
  ]

  @Argument("Code by which it is referred to.") var code: Code
  @Option("Code of the training body.") var provider: Code
  @Option("Title.") var title: PrintableLine
  @Option("How it is held.") var modality: Modality
  @Option("Whom it is for.") var profession: Profession
  @Option("Duration, such as 14h or 3h30.") var duration: Minutes
  @Option("Price for one participant in euros, before VAT.") var price: Money
  @Group var mentions: MentionOptions

  func run(in console: Console) throws {
    let training = Training(
      code: code, provider: provider, title: title.text, modality: modality,
      profession: profession, duration: duration, price: price,
      mentions: .init(
        modality: modality, objective: mentions.objective?.text,
        programme: mentions.programme?.text, means: mentions.means?.text,
        followUp: mentions.followUp?.text, assessment: mentions.assessment?.text,
        prerequisites: mentions.prerequisites?.text, trainers: mentions.trainers?.text))
    try console.report(
      try console.registry().addTraining(training), made: code.description,
      done: "training \(code) added",
      already: "training \(code) exists already")
  }
}
