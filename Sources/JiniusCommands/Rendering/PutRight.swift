internal import CommandLineKit
internal import JiniusCore

/// Somebody whose name was put right, and the papers that keep the one that was read.
struct PutRight<Person: Presentable>: Presentable {
  let person: Person
  let papers: [ConventionNumber]

  var json: JSON {
    person.json.adding([
      .init("unchanged_papers", .array(papers.map { .string($0.description) }))
    ])
  }
}

extension Console {
  /// Reports what became of somebody, and which papers keep the name that was put right: none where no
  /// name was given.
  func report<Person: Presentable>(
    _ outcome: Outcome<Person>, keeping papers: [ConventionNumber], done: String, already: String
  ) throws {
    let person = PutRight(person: outcome.value, papers: papers)
    try report(
      outcome.wasAlready ? .already(person) : .done(person), done: done, already: already)
    if papers.isEmpty { return }
    say(
      "frozen or signed, with the name as it was read: "
        + papers.map(\.description).joined(separator: ", ")
        + "; to have one under way say the new name: jinius convention cancel CONVENTION, and sign "
        + "anew")
  }
}
