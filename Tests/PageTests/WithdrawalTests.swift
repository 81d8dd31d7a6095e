import Foundation
import Stage
import Testing

/// A private person goes back on his contract by its page (L221-21, D221-5 C. consommation).
@Suite("page, withdrawal") struct WithdrawalTests {
  private static let nadia = "nadia@x.example"

  /// Nadia's contract, signed by her own link; the path of the link.
  private func signed(_ scratch: Scratch) throws -> String {
    try scratch.done(
      "account", "create", Self.nadia, "--given-name", "Nadia", "--family-name", "Roux")
    try scratch.done("individual", "init", "--account", Self.nadia, "--mobile", "+33612345678")
    let contract = try scratch.done(
      "registration", "create", "--individual", Self.nadia, "--session", "S", "--json"
    ).field("convention")
    try scratch.done("convention", "sign", contract, "--signatory", Self.nadia)
    let link = try scratch.newestPath(to: Self.nadia)
    try scratch.done("signature", "read", link, "--output", scratch.folder + "/read.pdf")
    try scratch.done("signature", "code", link)
    try scratch.done("signature", "sign", link, "--code", try scratch.newestCode())
    return link
  }

  private func form(_ scratch: Scratch, _ path: String, to receipt: String = nadia) throws -> String
  {
    let token = try scratch.cgi(.get(path)).form("withdraw")
    return "act=withdraw&form=\(token)&receipt=\(receipt.replacing("@", with: "%40"))"
  }

  @Test func `issue 9, 2.1: two steps, by the link that lives on; the receipt at once`() throws {
    let scratch = try Scratch.furnished()
    let link = try signed(scratch)
    let home = try scratch.cgi(.get(link))
    #expect(home.text.contains("Renoncer au contrat ici"))
    #expect(home.text.contains("jusqu’au 4 décembre 2026 inclus"))
    #expect(!home.text.contains("Confirmer la rétractation"))
    let page = try scratch.cgi(.get(link + "/withdraw"))
    for words in [
      "Confirmer la rétractation", "Nadia Roux", "C-000001", "value=\"nadia@x.example\"",
      "Je vous notifie par la présente ma rétractation",
    ] { #expect(page.text.contains(words), "\(words)") }
    expectGuarded(page)
    let sent = try scratch.cgi(.post(link, try form(scratch, link + "/withdraw")))
    #expect(sent.status == 303)
    let receipt = try scratch.cgi(.get(link))
    for words in [
      "Accusé de réception", "20/11/2026 à 10:00:00 (heure de Paris)",
      "Je vous notifie par la présente ma rétractation", "nadia@x.example",
      "Télécharger le document signé",
    ] { #expect(receipt.text.contains(words), "\(words)") }
    #expect(!receipt.text.contains("Renoncer au contrat ici"))
    let letter = try scratch.newestLetter(to: Self.nadia)
    #expect(letter.contains("exercée en ligne le 20/11/2026 à 10:00:00 (heure de Paris)"))
    #expect(try scratch.cgi(.get(link + "/signed")).body.starts(with: Array("%PDF-".utf8)))
    #expect(try scratch.sql("SELECT seats_taken FROM session WHERE code = 'S'") == "0")
    #expect(
      try scratch.sql("SELECT actor_kind FROM journal WHERE kind = 'contract_withdrawn'")
        == "signatory")
    try scratch.done("audit", "verify")
  }

  @Test func `issue 9, 2.1: to look changes nothing, and a form serves once`() throws {
    let scratch = try Scratch.furnished()
    let link = try signed(scratch)
    let before = try scratch.state()
    for method in ["GET", "HEAD"] {
      for path in [link, link + "/withdraw", "/withdraw" + link.dropFirst(5)] {
        _ = try scratch.cgi(.get(path).with { $0.method = method })
      }
    }
    #expect(try scratch.state() == before)
    let once = try form(scratch, link + "/withdraw")
    #expect(try scratch.cgi(.post(link, once)).status == 303)
    let done = try scratch.state()
    #expect(try scratch.cgi(.post(link, once)).status == 303)
    #expect(try scratch.cgi(.get(link + "/withdraw")).status == 303)
    #expect(try scratch.state() == done)
  }

  @Test func `issue 9, 2.1: a wrong address is said, and the right is kept`() throws {
    let scratch = try Scratch.furnished()
    let link = try signed(scratch)
    for receipt in ["", "nobody", "a@b", "x@x.example%0D%0ABcc: y@y.example", "é@x.example"] {
      let sent = try form(scratch, link + "/withdraw", to: receipt)
      let answer = try scratch.cgi(.post(link, sent))
      #expect(answer.status == 422, "\(receipt)")
      #expect(answer.text.contains("Indiquez une adresse e-mail valable"))
      #expect(answer.text.contains("id=\"receipt-error\""))
    }
    #expect(try scratch.sql("SELECT count(*) FROM withdrawal") == "0")
    let sent = try form(scratch, link + "/withdraw", to: "other@x.example")
    #expect(try scratch.cgi(.post(link, sent)).status == 303)
    #expect(try scratch.newestLetter(to: "other@x.example").contains("Accusé") == false)
    #expect(
      try scratch.sql(
        "SELECT group_concat(recipient) FROM letter WHERE kind = 'withdrawal_received'")
        == "other@x.example,nadia@x.example")
  }

  @Test func `issue 9, 2.1: after the last second there is nothing to confirm`() throws {
    let scratch = try Scratch.furnished()
    let link = try signed(scratch)
    let sent = try form(scratch, link + "/withdraw")
    func at(_ now: String, _ request: CgiRequest) throws -> CgiAnswer {
      try scratch.cgi(request.with { $0.others["JINIUS_NOW"] = now })
    }
    let late = "2026-12-04T23:00:00Z"
    #expect(try !at(late, .get(link)).text.contains("Renoncer"))
    #expect(
      try at(late, .get(link + "/withdraw")).text.contains("Le délai de rétractation est passé"))
    let refused = try at(late, .post(link, sent))
    #expect(refused.status == 422)
    #expect(refused.text.contains("il courait jusqu’au 4 décembre 2026 inclus"))
    #expect(try at("2026-12-04T22:59:59Z", .post(link, sent)).status == 303)
  }

  @Test func `issue 9, 2.1: a firm's link offers nothing, and takes nothing`() throws {
    let scratch = try Scratch.furnished()
    let link = try scratch.launched()
    try scratch.done("signature", "read", link, "--output", scratch.folder + "/read.pdf")
    try scratch.done("signature", "code", link)
    try scratch.done("signature", "sign", link, "--code", try scratch.newestCode())
    let before = try scratch.state()
    #expect(try !scratch.cgi(.get(link)).text.contains("Renoncer"))
    #expect(try scratch.cgi(.get(link + "/withdraw")).status == 404)
    #expect(
      try scratch.cgi(.post(link, "act=withdraw&form=x&receipt=a%40x.example")).status == 404)
    #expect(
      try scratch.cgi(.post("/withdraw" + link.dropFirst(5), "act=withdraw&form=x&receipt=a"))
        .status == 404)
    #expect(try scratch.state() == before)
  }

  @Test func `issue 9, 2.1: a link of his own where somebody else signed`() throws {
    let scratch = try Scratch.furnished()
    try scratch.done(
      "account", "create", Self.nadia, "--given-name", "Nadia", "--family-name", "Roux")
    try scratch.done("individual", "init", "--account", Self.nadia)
    try scratch.done(
      "interlocutor", "add", "--individual", Self.nadia, "--email", Scratch.signatory, "--mobile",
      "+33612345678", "--can-sign")
    try scratch.done("registration", "create", "--individual", Self.nadia, "--session", "S")
    try scratch.done("convention", "sign", "C-000001", "--signatory", Scratch.signatory)
    let link = try scratch.newestPath(to: Scratch.signatory)
    try scratch.done("signature", "read", link, "--output", scratch.folder + "/read.pdf")
    try scratch.done("signature", "code", link)
    try scratch.done("signature", "sign", link, "--code", try scratch.newestCode())
    let letter = try scratch.newestLetter(to: Self.nadia)
    let path = String(try #require(letter.firstMatch(of: /\/withdraw\/[A-Za-z0-9_-]{43}/)).0)
    let home = try scratch.cgi(.get(path))
    #expect(home.status == 200 && home.text.contains("Renoncer au contrat ici"))
    let page = try scratch.cgi(.get(path + "/confirm"))
    #expect(page.text.contains("Confirmer la rétractation"))
    #expect(try scratch.cgi(.post(path, try form(scratch, path + "/confirm"))).status == 303)
    #expect(try scratch.cgi(.get(path)).text.contains("Accusé de réception"))
    #expect(try scratch.cgi(.get(path + "/confirm")).status == 303)
    #expect(try scratch.cgi(.get("/sign" + path.dropFirst(9))).status == 404)
  }

  @Test func `issue 9, 2.1: the pages are accessible, by keyboard as well`() throws {
    let scratch = try Scratch.furnished()
    let server = try WebServer(scratch)
    defer { server.stop() }
    let browser = try Browser(.desk, folder: scratch.folder)
    defer { browser.stop() }
    let link = server.address + (try signed(scratch))
    func look(_ name: String) throws {
      try browser.picture(name)
      try Axe.expectNone(browser, name)
    }
    try browser.open(link)
    try look("withdrawal-1-right")
    try browser.follow("a.second")
    #expect(try browser.title(startingWith: "Renoncer").hasPrefix("Renoncer au contrat"))
    try look("withdrawal-2-form")
    try browser.script("document.querySelector('#receipt').value = ''")
    try browser.type("nadia\u{E007}", into: "#receipt")
    #expect(try browser.text("[role=alert]").contains("adresse e-mail valable"))
    try look("withdrawal-3-address")
    try browser.script("document.querySelector('#receipt').value = ''")
    try browser.type("nadia@x.example", into: "#receipt")
    try browser.follow("button.grave")
    #expect(
      try browser.title(startingWith: "Vous avez renoncé").hasPrefix("Vous avez renoncé au contrat")
    )
    try look("withdrawal-4-receipt")
  }
}
