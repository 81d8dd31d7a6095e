import JiniusCore
import Testing

@Suite("E-mail addresses") struct EmailAddressTests {
  @Test(
    "An address is lower case",
    arguments: [
      ("claire.martin@cabinet-martin.fr", "claire.martin@cabinet-martin.fr"),
      (" Claire@Example.FR ", "claire@example.fr"), ("a@b.co", "a@b.co"),
      ("o'neil+jinius@mail.example.com", "o'neil+jinius@mail.example.com"),
      ("_x_@1and1.fr", "_x_@1and1.fr"), ("a@xn--caf-dma.fr", "a@xn--caf-dma.fr"),
      ("a-@b.fr", "a-@b.fr"),
    ])
  func accepted(text: String, canonical: String) throws {
    #expect(try EmailAddress(text).description == canonical)
  }

  @Test(
    "What is no address is refused with its fault",
    arguments: [
      ("", "such as"), ("claire", "one @"), ("a@b@c.fr", "one @"), ("@b.fr", "before the @"),
      ("-claire@b.fr", "hyphen"), (".a@b.fr", "dot"), ("a.@b.fr", "dot"), ("a..b@c.fr", "dot"),
      ("a b@c.fr", "only letters"), ("\"a\"@b.fr", "only letters"), ("a%b@c.fr", "only letters"),
      ("a@b", "ends in a name"), ("a@b.f", "ends in a name"), ("a@127.0.0.1", "ends in a name"),
      ("a@[127.0.0.1]", "a domain such as"), ("a@-b.fr", "a domain such as"),
      ("a@b-.fr", "a domain such as"), ("a@b..fr", "a domain such as"),
      ("a@.fr", "a domain such as"), ("a@b.fr.", "a domain such as"), ("a@", "a domain such as"),
      ("a@b_c.fr", "a domain such as"), ("a@b.fr\n", "a domain such as"),
      ("a\r\nBcc: x@y.fr", "only letters"), ("léa@b.fr", "ASCII"), ("a@café.fr", "ASCII"),
      ("a\u{301}@b.fr", "ASCII"), ("a@b.\u{202E}fr", "ASCII"),
      (String(repeating: "a", count: 65) + "@b.fr", "64"),
      ("a@" + String(repeating: "b", count: 64) + ".fr", "a domain such as"),
      ("a@" + String(repeating: "b.", count: 130) + "fr", "254"),
    ])
  func refused(text: String, fault: String) {
    let refused = refusal(of: text, as: EmailAddress.self)
    #expect(refused?.code == "invalid_email")
    #expect(refused?.expected.contains(fault) == true, "\(refused?.expected ?? "accepted")")
  }

  @Test("The longest address is accepted")
  func longest() {
    let domain = Array(repeating: String(repeating: "b", count: 61), count: 3).joined(
      separator: ".")
    let address = String(repeating: "a", count: 64) + "@" + domain + ".fr"
    #expect(address.utf8.count == 253)
    #expect(refusal(of: address, as: EmailAddress.self) == nil)
  }

  @Test("A desk's address is told from a person's")
  func roles() throws {
    for role in ["contact@x.fr", "INFO@x.fr", "compta@x.fr", "secretariat+a@x.fr"] {
      #expect(try EmailAddress(role).isRoleAddress)
    }
    for person in ["claire@x.fr", "contact.martin@x.fr", "infos2@x.fr"] {
      #expect(try !EmailAddress(person).isRoleAddress)
    }
  }
}
