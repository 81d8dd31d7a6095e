internal import CommandLineKit
internal import JiniusCore

struct Init: GuardedCommand {
  static let name = "init"
  static let summary = "Make a database, and the key beside it."
  static let permission = Permission.operatorship
  static let discussion = """
    A sandbox is for trying things out: no mail and no SMS ever leaves, letters show their links \
    and codes, JINIUS_NOW sets the clock, and every page says that it is worth nothing.
    Without the key file no link, no code and no write works: back it up apart from the database.
    """
  static let examples = ["jinius init --sandbox", "jinius init --db /srv/jinius/jinius.db"]

  @Flag("A database to try things in.") var sandbox: Bool

  func run(in console: Console) throws {
    if case .account(let email) = try console.acting() {
      throw Refusal.notPermitted(
        account: email.description, missing: .operatorship, administrators: [])
    }
    let store = try console.store()
    let fixed = try console.fixedClock()
    if fixed != nil && !sandbox { throw StoreError.clockSetOutsideSandbox }
    let facts: JSON = [
      "database": .string(store.path), "key": .string(store.keyPath), "sandbox": .bool(sandbox),
    ]
    if console.options.dryRun {
      try console.conclude(facts, made: store.path)
      return console.say("\(store.path) would be made")
    }
    let isNew = try store.create(
      sandbox: sandbox, now: fixed ?? console.world.clock(), uid: console.world.userID)
    try console.conclude(facts, wasAlready: !isNew, made: store.path)
    console.say(
      isNew
        ? "\(store.path) made; next: jinius provider add --help" : "\(store.path) is there already")
  }
}
