import Foundation
import SQLite

@testable import JiniusCore

/// A database of one test's own, in a folder of its own, with the cast on it and a clock that the
/// test turns.
final class Scene {
  let folder: URL
  let store: Store
  let isSandbox: Bool
  /// What the clock says.
  var now = Cast.opening

  /// A sandbox, or a real database whose public address is set.
  init(sandbox: Bool = true) throws {
    isSandbox = sandbox
    folder = try Self.newFolder()
    store = Store(path: folder.appending(path: "jinius.db").path)
    let template = try (sandbox ? Self.sandboxTemplate : Self.realTemplate).get()
    try template.database.write(to: URL(filePath: store.path))
    try template.key.write(to: URL(filePath: store.keyPath))
    try template.seal?.write(to: URL(filePath: store.sealPath))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The use cases, at the scene's time.
  var registry: Registry { registry() }

  func registry(rehearsal: Bool = false) -> Registry {
    Self.registry(store, sandbox: isSandbox, now: now, rehearsal: rehearsal)
  }

  func pass(days: Int = 0, seconds: Int64 = 0) {
    now = now.adding(days: days).adding(seconds: seconds)
  }

  /// The bytes of the database file, read while nobody has it open.
  var bytes: Data {
    get throws { try Data(contentsOf: URL(filePath: store.path)) }
  }

  /// A connection past all the use cases, to look and to tamper.
  func database() throws -> Database {
    try Database(path: store.path, access: .readWrite, applicationID: nil)
  }

  static func newFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "jinius-core-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  // The stage is set once, and copied for each test.
  private static let sandboxTemplate = Result { try template(sandbox: true) }
  private static let realTemplate = Result { try template(sandbox: false) }

  private static func template(
    sandbox: Bool
  ) throws -> (database: Data, key: Data, seal: Data?) {
    let folder = try newFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = Store(path: folder.appending(path: "jinius.db").path)
    _ = try store.create(sandbox: sandbox, now: Cast.opening, uid: 1000)
    let registry = registry(store, sandbox: sandbox, now: Cast.opening, rehearsal: false)
    try Cast.play(on: registry)
    if !sandbox {
      _ = try registry.set(.publicAddress, to: "https://formation.example")
      _ = try registry.createSeal(SealWish(name: nil, key: "ec", days: nil, isReplacement: false))
    }
    return (
      try Data(contentsOf: URL(filePath: store.path)),
      try Data(contentsOf: URL(filePath: store.keyPath)),
      try? Data(contentsOf: URL(filePath: store.sealPath))
    )
  }

  private static func registry(
    _ store: Store, sandbox: Bool, now: Instant, rehearsal: Bool
  ) -> Registry {
    Registry(
      store: store,
      situation: .init(
        clock: { now }, fixedClock: sandbox ? now : nil, actor: .operator(uid: 1000),
        isRehearsal: rehearsal))
  }
}
