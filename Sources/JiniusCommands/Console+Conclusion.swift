internal import CommandLineKit
internal import JiniusCore

/// How a change ended, as scripts read it.
enum Conclusion: String {
  case done
  /// It was so before, and nothing was changed.
  case already
  /// It would have been done: this was a dry run.
  case rehearsed
}

/// What commands say that change something: to a script one object that tells how it ended; to a
/// person the name of what was made, on standard output, and the talk about it on standard error.
extension Console {
  /// Prints what a change came to, and says what was done, or that it was so already.
  ///
  /// - Parameter made: the name of what was made, where something was.
  func report(
    _ outcome: Outcome<some Presentable>, made: String? = nil, done: String, already: String
  ) throws {
    try conclude(outcome.value, wasAlready: outcome.wasAlready, made: made)
    say(outcome.wasAlready ? already : done)
  }

  /// Prints what a change came to.
  func conclude(
    _ thing: some Presentable, wasAlready: Bool = false, made: String? = nil
  ) throws {
    try conclude(thing.json, wasAlready: wasAlready, made: made)
  }

  /// The same, of an object.
  func conclude(_ json: JSON, wasAlready: Bool = false, made: String? = nil) throws {
    if options.json {
      try world.output.write(concluded(json, wasAlready: wasAlready).text + "\n")
    } else if let made {
      try world.output.write(visible(made) + "\n")
    }
  }

  /// Prints the things that a change came to, a line each.
  func conclude(list items: [some Listed], wasAlready: (Int) -> Bool = { _ in false }) throws {
    try listAll(
      items.enumerated().map {
        Concluded(item: $1, json: concluded($1.json, wasAlready: wasAlready($0)))
      })
  }

  /// An object with how the change ended, and what its letters wait for.
  func concluded(_ json: JSON, wasAlready: Bool = false) -> JSON {
    let conclusion: Conclusion = wasAlready ? .already : options.dryRun ? .rehearsed : .done
    let missing = deliveryGap?.codes.map { JSON.string($0) }
    return json.adding(
      [.init("outcome", .string(conclusion.rawValue))]
        + (missing.map { [.init("waits_for", .array($0))] } ?? []))
  }
}

/// A thing of a list that a change came to.
private struct Concluded<Item: Listed>: Listed {
  let item: Item
  let json: JSON
  static var columns: [Column] { Item.columns }
  var cells: [String] { item.cells }
  var row: Int { item.row }
}
