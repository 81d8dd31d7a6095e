internal import CommandLineKit
internal import JiniusCore

struct SessionAdd: GuardedCommand {
  static let name = "add"
  static let summary = "Add a session of a training: date, place, seats."
  static let permission = Permission.operatorship
  static let examples = [
    """
    jinius session add AUDIT-2027-03 --training AUDIT-101 --starts 2027-03-08T09:00 \
    --ends 2027-03-09T17:30 --place "Paris 8e" --seats 12
    """
  ]

  @Argument("Code by which it is referred to.") var code: Code
  @Option("Code of the training.") var training: Code
  @Option("Beginning, a wall time of Paris such as 2027-03-08T09:00.") var starts: ParisDateTime
  @Option("End, a wall time of Paris.") var ends: ParisDateTime
  @Option("Where.") var place: PrintableLine
  @Option("How many participants it holds.") var seats: PositiveNumber

  func run(in console: Console) throws {
    if ends.instant <= starts.instant {
      throw ValueError(
        parameter: "--ends", value: ends.description,
        underlying: InvalidValue(
          .dateTime, ends.description, expected: "a time after --starts \(starts)"))
    }
    let session = Session(
      code: code, training: training, startsAt: starts.instant, endsAt: ends.instant,
      place: place.text, seats: seats.value)
    try console.report(
      try console.registry().addSession(session), made: code.description,
      done: "session \(code) added",
      already: "session \(code) exists already")
  }
}
