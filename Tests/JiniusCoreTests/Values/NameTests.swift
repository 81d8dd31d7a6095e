import JiniusCore
import Testing

@Suite("Names and participants") struct NameTests {
  @Test(
    "A full name is split before its last word, or before its trailing capitals",
    arguments: [
      ("Léa Petit", "Léa", "Petit"), ("Jean-Paul LE GOFF", "Jean-Paul", "LE GOFF"),
      ("Jean LE GOFF", "Jean", "LE GOFF"), ("Anne Marie de La Tour", "Anne Marie de La", "Tour"),
      ("Anne Marie DE LA TOUR", "Anne Marie", "DE LA TOUR"), ("MARTIN Claire", "MARTIN", "Claire"),
      ("Claire MARTIN", "Claire", "MARTIN"), ("JEAN LE GOFF", "JEAN", "LE GOFF"),
      ("CLAIRE MARTIN", "CLAIRE", "MARTIN"), ("John F. KENNEDY", "John F.", "KENNEDY"),
      ("Ousmane N’DIAYE DIOP", "Ousmane", "N’DIAYE DIOP"), ("Marie d’Arc", "Marie", "d’Arc"),
      ("  Léa \u{A0} Petit ", "Léa", "Petit"), ("Le\u{301}a Petit", "Léa", "Petit"),
      ("Ελένη Παππά", "Ελένη", "Παππά"), ("Анна ДЕ ВРИС", "Анна", "ДЕ ВРИС"),
      ("Éva ÉMILE ÖZ", "Éva", "ÉMILE ÖZ"), ("Paul O'Neil", "Paul", "O'Neil"),
      ("Jean de LA TOUR", "Jean de", "LA TOUR"),
    ])
  func split(text: String, given: String, family: String) throws {
    let name = try PersonName(text)
    #expect(name.given == given)
    #expect(name.family == family)
    #expect(name.description == "\(given) \(family)")
  }

  @Test("The parts of a name are normalised")
  func parts() throws {
    let name = try PersonName(given: " Jean  Paul ", family: "E\u{301}MILE")
    #expect(name.given == "Jean Paul")
    #expect(name.family.unicodeScalars.count == 5)
    let long = String(repeating: "a", count: 100)
    #expect(try PersonName(given: long, family: "B").given == long)
  }

  @Test(
    "What is no name is refused",
    arguments: [
      "", "Léa", "Léa 2", "Léa Petit2", "Léa P@tit", "Léa \"Petit\"", "Léa Pe\u{202E}tit",
      "Léa Pe\u{AD}tit", "Léa Pe\ntit", "Léa \u{301}Petit", "- -", "' .", "Léa <b>", "Léa Pe;tit",
      "Léa 🙂", "Léa \u{3164}", "Léa " + String(repeating: "a", count: 101), "Léa\tPetit",
    ])
  func refused(text: String) {
    #expect(refusal(of: text, as: PersonName.self)?.code == "invalid_name")
  }

  @Test(
    "A participant is an address, alone or after a name",
    arguments: [
      ("lea.petit@x.fr", nil, nil, "lea.petit@x.fr"),
      ("Léa Petit <Lea.Petit@x.fr>", "Léa", "Petit", "lea.petit@x.fr"),
      (" Jean LE GOFF<j@x.fr> ", "Jean", "LE GOFF", "j@x.fr"),
    ] as [(String, String?, String?, String)])
  func participant(text: String, given: String?, family: String?, email: String) throws {
    let participant = try Participant(text)
    #expect(participant.name?.given == given)
    #expect(participant.name?.family == family)
    #expect(participant.email.description == email)
    #expect(try Participant(participant.description) == participant)
  }

  @Test(
    "What is no participant is refused",
    arguments: [
      ("Léa <lea@x.fr>", "invalid_participant"), ("Léa Petit lea@x.fr", "invalid_participant"),
      ("<lea@x.fr>", "invalid_participant"), ("Léa Petit <lea@x.fr", "invalid_participant"),
      ("Léa Petit <lea@x.fr> x", "invalid_participant"), ("Léa Petit <>", "invalid_email"),
      ("Léa Petit <lea>", "invalid_email"), ("Léa", "invalid_email"), ("", "invalid_email"),
      ("Léa <Petit> <lea@x.fr>", "invalid_participant"),
      ("Léa Petit2 <lea@x.fr>", "invalid_name"), ("Léa Petit <<lea@x.fr>>", "invalid_email"),
    ])
  func wrongParticipant(text: String, code: String) {
    #expect(refusal(of: text, as: Participant.self)?.code == code)
  }
}
