import Synchronization
import Testing

@testable import JiniusCore

/// An import looks at everything first, and then writes some lines in a transaction: what somebody
/// else does between two of them is his line's fault, or stops it where it stands.
@Suite("issue 8, 6.2: imports in batches")
struct ImportBatchTests {
  let scene: Scene
  /// Five people, of whom one is known and one stands twice.
  let text = """
    given_name,family_name,email
    Ada,Un,ada@x.fr
    ,,\(Cast.zoe)
    Bob,Deux,bob@x.fr
    Ada,Un,ada@x.fr
    Cid,Trois,cid@x.fr

    """

  init() throws { scene = try Scene() }

  /// A registry each of whose batches takes one line, and which lets something happen behind them.
  private func registry(
    as actor: ActingReference = .operator(uid: 1000), rehearsal: Bool = false,
    behindBatch meanwhile: @escaping @Sendable (Int) -> Void = { _ in }
  ) -> Registry {
    let calls = Mutex(0)
    let now = scene.now
    return Registry(
      store: scene.store,
      situation: .init(
        clock: { now },
        elapsed: {
          // Of each batch the first call is its beginning, the second stands behind its line, and
          // the third behind its commit.
          let call = calls.withLock {
            $0 += 1
            return $0
          }
          if call % 3 == 0 { meanwhile(call / 3) }
          return call * 60
        }, fixedClock: now, actor: actor, isRehearsal: rehearsal))
  }

  /// What somebody else works with meanwhile.
  private var others: @Sendable () -> Registry {
    let (store, now) = (scene.store, scene.now)
    return {
      Registry(
        store: store,
        situation: .init(
          clock: { now }, fixedClock: now, actor: .operator(uid: 1000), isRehearsal: false))
    }
  }

  private func results(_ report: ImportReport) -> [String] {
    report.lines.map { line in
      switch line.result {
      case .added: "\(line.line) added"
      case .unchanged: "\(line.line) unchanged"
      case .refused: "\(line.line) refused"
      case .notReached: "\(line.line) not reached"
      }
    }
  }

  private func importing(_ registry: Registry) throws -> ImportReport {
    try registry.importCollaborators(
      Array(text.utf8), named: "people.csv", into: Cast.siren, keepGoing: false)
  }

  @Test("issue 8, 6.2: each batch is a transaction of its own, and all of them are the file")
  func batches() throws {
    let seen = Mutex<[Int]>([])
    let others = others
    let report = try importing(
      registry { _ in
        let count = try? others().collaboratorPage(
          of: Cast.siren, withFormer: false, after: 0, limit: 9
        ).count
        seen.withLock { $0.append(count ?? -1) }
      })
    #expect(
      results(report) == ["2 added", "3 added", "4 added", "5 unchanged", "6 added"])
    #expect(report.interruption == nil)
    #expect(seen.withLock { $0 } == [1, 2, 3, 3, 4])
    try scene.journalHolds()
  }

  @Test("issue 8, 6.2: a fault that only then appears is its line's, and the others are taken")
  func lateFault() throws {
    let others = others
    let report = try importing(
      registry { batch in
        if batch == 1 { _ = try? others().suspendAccount(Cast.zoe, reason: nil) }
      })
    #expect(
      results(report) == ["2 added", "3 refused", "4 added", "5 unchanged", "6 added"])
    // The same again is told of it before anything is written, and goes on once it is mended.
    #expect(refusal { try importing(registry()) }?.code == "invalid_import")
    _ = try scene.registry.reactivateAccount(Cast.zoe, reason: nil)
    #expect(
      results(try importing(registry()))
        == ["2 unchanged", "3 added", "4 unchanged", "5 unchanged", "6 unchanged"])
    try scene.journalHolds()
  }

  @Test("issue 8, 6.2: a right that goes meanwhile stops it; what is done stands and is listed")
  func rightGone() throws {
    _ = try scene.registry.addInterlocutor(
      InterlocutorForm(
        person: Cast.known(Cast.marie), establishment: Cast.headOffice, roles: [.administrator],
        mobile: nil, canSign: false), to: Cast.company)
    let others = others
    let report = try importing(
      registry(as: .account(Cast.claire)) { batch in
        if batch == 2 { _ = try? others().suspendAccount(Cast.claire, reason: nil) }
      })
    #expect(
      results(report)
        == ["2 added", "3 added", "4 not reached", "5 not reached", "6 not reached"])
    #expect((report.interruption as? Refusal)?.code == "unknown_account")
    _ = try scene.registry.reactivateAccount(Cast.claire, reason: nil)
    #expect(
      results(try importing(registry(as: .account(Cast.claire))))
        == ["2 unchanged", "3 unchanged", "4 added", "5 unchanged", "6 added"])
    try scene.journalHolds()
  }

  @Test("issue 8, 6.2: what stops it before anything is done is thrown")
  func stoppedAtOnce() throws {
    _ = try scene.accepted(Cast.zoe)
    #expect(
      refusal { try importing(registry(as: .account(Cast.zoe))) }?.code == "not_permitted")
  }

  @Test("issue 8, 6.2: a rehearsal is a read: it tells the same, and waits for no writer")
  func rehearsal() throws {
    let before = try scene.bytes
    let registry = registry(rehearsal: true)
    // Whoever holds the queue meanwhile is in nobody's way.
    let foretold = try WriteQueue.inTurn(database: scene.store.path) {
      results(try importing(registry))
    }
    #expect(try scene.bytes == before)
    #expect(foretold == results(try importing(self.registry())))
    // So is the same file again, of which nothing is to be written.
    let again = try WriteQueue.inTurn(database: scene.store.path) {
      results(try importing(self.registry()))
    }
    #expect(again == (2...6).map { "\($0) unchanged" })
  }
}
