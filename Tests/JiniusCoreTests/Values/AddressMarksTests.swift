import Testing

@testable import JiniusCore

/// What a name may be: not an address, in whatever dress.
struct AddressMarksTests {
  @Test(
    "issue 8, 4.4: a name that holds an address is none",
    arguments: [
      "URGENT : validez votre dossier sur https://evil.example", "http://x", "HTTPS://EVIL",
      "www.evil.example", "WWW.evil.example/sign", "evil.example", "evil.example/sign/abc",
      "Cabinet evil.example", "evil.example:8080", "a.b.evil.example", "x.co/abc", "t.co",
      "contact@evil.example", "x@y", "mailto:x", "tel:+33612345678", "javascript:alert(1)",
      "//evil", "\\\\evil\\x", "http:\\\\evil", "192.168.1.1", "192.168.1.1/x", "évil.example",
      "例え.テスト", "例え。テスト", "evil。example", "evil．example", "evil｡example", "evil․example",
      "evil﹒example", "ｅｖｉｌ．ｅｘａｍｐｌｅ", "https：／／evil", "https:⁄⁄evil", "https∶∕∕evil",
      "x＠y", "x﹫evil", "xn--evil-9za.example", "evil.xn--p1ai", "Dr.Martin", "Booking.com France",
      "(evil.example)", "«evil.example»", "evil.example.", "-evil.example", "evil.e\u{301}xample",
      "localhost:8080", "localhost:8080/x", "Cabinet evil:80",
    ])
  func refused(_ text: String) {
    #expect(throws: InvalidValue.self) { try Denomination(text) }
    // What is disarmed can be disarmed again, and is no address any more.
    let disarmed = AddressMarks(text).disarmed
    #expect(disarmed != text)
    #expect(AddressMarks(disarmed).places.isEmpty, "\(disarmed)")
  }

  @Test(
    "issue 8, 4.4: names of firms and people are names",
    arguments: [
      "Cabinet Martin & Associés", "S.A.R.L. Dupont", "S.A.R.L.", "Cabinet A. & B.", "Dr. Martin",
      "3.0 Conseil", "Conseil 2.0", "L'Oréal", "L’Oréal", "J.-P. Belmondo", "J.P. Morgan",
      "U.S.A", "Audit : Paris", "SAS Audit / Conseil", "Audit/Conseil", "A // B", "Studio @ Lyon",
      "Marcel & fils, 12.5 %", "N° 1.200", "Lyon 3e. Bureau", "Éts. Le Goff (depuis 1950)…",
      "Le Goff...", "Cabinet «Martin»", "Groupe:Audit", "Audit 16:9", "Ratio : 3", "Expert·e·s",
      "C.E.C.", "A.B",
      "田中会計事務所", "Société Générale", "Data : l'avenir", "24/7", "1er.", "Web 3",
    ])
  func accepted(_ text: String) throws {
    #expect(try Denomination(text).description == text)
    #expect(AddressMarks(text).disarmed == text)
  }

  @Test(
    "issue 8, 4.4: nor is a name one that spells an address out",
    arguments: [
      "evil[.]example", "evil(.)com", "evil{.}com", "evil<.>com", "evil\".\"com", "evil'.'com",
      "evil«.»com", "evil[.com]", "evil(.com)", "evil[.com", "evil.]com", "(evil).(com)",
      "evil【.】com", "evil（．）com", "evil*.*com", "evil .com", "evil . com", "evil . COM",
      "EVIL .COM/SIGN", "Cabinet evil .example", "evil\u{A0}.com", "evil-.-com", "evil_._com",
      "evil ,.com", "t .co", "hxxps://evil", "hxxps[:]//evil", "https[:]//evil", "http : //evil",
      "http : / / evil", "x[@]evil", "contact(@)evil", "EVIL DOT COM", "evil dot com",
      "evil Dot Com", "evil (dot) com", "evil [dot] example", "evil {dot} museum", "evil(dot)com",
      "evil <dot> com", "evil \"dot\" com", "evil*dot*com", "evil-dot-com", "evil_dot_com",
      "evil DOT COM/sign", "www DOT evil DOT com", "www evil com", "www dot evil", "evil point com",
      "evil POINT FR", "evil (point) fr", "evil [point] museum", "x (at) evil",
      "x [at] evil (dot) com",
      "x (arobase) evil", "x at evil dot com", "x arobase evil point com", "hxxps evil", "evil·com",
      "evil•com", "URGENT : validez sur evil dot com", "ｅｖｉｌ ｄｏｔ ｃｏｍ", "Martin S.A.(Lyon)",
    ])
  func spelled(_ text: String) {
    #expect(throws: InvalidValue.self) { try Denomination(text) }
  }

  @Test(
    "issue 8, 4.4: names that come near to one are names",
    arguments: [
      "S.A.R.L. Durand", "S. A. R. L. Durand", "J.-P. Martin", "Cabinet A.B.C.", "Dot & Fils",
      "Martin S.A.", "Martin S.A. (Lyon)", "EURL DU PONT. COM", "Dot Com SARL", "Point Com",
      "Point P", "Le Point Info", "Red Dot Design", "Polka Dot", "Polka Dot & Co",
      "La dot de Marie",
      "Rond-Point", "Le Rond-Point des Associés", "Cabinet (Martin)", "Audit [Paris]",
      "Net Conseil",
      "Com & Co", "Cabinet Com", "L'Étude", "L'Étude. Fr", "M . Martin", "Éts. «Le Goff».", "WWW",
      "Expert-e-s", "Ancien·ne·s élèves", "Avocat·es", "Studio @ Lyon", "At Work", "Look at me",
      "Audit (at Work)", "A : B", "A. (B)", "A.B. [C.D.]", "Martin « M.F. » Conseil", "N° .5",
      "Le Goff ... Lyon", "Le Goff … Lyon", "Martin Dot Conseil", "Martin. Point. Com.",
    ])
  func near(_ text: String) throws {
    #expect(try Denomination(text).description == text)
  }

  @Test("issue 8, 4.4: people's names as well, where they are typed; what stands is read")
  func people() throws {
    for name in ["evil.example", "Www.evil", "Martin.Paris"] {
      #expect(throws: InvalidValue.self) { try PersonName.typed(name) }
      #expect(throws: InvalidValue.self) { try PersonName("Ana \(name)") }
      #expect(throws: InvalidValue.self) { try Participant("Ana \(name) <a@x.fr>") }
      #expect(try PersonName(given: "Ana", family: name).family == name)
    }
    for (given, family) in [("evil", "DOT COM"), ("evil", ".com"), ("evil dot", "com")] {
      #expect(throws: InvalidValue.self) { try PersonName.typed(given: given, family: family) }
      #expect(throws: InvalidValue.self) { try PersonName("\(given) \(family)") }
    }
    #expect(try PersonName.typed(given: "Dot", family: "Durand").description == "Dot Durand")
    #expect(try PersonName.typed("J.-P.") == "J.-P.")
    #expect(try PersonName("Jean F. Kennedy").family == "Kennedy")
  }
}
