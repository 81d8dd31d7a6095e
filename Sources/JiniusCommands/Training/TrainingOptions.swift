internal import CommandLineKit
internal import JiniusCore

/// What the law wants said of a training (D6353-1 I 1°, L6353-4).
struct MentionOptions: ParameterGroup {
  @Option("What the participant will be able to do.") var objective: PrintablePassage?
  @Option("Content.") var programme: PrintablePassage?
  @Option("Teaching means; else the standard clause.") var means: PrintablePassage?
  @Option("How attendance is followed; else the standard clause.")
  var followUp: PrintablePassage?
  @Option("How what was learnt is assessed; else the standard clause.")
  var assessment: PrintablePassage?
  @Option("What is required beforehand; else the standard clause.")
  var prerequisites: PrintablePassage?
  @Option("Diplomas, titles or references of the trainers; an individual contract needs them.")
  var trainers: PrintablePassage?
}
