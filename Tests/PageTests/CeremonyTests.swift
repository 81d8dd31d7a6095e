import Foundation
import Stage
import Testing

/// The whole ceremony in a real browser, through a real web server.
@Suite("page, in a browser", .serialized) struct CeremonyTests {
  /// A sandbox with a launched convention behind a server, and a browser before it.
  private func scene(
    _ kind: Browser.Kind = .desk, _ play: (Scratch, Browser, String) throws -> Void
  ) throws {
    let scratch = try Scratch.furnished()
    let server = try WebServer(scratch)
    defer { server.stop() }
    let browser = try Browser(kind, folder: scratch.folder)
    defer { browser.stop() }
    let path = try scratch.launched()
    try play(scratch, browser, server.address + path)
  }

  /// A page as it is looked at: by axe, and in a picture.
  private func look(_ browser: Browser, _ name: String) throws {
    try browser.picture(name)
    try Axe.expectNone(browser, name)
  }

  @Test("read, ask, mistype, sign, fetch; and every page on the way is accessible")
  func ceremony() throws {
    try scene { scratch, browser, link in
      try browser.open(link)
      #expect(
        try browser.title(startingWith: "Signer la convention de formation C-000001 – Jinius")
          == "Signer la convention de formation C-000001 – Jinius")
      #expect(try browser.text("body").contains("BAC À SABLE, SANS VALEUR"))
      #expect(try browser.text("body").contains("01 59 03 12 61"))
      try look(browser, "desk-1-read")
      try browser.click("summary")
      #expect(try browser.text("details").contains("Signature électronique simple"))
      try look(browser, "desk-1-details")

      try browser.open(link + "/decline")
      try look(browser, "desk-decline")
      try browser.follow("button")
      #expect(try browser.title(startingWith: "Erreur : Refuser").hasPrefix("Erreur : Refuser"))
      #expect(try browser.text("[role=alert]").contains("motif"))
      try look(browser, "desk-decline-empty")
      try browser.follow("main .aside a")
      #expect(try browser.address == link)

      try browser.follow("form button")
      #expect(try browser.address == link)
      try look(browser, "desk-2-code")
      try browser.type("12", into: "#code")
      try browser.follow("form button")
      #expect(try browser.text("[role=alert]").contains("six chiffres"))
      try look(browser, "desk-3-not-six")
      let code = try scratch.newestCode()
      try browser.type(code == "000000" ? "000001" : "000000", into: "#code")
      try browser.follow("form button")
      #expect(try browser.text("[role=alert]").contains("Il vous reste 4 essais"))
      try look(browser, "desk-4-wrong")
      // The fault leads to the field.
      try browser.click("[role=alert] a")
      #expect(try browser.focus == "code")

      // Somebody else was faster: the page that is shown is no longer true.
      try scratch.done("signature", "code", link)
      try browser.type(code, into: "#code")
      try browser.follow("form button")
      #expect(try browser.text("[role=alert]").contains("Rien n’a été fait deux fois"))
      try look(browser, "desk-5-stale")
      try browser.type(try scratch.newestCode(), into: "#code")
      try browser.follow("form button")
      #expect(
        try browser.title(
          startingWith: "Vous avez signé la convention de formation C-000001 – Jinius")
          == "Vous avez signé la convention de formation C-000001 – Jinius")
      #expect(try browser.address == link)
      try look(browser, "desk-6-signed")
      let file = try system("curl", ["-sf", link + "/signed"])
      #expect(file.output.hasPrefix("%PDF-"))
      #expect(try scratch.done("convention", "show", "C-000001").output.contains("Signée"))
    }
  }

  @Test("the pages beside the ceremony: declined, dead, invited, a code that is spent")
  func others() throws {
    try scene { scratch, browser, link in
      try browser.open(link)
      try browser.follow("form button")
      #expect(try browser.text("#code-hint").contains("10 h 10"))
      for _ in 0..<5 {
        let code = try scratch.newestCode() == "000000" ? "000001" : "000000"
        _ = try scratch("signature", "sign", link, "--code", code)
      }
      try browser.open(link)
      #expect(try browser.text("h2").contains("nouveau code"))
      try look(browser, "desk-7-spent")
      try browser.follow("main .aside a")
      try browser.type("Le prix est faux.\nMerci de corriger.", into: "#reason")
      try browser.follow("button")
      #expect(try browser.text("h1") == "Votre refus est enregistré")
      try look(browser, "desk-8-declined")
      try browser.open(link)
      #expect(
        try browser.title(startingWith: "Erreur : Ce lien n’est pas valable – Jinius")
          == "Erreur : Ce lien n’est pas valable – Jinius")
      try look(browser, "desk-9-dead")
      let root = link.dropLast(49)
      try browser.open(root + (try scratch.newestPath(to: "lea@cabinet.example")))
      try look(browser, "desk-invitation")
      try browser.follow("button")
      #expect(try browser.text("h1") == "Votre compte est actif")
      try look(browser, "desk-invitation-accepted")
      #expect(
        try scratch.sql("SELECT reason FROM signing_procedure")
          == "Le prix est faux. Merci de corriger.")
    }
  }

  @Test("by keyboard alone")
  func keyboard() throws {
    try scene { scratch, browser, link in
      let (tab, enter) = ("\u{E004}", "\u{E007}")
      try browser.open(link)
      try browser.press(tab)
      #expect(try browser.focus.hasPrefix("Ouvrir le document"))
      try browser.press(tab)
      #expect(try browser.focus.hasPrefix("J’ai lu le document"))
      try browser.picture("keyboard-focus")
      try browser.press(enter)
      #expect(try browser.text("#code-hint").contains("10 h 10"))
      try browser.press(tab)
      #expect(try browser.focus == "code")
      try browser.press("12" + enter)
      #expect(try browser.text("[role=alert]").contains("six chiffres"))
      // What was wrong has the keyboard, and its link leads to the field.
      #expect(try browser.focus.hasPrefix("Saisissez les six chiffres"))
      try browser.press(tab + enter)
      #expect(try browser.focus == "code")
      try browser.press(try scratch.newestCode() + enter)
      #expect(try browser.text(".success").contains("Merci"))
      try browser.press(tab)
      #expect(try browser.focus.hasPrefix("Télécharger le document signé"))
    }
  }

  @Test("on a telephone")
  func telephone() throws {
    try scene(.telephone) { scratch, browser, link in
      func expectFits(_ name: String) throws {
        let width = try browser.script("return document.documentElement.scrollWidth")
        #expect((width as? Int ?? 1000) <= 375, "\(name)")
        let low = try browser.script(
          """
          return [...document.querySelectorAll('button,input:not([type=hidden]),.button')]
            .filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML)
          """)
        #expect(low as? [String] == [], "\(name)")
        try look(browser, name)
      }
      try browser.open(link)
      try expectFits("phone-1-read")
      try browser.follow("form button")
      try expectFits("phone-2-code")
      let keyboard = try browser.script("return document.querySelector('#code').inputMode")
      #expect(keyboard as? String == "numeric")
      try browser.type("1", into: "#code")
      try browser.follow("form button")
      try expectFits("phone-3-not-six")
      try browser.type(try scratch.newestCode(), into: "#code")
      try browser.follow("form button")
      try expectFits("phone-4-signed")
    }
  }

  @Test("with scripts switched off")
  func withoutScripts() throws {
    try scene(.withoutScripts) { scratch, browser, link in
      try browser.open("data:text/html,<title>off</title><script>document.title='on'</script>")
      #expect(try browser.title(startingWith: "off") == "off")
      try browser.open(link)
      try browser.follow("form button")
      #expect(try browser.text("#code-hint").contains("10 h 10"))
      try browser.type(try scratch.newestCode(), into: "#code")
      try browser.follow("form button")
      #expect(try browser.title(startingWith: "Vous avez signé").hasPrefix("Vous avez signé"))
    }
  }

  @Test("the style sheet is the one that the page allows, and nothing else is let in")
  func policy() throws {
    try scene { _, browser, link in
      try browser.open(link)
      let ground = try browser.script("return getComputedStyle(document.body).backgroundColor")
      #expect(ground as? String == "rgb(243, 245, 248)")
      try browser.script(
        """
        const s = document.createElement('script'); s.textContent = "document.title = 'in'";
        document.body.append(s);
        const i = document.createElement('style'); i.textContent = 'body{background:#f00!important}';
        document.body.append(i)
        """)
      #expect(try browser.title(startingWith: "Signer").hasPrefix("Signer"))
      let still = try browser.script("return getComputedStyle(document.body).backgroundColor")
      #expect(still as? String == "rgb(243, 245, 248)")
      #expect(
        try browser.script("return performance.getEntriesByType('resource').length") as? Int == 0)
    }
  }
}
