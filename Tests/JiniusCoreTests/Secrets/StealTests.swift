import Foundation
import SHA2
import SQLite
import Testing

@testable import JiniusCore

/// Somebody copies the database, without the key: no link and no code comes out of it.
struct StealTests {
  /// What the thief has: every value of every column of every table.
  private struct Loot {
    let texts: [String]
    let blobs: [[UInt8]]
    let integers: Set<Int64>
    let file: Data

    init(_ scene: Scene) throws {
      var texts: [String] = []
      var blobs: [[UInt8]] = []
      var integers: Set<Int64> = []
      let database = try scene.database()
      let tables = try database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'") {
        try $0.text(0)
      }
      for table in tables {
        let columns = try database.rows("SELECT name FROM pragma_table_info(\(table))") {
          try $0.text(0)
        }
        // Names of our own schema, read above.
        let text = "SELECT \(columns.joined(separator: ", ")) FROM \(table)"
        try database.forEach(SQL(stringLiteral: text)) { row in
          for column in 0..<row.count {
            let value: Any? =
              (try? row.optionalText(column)) ?? (try? row.optionalBlob(column))
              ?? (try? row.optionalInt(column))
            switch value {
            case let text as String: texts.append(text)
            case let blob as [UInt8]: blobs.append(blob)
            case let integer as Int: integers.insert(Int64(integer))
            default: break
            }
          }
        }
      }
      self.texts = texts
      self.blobs = blobs
      self.integers = integers
      file = try scene.bytes
    }

    /// Whether a secret stands anywhere, as it is, or in hexadecimal, or in base64url.
    func holds(_ secret: [UInt8]) -> Bool {
      let forms =
        [secret, Array(secret.hex.utf8), Array(secret.hex.uppercased().utf8)]
        + [Array(secret.base64URL.utf8)]
      return forms.contains { file.range(of: Data($0)) != nil }
    }
  }

  /// A scene in which a code was sent and a newcomer invited.
  private func scene() throws -> Scene {
    let scene = try Scene()
    _ = try scene.launched()
    let token = try scene.token()
    _ = try scene.registry.markRead(token: token)
    _ = try scene.registry.requestCode(token: token)
    return scene
  }

  @Test("The loot is read whole: it holds what is no secret")
  func loot() throws {
    let scene = try scene()
    let loot = try Loot(scene)
    #expect(loot.texts.contains(Cast.zoesMobile.description))
    #expect(loot.integers.contains(Cast.opening.seconds))
    #expect(loot.blobs.contains { $0.count == 32 })
    #expect(loot.blobs.contains { $0.starts(with: "%PDF".utf8) })
    #expect(loot.holds(Array(Cast.zoe.description.utf8)))
  }

  @Test("No link stands in it: only the digest that a right token is found by")
  func token() throws {
    let scene = try scene()
    let loot = try Loot(scene)
    let tokens = try scene.letters().flatMap { letter in
      letter.body.split(separator: "\n").filter { $0.hasPrefix("https://") }.map {
        String($0.split(separator: "/").last ?? "")
      }
    }
    #expect(tokens.count == 4)
    for token in tokens {
      #expect(token.count == 43)
      #expect(!loot.holds(Array(token.utf8)))
      // The digest of the token is there, and nothing that turns into the token.
      #expect(loot.blobs.contains(SHA256.hash(Array(token.utf8))))
      for blob in loot.blobs where blob.count <= 64 {
        #expect(blob.base64URL != token)
        #expect(SHA256.hash(blob).base64URL != token)
        #expect(HMAC.sha256(key: [], message: blob).base64URL != token)
      }
    }
  }

  @Test("The key stands nowhere in it")
  func key() throws {
    let scene = try scene()
    let key = try Data(contentsOf: URL(filePath: scene.store.keyPath))
    #expect(key.count == 32)
    #expect(try !Loot(scene).holds(Array(key)))
  }

  @Test("No code stands in it, neither as text nor as a number")
  func code() throws {
    // A code could stand somewhere by chance, in a year for one: those of three procedures do not.
    for _ in 1...3 {
      let scene = try scene()
      let code = try scene.code()
      let loot = try Loot(scene)
      let short = loot.texts.filter { $0.count <= 64 }
      if !short.contains(where: { $0.contains(code) }), let number = Int64(code),
        !loot.integers.contains(number)
      {
        return
      }
    }
    Issue.record("the code stands in the database")
  }

  /// Trying all the million codes tells the right one from the others only where something that is
  /// derived from it is stored. So it is enough to derive all that a thief could from the right one.
  @Test("A million tries do not tell the code: nothing that is derived from it is stored")
  func bruteForce() throws {
    let scene = try scene()
    let code = Array(try scene.code().utf8)
    let loot = try Loot(scene)
    let stored = Set(loot.blobs)
    let salts = [[]] + loot.blobs.filter { $0.count <= 32 } + ["1", "2"].map { Array($0.utf8) }
    #expect(salts.count > 20)
    for salt in salts {
      for text in [salt + code, code + salt, Array(salt.hex.utf8) + code] {
        #expect(!stored.contains(SHA256.hash(text)))
        #expect(!stored.contains(SHA256.hash(SHA256.hash(text))))
        #expect(!loot.texts.contains(SHA256.hash(text).hex))
      }
      #expect(!stored.contains(HMAC.sha256(key: salt, message: code)))
      #expect(!stored.contains(HMAC.sha256(key: code, message: salt)))
    }
  }

  @Test("Nothing stored serves as the key")
  func storedKeys() throws {
    let scene = try scene()
    let loot = try Loot(scene)
    let digests = loot.blobs.filter { $0.count == 32 }
    let token = try scene.token()
    for key in digests.map(SecretKey.init) {
      for nonce in digests {
        #expect(key.token(.signatureLink, nonce: nonce) != token)
      }
    }
  }

  @Test("A thief with another key gets nowhere: reading a link, signing and writing are refused")
  func withoutKey() throws {
    let scene = try scene()
    let token = try scene.token()
    for key in [nil, Data(), Data(repeating: 1, count: 32), Data(repeating: 1, count: 33)] {
      let path = URL(filePath: scene.store.keyPath)
      try? FileManager.default.removeItem(at: path)
      try key?.write(to: path)
      let mismatch = StoreError.keyMismatch(path: scene.store.keyPath)
      let registry = scene.registry
      #expect(throws: mismatch) { try registry.openSignature(token: token) }
      #expect(throws: mismatch) { try registry.documentToRead(token: token) }
      #expect(throws: mismatch) { try registry.sign(token: token, code: "123456") }
      #expect(throws: mismatch) { try registry.letterPage(.init(), after: 0, limit: 9) }
      #expect(throws: mismatch) { try registry.set(.linkDays, to: "30") }
      #expect(try registry.convention(value("C-000001")).view.status == .signing)
    }
  }

  @Test("Two databases give the same nonce two different links and codes")
  func purposes() throws {
    let nonce = [UInt8](repeating: 5, count: 32)
    let one = SecretKey(bytes: [UInt8](repeating: 1, count: 32))
    let other = SecretKey(bytes: [UInt8](repeating: 2, count: 32))
    #expect(one.token(.signatureLink, nonce: nonce) != other.token(.signatureLink, nonce: nonce))
    #expect(one.token(.signatureLink, nonce: nonce) != one.token(.invitation, nonce: nonce))
    let codes = [(1, [UInt8(1)]), (2, [1]), (1, [2])].map {
      one.code(nonce: nonce, procedure: $0, documentDigest: $1)
    }
    #expect(Set(codes).count == 3)
    #expect(codes.allSatisfy { $0.count == 6 && $0.allSatisfy(\.isNumber) })
  }

  @Test("A token is never taken for an option: it begins with a letter or a digit")
  func firstCharacter() {
    let key = SecretKey(bytes: [UInt8](repeating: 9, count: 32))
    var drawn = 0
    var unfit = 0
    for round in 0..<500 {
      let nonce = key.tokenNonce(.signatureLink) {
        drawn += 1
        return SHA256.hash(Array("\(round) \(drawn)".utf8))
      }
      let token = key.token(.signatureLink, nonce: nonce)
      if token.hasPrefix("-") || token.hasPrefix("_") { unfit += 1 }
    }
    #expect(unfit == 0)
    #expect(drawn > 500)
  }
}
