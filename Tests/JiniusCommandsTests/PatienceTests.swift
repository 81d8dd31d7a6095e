import CGI
import JiniusCore
import Synchronization
import Testing

@testable import JiniusCommands

/// When the page answers: `scripts/bench` measures it, and here is why it tells nothing.
@Suite("page: patience") struct PatienceTests {
  @Test("issue 9, 1.5: all that is not there is answered at one instant, what is there at once")
  func waits() throws {
    let session = try Session()
    for line in Self.scene.split(separator: "\n") {
      let answer = try session.perform(String(line))
      if answer.status != 0 { Issue.record("\(line): \(answer.errors)") }
    }
    let link =
      try session.perform(
        "jinius outbox show --last --kind signature_link --json | jq -r .body | grep -o '/sign/.*'"
      ).output.split(separator: "\n").first.map(String.init) ?? ""
    #expect(try Self.waits(for: link, in: session) == [])
    #expect(try session.perform("jinius convention cancel C-000001").status == 0)
    for path in [link, "/sign/A" + link.suffix(42), link + "/document", "/sign/x", "/nothing"] {
      #expect(try Self.waits(for: path, in: session) == [Site.patience], "\(path)")
    }
  }

  /// Until when the page waits before it answers.
  private static func waits(for path: String, in session: Session) throws -> [Int] {
    let waits = Mutex<[Int]>([])
    let world = World(
      output: .memory(), errors: .memory(), environment: [:], userID: 1000,
      clock: { Instant(seconds: 1_795_165_200) }, readInput: { _ in [] },
      waitUntil: { until in waits.withLock { $0.append(until) } })
    let registry = Registry(
      store: Store(path: session.folder.path + "/jinius.db"),
      situation: .init(
        clock: world.clock, fixedClock: nil, actor: .operator(uid: 1000), isRehearsal: false))
    let request = Request(environment: ["REQUEST_METHOD": "GET", "PATH_INFO": path])
    _ = Site(registry: registry, world: world).answer(request)
    return waits.withLock { $0 }
  }

  private static let scene = """
    export JINIUS_DB=jinius.db
    jinius init --sandbox
    jinius provider add IRF --name IRF --siret 73282932000074 --activity-number 11922644692 --street A --postal-code 75002 --city Paris --email f@irf.example --vat exempt
    jinius training add T --provider IRF --title Audit --modality in_person --profession cac --duration 14h --price 900.00 --objective O --programme P --trainers X
    jinius session add S --training T --starts 2027-03-08T09:00 --ends 2027-03-09T17:30 --place Lyon --seats 12
    jinius account create claire@x.fr --given-name Claire --family-name Martin
    jinius company init --siret 37962734200015 --name X --administrator claire@x.fr --pledge --registration-rights restricted
    jinius interlocutor add --company 379627342 --email paul@x.fr --given-name Paul --family-name Durand --mobile +33612345678 --can-sign
    jinius registration create --company 379627342 --session S --participant "Lea Petit <lea@x.fr>"
    jinius convention sign C-000001 --signatory paul@x.fr
    """
}
