import Foundation
import Stage
import Testing

/// Papers that were frozen before they kept a box for visible signatures.
@Suite("papers without a box") struct OldPaperTests {
  private static let fixture = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "PromiseTests/Fixtures/version-2/sandbox").path

  @Test("issue 8, 2.2: a paper from before boxes takes invisible signatures only")
  func invisibleOnly() throws {
    let desk = try Desk.open()
    let made = try system(
      "bash",
      [
        "-c",
        "umask 077; rm -f $1*; gunzip -c $0.db.gz >$1 && cp $0.key $1.key && cp $0.seal $1.seal",
        Self.fixture, desk.database,
      ])
    try #require(made.status == 0, "\(made)")
    // While the paper still waits: its release was another day's.
    let launched = try desk.sql(
      "SELECT launched_at + 60 FROM signing_procedure WHERE convention_id = 7 AND state = 'open'")
    let now = Date(timeIntervalSince1970: try #require(Double(launched))).formatted(.iso8601)
    func jinius(_ words: String...) throws -> Ending {
      try system(
        desk.jinius, words, environment: desk.environment.merging(["JINIUS_NOW": now]) { $1 })
    }
    let frozen = desk.folder + "/frozen.pdf"
    #expect(try jinius("convention", "preview", "C-000007", "--output", frozen).status == 0)
    let paper = try Data(contentsOf: URL(filePath: frozen))
    #expect(paper.range(of: Data("JNS_SignatureBox".utf8)) == nil)

    let (certificate, key) = try Authority(in: desk.folder).sealCertificate("Plateforme")
    func signed(_ field: String) throws -> String {
      try Platform.signed(frozen, field: field, certificate, key, in: desk)
    }
    // Where the box of a paper of today would be, and in corners where there is nothing.
    for place in ["1/60,60,260,120", "1/1,1,60,40", "2/400,60,560,120", "1/60,700,260,760"] {
      let ending = try jinius(
        "convention", "record", "C-000007", "--signed-file", try signed(place + "/Sig1"),
        "--untrusted", "--json")
      #expect(ending.status == 1 && ending.errorCode == "file_not_accepted", "\(place): \(ending)")
      #expect(ending.errors.contains(#""reason":"outside_signature_box""#), "\(place): \(ending)")
    }
    let ending = try jinius(
      "convention", "record", "C-000007", "--signed-file", try signed("Sig1"), "--untrusted",
      "--json")
    #expect(ending.status == 0, "\(ending)")
  }
}
