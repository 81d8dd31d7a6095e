import Foundation
import Stage
import Testing

/// Who signed on a partner's platform goes back on it by a link of their own (L221-21, D221-5).
@Suite("withdrawal where a platform signed") struct PlatformWithdrawalTests {
  private static let nadia = "nadia@x.example"

  /// Nadia's contract, signed by the platform and taken back; its number, and the link that came.
  private func signed(at desk: Desk) throws -> (contract: String, link: String) {
    let platform = try Chain(in: desk.folder)
    try desk.declare(platform.leaf.certificate)
    try desk.done(
      "account", "create", Self.nadia, "--given-name", "Nadia", "--family-name", "Roux")
    try desk.done("individual", "init", "--account", Self.nadia, "--mobile", "+33612345679")
    let contract = try desk.done(
      "registration", "create", "--individual", Self.nadia, "--session", "S", "--json"
    ).field("convention")
    let file = desk.folder + "/sent.pdf"
    try desk.done(
      "convention", "sign", contract, "--platform", "Je Signe Expert", "--output", file)
    let signed = try Platform.signed(
      file, field: "Sig1", platform.leaf.certificate, platform.leaf.key, in: desk)
    try desk.done("convention", "record", contract, "--signed-file", signed)
    let letter = try desk.done(
      "outbox", "show", "--last", "--to", Self.nadia, "--kind", "withdrawal_link", "--json"
    ).field("body")
    let link = try #require(letter.firstMatch(of: /https:\S+\/withdraw\/[A-Za-z0-9_-]{43}/))
    return (contract, String(link.0))
  }

  @Test("issue 9, 2.1: where a platform signed, a letter brings a link of its own")
  func ownLink() throws {
    let desk = try Desk.sealed()
    let (contract, link) = try signed(at: desk)
    let file = try desk.file(of: contract)
    let another = link.dropLast(43) + String(repeating: "A", count: 43)
    #expect(try desk("signature", "withdraw", String(another), "--json").errorCode == "link_dead")
    #expect(try desk.sql("SELECT seats_taken FROM session") == "1")

    let done = try desk.done("signature", "withdraw", link, "--json")
    #expect(try done.field("outcome") == "done")
    #expect(try desk.done("signature", "withdraw", link, "--json").field("outcome") == "already")
    let convention = try desk.done("convention", "show", contract, "--json")
    #expect(try convention.field("status") == "terminated")
    #expect(try convention.field("status_label") == "Résiliée")
    #expect(try desk.sql("SELECT seats_taken FROM session") == "0")
    #expect(try desk.file(of: contract) == file)
    let receipt = try desk.done(
      "outbox", "show", "--last", "--to", Self.nadia, "--kind", "withdrawal_received", "--json"
    ).field("body")
    #expect(receipt.contains("Contrat : le contrat de formation \(contract)"))
    try desk.done("audit", "verify")
  }

  @Test("issue 9, 2.1: the link is a secret: no list shows it, the database does not hold it")
  func secret() throws {
    let desk = try Desk.sealed()
    let token = try signed(at: desk).link.suffix(43)
    for words in [["outbox", "list"], ["audit", "list"], ["contract", "deadlines"]] {
      #expect(!(try desk.done(words + ["--json"]).output.contains(token)))
    }
    let bytes = try Data(contentsOf: URL(filePath: desk.database))
    #expect(bytes.range(of: Data(token.utf8)) == nil)
  }
}
