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
    let wanted = StoreError.cannotRead(path: key, errno: ELOOP)
    #expect(failure { try scene.register() } == wanted)
    #expect(failure { try scene.registry.verifyJournal() } == wanted)
  }

  @Test("issue 8, 6.10: a seal that the system does not let be read is not replaced")
  func unreadableSeal() throws {
    let scene = try Scene(sandbox: false)
    let number = try scene.register().convention
    let seal = scene.store.sealPath
    try replace(seal) { symlink($0, $0) }
    let wanted = StoreError.cannotRead(path: seal, errno: ELOOP)
    #expect(failure { try scene.registry.launchSigning(number, signatory: Cast.zoe) } == wanted)
    #expect(failure { try scene.registry.seal() } == wanted)
    for isReplacement in [false, true] {
      let wish = SealWish(name: nil, key: "ec", days: nil, isReplacement: isReplacement)
      #expect(failure { try scene.registry.createSeal(wish) } == wanted)
    }
    let finding = try #require(try scene.registry.checkSeal().first { $0.item == .file })
    #expect(finding.fault == .cannotRead(path: seal, errno: ELOOP))
  }

  @Test(
    "issue 8, 6.1: a pipe or a folder as key, seal or lock is refused at once",
    arguments: ["pipe", "folder"])
  func pipes(_ kind: String) throws {
    let make: (String) -> Int32 = { kind == "pipe" ? mkfifo($0, 0o600) : mkdir($0, 0o700) }
    let first = try Scene()
    try replace(first.store.keyPath, by: make)
    #expect(failure { try first.register() } == .keyMismatch(path: first.store.keyPath))
    let second = try Scene(sandbox: false)
    let number = try second.register().convention
    try replace(second.store.sealPath, by: make)
    #expect(
      refusal { try second.registry.launchSigning(number, signatory: Cast.zoe) }
        == .sealUnusable([.unreadable(path: second.store.sealPath)]))
    let third = try Scene()
    try third.register()
    let lock = third.store.path + ".lock"
    try replace(lock, by: make)
    guard case .cannotCreate(path: lock, _)? = failure({ try third.register(nil) }) else {
      Issue.record("a \(kind) as lock")
      return
    }
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
