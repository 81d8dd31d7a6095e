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
      "Le Goff...", "Cabinet «Martin»", "Groupe:Audit", "Expert·e·s", "C.E.C.", "A.B",
      "田中会計事務所", "Société Générale", "Data : l'avenir", "24/7", "1er.", "Web 3",
    ])
  func accepted(_ text: String) throws {
    #expect(try Denomination(text).description == text)
    #expect(AddressMarks(text).disarmed == text)
  }

  @Test("issue 8, 4.4: people's names as well, where they are typed; what stands is read")
  func people() throws {
    for name in ["evil.example", "Www.evil", "Martin.Paris"] {
      #expect(throws: InvalidValue.self) { try PersonName.typed(name) }
      #expect(throws: InvalidValue.self) { try PersonName("Ana \(name)") }
      #expect(throws: InvalidValue.self) { try Participant("Ana \(name) <a@x.fr>") }
      #expect(try PersonName(given: "Ana", family: name).family == name)
    }
    #expect(try PersonName.typed("J.-P.") == "J.-P.")
    #expect(try PersonName("Jean F. Kennedy").family == "Kennedy")
  }
}
