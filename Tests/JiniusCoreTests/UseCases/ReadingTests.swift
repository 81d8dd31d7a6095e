import Foundation
import Testing

@testable import JiniusCore

/// Reads compute what they show from the clock, and never write.
struct ReadingTests {
  /// Every use case that only looks.
  static let reads: [(name: String, look: @Sendable (Registry, String) throws -> Void)] = [
    ("account", { r, _ in _ = try r.account(Cast.zoe) }),
    ("accountPage", { r, _ in _ = try r.accountPage(after: 0, limit: 9) }),
    ("provider", { r, _ in _ = try r.provider(Cast.provider.code) }),
    ("providerPage", { r, _ in _ = try r.providerPage(after: 0, limit: 9) }),
    ("training", { r, _ in _ = try r.training(Cast.training.code) }),
    ("trainingPage", { r, _ in _ = try r.trainingPage(after: 0, words: "audit", limit: 9) }),
    ("session", { r, _ in _ = try r.session(Cast.session.code) }),
    ("sessionPage", { r, _ in _ = try r.sessionPage(after: 0, training: nil, limit: 9) }),
    ("company", { r, _ in _ = try r.company(value("379627342")) }),
    ("companyPage", { r, _ in _ = try r.companyPage(after: 0, limit: 9) }),
    ("individual", { r, _ in _ = try r.individual(Cast.marie) }),
    ("individualPage", { r, _ in _ = try r.individualPage(after: 0, limit: 9) }),
    (
      "interlocutorPage",
      { r, _ in
        _ = try r.interlocutorPage(of: Cast.company, establishment: nil, after: 0, limit: 9)
      }
    ),
    ("registration", { r, _ in _ = try r.registration(value("R-000001")) }),
    (
      "registrationPage",
      { r, _ in
        _ = try r.registrationPage(
          .init(space: nil, session: nil, participant: nil), after: 0, limit: 9)
      }
    ),
    ("convention", { r, _ in _ = try r.convention(value("C-000001")) }),
    (
      "conventionPage",
      { r, _ in _ = try r.conventionPage(.init(space: nil, status: nil), after: 0, limit: 9) }
    ),
    ("signatories", { r, _ in _ = try r.signatories(of: value("C-000001")) }),
    ("preview", { r, _ in _ = try r.preview(value("C-000001")) }),
    ("settings", { r, _ in _ = try r.settings() }),
    ("letterPage", { r, _ in _ = try r.letterPage(.init(), after: 0, limit: 99) }),
    ("journalPage", { r, _ in _ = try r.journalPage(after: 0, limit: 99) }),
    ("verifyJournal", { r, _ in _ = try r.verifyJournal() }),
    ("openSignature", { r, token in _ = try r.openSignature(token: token) }),
    ("documentToRead", { r, token in _ = try r.documentToRead(token: token) }),
  ]

  @Test("A look leaves the file as it was, to the byte and to the second", arguments: reads.indices)
  func untouched(_ index: Int) throws {
    let scene = try Scene()
    _ = try scene.launched()
    let token = try scene.token()
    // An old date, so that a write of the same second would show as well.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)],
      ofItemAtPath: scene.store.path)
    let bytes = try scene.bytes
    let names = try scene.fileNames()
    try Self.reads[index].look(scene.registry, token)
    #expect(try scene.bytes == bytes, "\(Self.reads[index].name)")
    let attributes = try FileManager.default.attributesOfItem(atPath: scene.store.path)
    #expect(attributes[.modificationDate] as? Date == Date(timeIntervalSince1970: 1_000_000_000))
    #expect(try scene.fileNames() == names)
  }

  @Test("On a read-only file in a read-only folder a reader sees the same truth, expiry included")
  func readOnly() throws {
    let scene = try Scene()
    let number = try scene.launched()
    scene.pass(days: 60)
    let bytes = try scene.bytes
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o444], ofItemAtPath: scene.store.path)
    try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: scene.folder.path)
    defer {
      try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scene.folder.path)
    }
    #expect(try scene.status(number) == .awaitingSignature)
    #expect(
      try scene.registry.registration(value("R-000001")).conventionStatus == .awaitingSignature)
    #expect(try scene.numbers(in: .awaitingSignature) == [number])
    #expect(try scene.numbers(in: .signing).isEmpty)
    #expect(scene.refusals(ofReading: try scene.token()) == [.linkDead, .linkDead, .linkDead])
    #expect(try scene.bytes == bytes)
  }

  @Test("An expiry shows everywhere at its second, before anybody has recorded it")
  func unrecordedExpiry() throws {
    let scene = try Scene()
    let number = try scene.launched()
    scene.pass(days: 60, seconds: -1)
    #expect(try scene.numbers(in: .signing) == [number])
    #expect(try scene.numbers(in: .signing, of: Cast.company) == [number])
    #expect(try scene.numbers(in: .awaitingSignature).isEmpty)
    #expect(try scene.numbers(in: .awaitingSignature, of: Cast.company).isEmpty)
    scene.pass(seconds: 1)
    for _ in ["unrecorded", "recorded"] {
      #expect(try scene.numbers(in: .signing).isEmpty)
      #expect(try scene.numbers(in: .signing, of: Cast.company).isEmpty)
      #expect(try scene.numbers(in: .awaitingSignature) == [number])
      #expect(try scene.numbers(in: .awaitingSignature, of: Cast.company) == [number])
      let view = try scene.registry.convention(number).view
      #expect(view.status == .awaitingSignature)
      #expect(view.availableActions == ["preview", "sign"])
      #expect(view.signatory == nil && view.expiresAt == nil && view.launchedAt == nil)
      _ = try scene.registry.recordWhatFellDue()
    }
  }

  @Test("Pages by key give each convention once and in order, expired ones among the others")
  func pages() throws {
    let scene = try Scene()
    var numbers: [ConventionNumber] = []
    for index in 1...9 {
      let number = try scene.register(
        Cast.newcomer("Ana Lopes", "ana\(index)@cabinet-martin.fr")
      ).convention
      numbers.append(number)
      if index % 3 == 0 { _ = try scene.registry.launchSigning(number, signatory: Cast.zoe) }
    }
    scene.pass(days: 60)
    for status in [nil, ConventionStatus.awaitingSignature] {
      for size in 1...10 {
        for space in [nil, Cast.company] {
          var seen: [ConventionNumber] = []
          while true {
            let page = try scene.registry.conventionPage(
              .init(space: space, status: status), after: seen.last?.row ?? 0, limit: size)
            #expect(page.count <= size)
            seen += page.map(\.number)
            if page.count < size { break }
          }
          #expect(seen == numbers)
        }
      }
    }
  }
}

extension Scene {
  fileprivate func fileNames() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  func numbers(
    in status: ConventionStatus, of space: SpaceReference? = nil
  ) throws -> [ConventionNumber] {
    try registry.conventionPage(.init(space: space, status: status), after: 0, limit: 99)
      .map(\.number)
  }

  fileprivate func refusals(ofReading token: String) -> [Refusal?] {
    [
      refusal { try registry.openSignature(token: token) },
      refusal { try registry.documentToRead(token: token) },
      refusal { try registry.signedDocument(token: token) },
    ]
  }
}
