import Testing

@testable import JiniusCore

/// Who is told of what: participants, administrators, the other firm.
struct ToldTests {
  private let scene: Scene

  init() throws { scene = try Scene() }

  /// The letters of what is done: kind and recipient.
  private func told(_ act: () throws -> Void) throws -> [LetterView] {
    let before = try scene.newestLetter
    try act()
    return try scene.letters(after: before)
  }

  private func names(_ letters: [LetterView]) -> [String] {
    letters.map { "\($0.kind.rawValue) \($0.recipient)" }
  }

  @Test("issue 9, 2.8: whoever has an account is told that he is registered, with dates and place")
  func registered() throws {
    let letters = try told { try scene.register(Cast.known(Cast.claire)) }
    #expect(names(letters) == ["registered \(Cast.claire)"])
    let body = try #require(letters.first?.body)
    for words in [
      "Bonjour Claire Martin,", "« Cabinet Martin »", "« \(Cast.training.title) »",
      "Dates : du 1er juin 2027 à 9 h 00 au 2 juin 2027 à 17 h 00 (heure de Paris)", "Lieu : Paris",
      "Inscription : R-000001", "la convention de formation C-000001",
    ] { #expect(body.contains(words), "\(words)") }
    #expect(!body.contains("https://"))
    #expect(try told { try scene.register(Cast.known(Cast.claire)) }.isEmpty)
  }

  @Test("issue 9, 2.8: a newcomer gets the invitation instead")
  func newcomer() throws {
    #expect(names(try told { try scene.register() }) == ["invitation \(Cast.leas)"])
    _ = try scene.registry.addSession(Cast.session("B", seats: 3))
    let second = try told { try scene.register(for: value("B")) }
    #expect(names(second) == ["registered \(Cast.leas)"])
  }

  @Test("issue 9, 2.8: a private person is told of his own registration, without a company")
  func privatePerson() throws {
    let letters = try told {
      try scene.register(nil, in: .individual(Cast.marie))
    }
    #expect(names(letters) == ["registered \(Cast.marie)"])
    #expect(letters.first?.body.contains("Vous êtes inscrit(e) à une formation.\n") == true)
  }

  @Test("issue 9, 2.8: a cancellation is told, with its reason")
  func cancelled() throws {
    let number = try scene.register(Cast.known(Cast.claire)).number
    let letters = try told {
      _ = try scene.registry.cancelRegistration(number, reason: "empêchement")
    }
    #expect(names(letters) == ["cancelled \(Cast.claire)"])
    #expect(letters.first?.body.contains("Motif : empêchement") == true)
  }

  @Test("issue 9, 2.8: the signature of a convention confirms, and that is told")
  func confirmed() throws {
    _ = try scene.launched()
    let letters = try told { try scene.sign() }
    #expect(names(letters).contains("confirmed \(Cast.leas)"))
    #expect(try scene.registry.registration(value("R-000001")).status == .confirmed)
    scene.pass(days: 20)
    #expect(try scene.registry.recordWhatFellDue().confirmed.isEmpty)
  }

  @Test("issue 9, 2.8: a contract confirms once nobody can withdraw, and not before; told once")
  func confirmedLater() throws {
    let contract = try scene.register(nil, in: .individual(Cast.marie)).convention
    _ = try scene.registry.launchSigning(contract, signatory: Cast.marie)
    #expect(!names(try told { try scene.sign() }).contains("confirmed \(Cast.marie)"))
    scene.pass(days: 13)
    #expect(try scene.registry.recordWhatFellDue().confirmed.isEmpty)
    scene.pass(days: 4)
    let letters = try told {
      let report = try scene.registry.recordWhatFellDue()
      #expect(report.confirmed.map(\.description) == ["R-000001"])
    }
    #expect(names(letters) == ["confirmed \(Cast.marie)"])
    #expect(try scene.registry.registration(value("R-000001")).status == .confirmed)
    #expect(try told { _ = try scene.registry.recordWhatFellDue() }.isEmpty)
    try scene.journalHolds()
  }

  @Test("issue 9, 2.8: to whoever signs his own convention the letter with the link comes last")
  func linkLast() throws {
    let number = try scene.register(Cast.known(Cast.zoe)).convention
    _ = try scene.registry.launchSigning(number, signatory: Cast.zoe)
    let letters = try told { try scene.sign() }
    #expect(
      names(letters).filter { $0.hasSuffix(Cast.zoe.description) } == [
        "confirmed \(Cast.zoe)", "signature_done \(Cast.zoe)",
      ])
  }

  @Test("issue 9, 2.8: administrators hear of somebody who registers himself in an open space")
  func selfRegistered() throws {
    _ = try scene.registry.updateCompany(
      Cast.siren,
      CompanyChange(
        name: nil, legalForm: nil, registrationRights: .open, address: nil,
        billingEstablishment: nil, isConfirmed: true))
    let letters = try told {
      _ = try scene.registry(as: Cast.marie).register(
        Cast.known(Cast.marie), for: Cast.session.code, in: Cast.company, establishment: nil)
    }
    #expect(names(letters) == ["registered \(Cast.marie)", "self_registered \(Cast.claire)"])
    let body = try #require(letters.last?.body)
    #expect(body.contains("Participant : Marie Dubois") && body.contains("« Cabinet Martin »"))
    // Whoever may register others by his role is no news, nor whom an administrator registers.
    _ = try scene.registry.addSession(Cast.session("B", seats: 3))
    let own = try told {
      _ = try scene.registry(as: Cast.claire).register(
        Cast.known(Cast.claire), for: value("B"), in: Cast.company, establishment: nil)
    }
    #expect(names(own) == ["registered \(Cast.claire)"])
  }

  @Test("issue 9, 2.8: administrators hear of a procedure that ended with its signatory's right")
  func signatoryGone() throws {
    let number = try scene.launched(by: Cast.zoe)
    let letters = try told {
      _ = try scene.registry.removeInterlocutor(Cast.zoe, of: Cast.company, establishment: nil)
    }
    #expect(names(letters) == ["signature_cancelled \(Cast.zoe)", "signatory_gone \(Cast.claire)"])
    let gone = try #require(letters.last)
    #expect(gone.subject.contains(number.description))
    #expect(gone.body.contains("Motif : interlocuteur retiré"))
  }

  @Test("issue 9, 2.8: the other firm hears of a delegation that it is to accept, once")
  func delegation() throws {
    let other: SIREN = value("404833048")
    let firm = CompanyDeclaration(
      headOffice: Establishment(
        siret: value("40483304800022"), name: nil, address: nil, isHeadOffice: true),
      company: .init(
        siren: other, name: "Delta", legalForm: .company, registrationRights: .restricted),
      administrator: Cast.marie, isPledged: true, session: nil)
    _ = try scene.registry.declareCompany(firm)
    func grant() throws {
      _ = try scene.registry.grantDelegation(
        .registerParticipants, from: Cast.siren, to: other, until: value("2026-12-31"))
    }
    let letters = try told { try grant() }
    #expect(names(letters) == ["delegation_proposed \(Cast.marie)"])
    let body = try #require(letters.first?.body)
    #expect(body.contains("par : « Cabinet Martin »") && body.contains("Délégation n° 1"))
    #expect(body.contains(Action.registerParticipants.label))
    #expect(try told { try grant() }.isEmpty)
  }

  @Test("issue 9, 2.8: whoever registers somebody and cancels again and again floods nobody")
  func flood() throws {
    let letters = try told {
      for _ in 1...6 {
        let number = try scene.register(Cast.known(Cast.claire)).number
        _ = try scene.registry.cancelRegistration(number, reason: nil)
      }
    }
    #expect(names(letters).filter { $0.hasPrefix("registered") }.count == 3)
    #expect(letters.count == 6)
    scene.pass(days: 1)
    #expect(names(try told { try scene.register(Cast.known(Cast.claire)) }).count == 1)
  }

  @Test("issue 9, 2.8: nothing that a letter tells is left of whoever is erased")
  func erased() throws {
    let number = try scene.register().number
    _ = try scene.registry.cancelRegistration(number, reason: "départ de Léa")
    _ = try scene.erase(Cast.leas)
    #expect(try scene.letters().allSatisfy { !$0.body.contains("Petit") })
  }
}
