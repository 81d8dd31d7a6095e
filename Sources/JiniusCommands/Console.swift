internal import CommandLineKit
internal import JiniusCore

/// What a command works with: the world, the options that all commands share, and the registry.
final class Console {
  let world: World
  let options: CommonOptions
  /// What the run comes to, unless an error says otherwise.
  var status = ExitStatus.done
  /// The command that shows the letter which a person waits for, where it never leaves.
  var keptLetter: String?
  /// Whether it was said what keeps the command's letters in the outbox.
  var isGapSaid = false
  private var registries: [Registry] = []

  init(world: World, options: CommonOptions) {
    self.world = world
    self.options = options
  }

  /// The database that is meant: `--db`, else `JINIUS_DB`, else the user's own.
  func store() throws -> Store {
    let path = try databasePath()
    try requireDecoded(path)
    return Store(path: path)
  }

  private func databasePath() throws -> String {
    if let given = options.database?.path { return given }
    if let path = try variable("JINIUS_DB") { return path }
    if let data = world.environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      return data + "/jinius/jinius.db"
    }
    guard let home = world.environment["HOME"], home.hasPrefix("/") else {
      throw UsageError("no database is named", hint: "give --db FILE, or set JINIUS_DB")
    }
    return home + "/.local/share/jinius/jinius.db"
  }

  /// The façade of the domain.
  func registry(_ delivery: DeliveryOptions? = nil) throws -> Registry {
    try registry(for: try acting(), delivery)
  }

  /// The façade for what a link opens, whose holder need not have accepted his account.
  func linkRegistry(_ delivery: DeliveryOptions? = nil) throws -> Registry {
    try registry(for: try actingAccount().map(ActingReference.linkHolder) ?? acting(), delivery)
  }

  /// The façade for what the installation itself notes, whoever acts.
  func overseer() throws -> Registry { try registry(for: .operator(uid: world.userID)) }

  private func registry(
    for actor: ActingReference, _ delivery: DeliveryOptions? = nil
  ) throws -> Registry {
    let registry = Registry(
      store: try store(),
      situation: .init(
        clock: world.clock, elapsed: world.elapsed, fixedClock: try fixedClock(), actor: actor,
        isRehearsal: options.dryRun, requiresDelivery: delivery?.requireDelivery ?? false,
        beforeLetters: world.hold.signals))
    registries.append(registry)
    return registry
  }

  /// The letters, first to last, that the command has left to be sent.
  var queuedLetters: ClosedRange<Int>? {
    let ranges = registries.compactMap(\.queuedLetters)
    guard let first = ranges.map(\.lowerBound).min(), let last = ranges.map(\.upperBound).max()
    else { return nil }
    return first...last
  }

  /// Whether there is something to send, of this command or from before.
  var hasLettersToSend: Bool {
    !options.dryRun && registries.contains(where: \.hasLettersToSend)
  }

  /// What keeps letters of the command in the outbox.
  var deliveryGap: DeliveryGap? { registries.compactMap(\.deliveryGap).first }

  /// Whether letters of the command stay in the outbox of a sandbox.
  var hasKeptLetters: Bool { registries.contains(where: \.hasKeptLetters) }

  /// Whether the command has changed something that stands.
  var hasCommitted: Bool { registries.contains { $0.hasCommitted } }

  /// The entries, first to last, that it wrote in the journal.
  var entries: ClosedRange<Int>? {
    let ranges = registries.compactMap(\.entries)
    guard let first = ranges.map(\.lowerBound).min(), let last = ranges.map(\.upperBound).max()
    else { return nil }
    return first...last
  }

  /// Who acts: `--as`, else `JINIUS_AS`, else whoever can open the file.
  func acting() throws -> ActingReference {
    try actingAccount().map(ActingReference.account) ?? .operator(uid: world.userID)
  }

  /// The account whose rights count; nil for the operator.
  func actingAccount() throws -> EmailAddress? {
    if let account = options.actingAs { return account.email }
    guard let text = try variable("JINIUS_AS") else { return nil }
    do { return try EmailAddress(text) } catch {
      throw ValueError(parameter: "JINIUS_AS", value: text, underlying: error)
    }
  }

  /// A variable of ours. An empty one is refused: it is what is left of a name that a script did not
  /// find, and would otherwise mean the operator, the user's own database, or the present.
  private func variable(_ name: String) throws -> String? {
    guard let text = world.environment[name] else { return nil }
    if text.isEmpty { throw UsageError("\(name) is empty", hint: "set it, or: unset \(name)") }
    return text
  }

  /// The clock as `JINIUS_NOW` sets it.
  func fixedClock() throws -> Instant? {
    guard let text = try variable("JINIUS_NOW") else { return nil }
    do {
      let instant = try Instant(text)
      if instant <= Self.latestClock { return instant }
      throw InvalidValue(
        .dateTime, text, expected: "a time from 1970 to \(Self.latestClock): deadlines follow")
    } catch { throw ValueError(parameter: "JINIUS_NOW", value: text, underlying: error) }
  }

  /// The latest that a sandbox's clock can be set to: a century is left for deadlines.
  private static let latestClock = Instant.latest.adding(days: -36_525)

  /// A token as an argument, as the link that holds it, or `-` for standard input (which no list of
  /// processes shows).
  func token(_ word: String) -> String {
    let bytes = word == "-" ? line(askedFor: "Link") : Array(word.utf8)
    let line = bytes.split(whereSeparator: { $0 <= UInt8(ascii: " ") }).first ?? []
    return String(decoding: line.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
  }

  // MARK: Output

  /// Prints one thing: as JSON, or as its members line by line.
  func show(_ thing: some Presentable) throws {
    try world.output.write(options.json ? thing.json.text + "\n" : thing.screen(clocks))
  }

  /// Prints an object: on one line as JSON, or its members line by line.
  func print(_ json: JSON) throws {
    try world.output.write(options.json ? json.text + "\n" : Sheet(json, clocks).text)
  }

  /// Prints a list, a page at a time: each is read and closed before it is printed, so that no
  /// reader of ours holds a writer up, and memory does not grow with the list.
  func list<Item: Listed>(
    limit: Int?, _ page: (_ after: Int, _ limit: Int) throws -> [Item]
  ) throws {
    var table = Table(columns: Item.columns, isAligned: world.output.isTerminal)
    var after = 0
    var left = limit ?? .max
    while left > 0 {
      let size = min(left, 500)
      let items = try page(after, size)
      if options.json {
        for item in items { try world.output.write(item.json.text + "\n") }
      } else {
        try world.output.write(table.text(of: items.map(\.cells)))
      }
      try world.output.flush()
      guard items.count == size, let last = items.last else { return }
      after = last.row
      left -= size
    }
  }

  /// Prints a short list that is at hand.
  func listAll(_ items: [some Listed]) throws {
    try list(limit: max(items.count, 1)) { _, _ in items }
  }

  /// Says something to the person: on standard error, and not to scripts.
  func say(_ text: String) {
    if options.quiet || options.json { return }
    let rehearsal = options.dryRun ? "dry run, nothing kept: " : ""
    try? world.errors.write(visible(rehearsal + text, multiline: true) + "\n")
  }
}
