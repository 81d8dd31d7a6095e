import Foundation
import SQLite
import Testing

@testable import JiniusCore

/// The files beside the database that cannot be read, or are none.
struct KeyFileTests {
  /// What ends the use cases that need a file: nil when nothing does.
  private func failure(_ body: () throws -> some Any) -> StoreError? {
    do { _ = try body() } catch { return error as? StoreError }
    return nil
  }

  private func replace(_ path: String, by make: (String) -> Int32) throws {
    try FileManager.default.removeItem(atPath: path)
    try #require(make(path) == 0)
  }

  @Test("issue 8, 6.10: a key that the system does not let be read is no wrong one")
  func unreadableKey() throws {
    let scene = try Scene()
    let key = scene.store.keyPath
    try replace(key) { symlink($0, $0) }
    let wanted = StoreError.cannotRead(path: key, .system(ELOOP))
    #expect(failure { try scene.register() } == wanted)
    #expect(failure { try scene.registry.verifyJournal() } == wanted)
  }

  @Test("issue 8, 6.10: a seal that the system does not let be read is not replaced")
  func unreadableSeal() throws {
    let scene = try Scene(sandbox: false)
    let number = try scene.register().convention
    let seal = scene.store.sealPath
    try replace(seal) { symlink($0, $0) }
    let wanted = StoreError.cannotRead(path: seal, .system(ELOOP))
    #expect(failure { try scene.registry.launchSigning(number, signatory: Cast.zoe) } == wanted)
    #expect(failure { try scene.registry.seal() } == wanted)
    for isReplacement in [false, true] {
      let wish = SealWish(name: nil, key: "ec", days: nil, isReplacement: isReplacement)
      #expect(failure { try scene.registry.createSeal(wish) } == wanted)
    }
    let finding = try #require(try scene.registry.checkSeal().first { $0.item == .file })
    #expect(finding.fault == .cannotRead(path: seal, .system(ELOOP)))
  }

  @Test(
    "issue 8, 6.1: a pipe or a folder as key, seal or lock is refused at once, and told as what it is",
    arguments: ["pipe", "folder"])
  func pipes(_ kind: String) throws {
    let make: (String) -> Int32 = { kind == "pipe" ? mkfifo($0, 0o600) : mkdir($0, 0o700) }
    let first = try Scene()
    let key = first.store.keyPath
    try replace(key, by: make)
    #expect(failure { try first.register() } == .cannotRead(path: key, .notAFile))
    let second = try Scene(sandbox: false)
    let number = try second.register().convention
    let seal = second.store.sealPath
    try replace(seal, by: make)
    let unread = StoreError.cannotRead(path: seal, .notAFile)
    #expect(failure { try second.registry.launchSigning(number, signatory: Cast.zoe) } == unread)
    #expect(failure { try second.registry.seal() } == unread)
    let wish = SealWish(name: nil, key: "ec", days: nil, isReplacement: true)
    #expect(failure { try second.registry.createSeal(wish) } == unread)
    let third = try Scene()
    try third.register()
    let lock = third.store.path + ".lock"
    try replace(lock, by: make)
    #expect(failure { try third.register(nil) } == .noQueue(path: lock))
    try replace(lock) { symlink("nowhere", $0) }
    #expect(failure { try third.register(nil) } == .noQueue(path: lock))
  }

  @Test(
    "issue 8, 6.10: another database's seal is told as that, shown to nobody, and seals nothing")
  func foreignSeal() throws {
    let scene = try Scene(sandbox: false)
    let number = try scene.register().convention
    let other = try Scene(sandbox: false)
    let path = scene.store.sealPath
    try FileManager.default.removeItem(atPath: other.store.keyPath)
    try FileManager.default.removeItem(atPath: other.store.path)
    _ = try other.store.create(sandbox: false, now: Cast.opening, uid: 1000)
    _ = try other.registry.createSeal(
      SealWish(name: nil, key: "ec", days: nil, isReplacement: true))
    try Data(contentsOf: URL(filePath: other.store.sealPath)).write(to: URL(filePath: path))
    let wanted = StoreError.sealMismatch(path: path)
    #expect(failure { try scene.registry.seal() } == wanted)
    #expect(failure { try scene.registry.launchSigning(number, signatory: Cast.zoe) } == wanted)
    var wish = SealWish(name: nil, key: "ec", days: nil, isReplacement: false)
    #expect(failure { try scene.registry.createSeal(wish) } == wanted)
    #expect(
      try scene.registry.checkSeal().first { $0.item == .file }?.fault == .another(path: path))
    wish.isReplacement = true
    #expect(try !scene.registry.createSeal(wish).wasAlready)
    #expect(try scene.registry.launchSigning(number, signatory: Cast.zoe).status == .signing)
  }

  @Test("issue 8, 6.10: a database that the system does not let be read is no damaged one")
  func unreadableDatabase() throws {
    let scene = try Scene()
    let path = scene.store.path
    try replace(path) { symlink($0, $0) }
    let wanted = StoreError.cannotRead(path: path, .system(ELOOP))
    #expect(failure { try scene.register() } == wanted)
    #expect(failure { try scene.registry.companyPage(after: 0, limit: 1) } == wanted)
  }

  @Test("issue 8, 6.10: whatever byte of the header is damaged, it is damaged and no bug")
  func header() throws {
    for byte in 16..<100 {
      for value: UInt8 in [5, 0xFF] {
        let scene = try Scene()
        var bytes = try scene.bytes
        bytes[byte] = value
        try bytes.write(to: URL(filePath: scene.store.path))
        let found = failure { try scene.registry.verifyJournal() }
        if case .unexpected(let message)? = found { Issue.record("byte \(byte): \(message)") }
        if byte == 47 {
          guard case .damaged? = found else {
            Issue.record("byte 47: \(String(describing: found))")
            continue
          }
        }
      }
    }
  }
}
