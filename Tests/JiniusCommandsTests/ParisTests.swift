import CommandLineKit
import JiniusCore
import Testing

@testable import JiniusCommands

/// What people read: the clocks of Paris, and French labels.
@Suite("what people read") struct ParisTests {
  private static func session() throws -> Session {
    let session = try Session()
    for line in [
      "jinius init --sandbox",
      "jinius provider add IRF --name IRF --siret 73282932000074 --activity-number 11922644692 "
        + "--street Rue --postal-code 75002 --city Paris --email a@irf.example --vat exempt",
      "jinius training add T --provider IRF --title Titre --modality in_person --profession cac "
        + "--duration 14h --price 900.00 --objective O --programme P --trainers X",
      "jinius session add S --training T --starts 2027-03-08T09:00 --ends 2027-03-09T17:30 "
        + "--place Paris --seats 12",
      "jinius account create claire@x.fr --given-name Claire --family-name Martin",
      "jinius company init --siret 37962734200015 --name Cabinet --administrator claire@x.fr "
        + "--pledge --registration-rights open",
      "jinius interlocutor update --company 379627342 --email claire@x.fr --mobile +33612345678 "
        + "--can-sign",
      "jinius registration create --company 379627342 --session S --participant claire@x.fr",
    ] {
      let answer = try session.play(line)
      try #require(answer.status == 0, "\(line): \(answer.errors)")
    }
    return session
  }

  @Test("issue 9, 3.6: a terminal shows the times of Paris, and says so; JSON and pipes stay UTC")
  func times() throws {
    let session = try Self.session()
    let launched = try session.play("jinius convention sign C-000001 --signatory claire@x.fr")
    #expect(launched.errors.contains("good until 2027-01-19 10:00 (Paris)"))
    let list = "jinius convention list"
    let shown = try session.play(list).output
    #expect(shown.contains("UNTIL (PARIS)") && shown.contains("2027-01-19 10:00"))
    #expect(try session.play(list + " | cat").output.contains("\t2027-01-19T09:00:00Z\n"))
    #expect(
      try session.play(list + " --json").output.contains(#""expires_at":"2027-01-19T09:00:00Z""#))
    let show = "jinius session show S"
    #expect(try session.play(show).output.contains("2027-03-08 09:00 (Paris)"))
    #expect(try session.play(show + " | cat").output.contains("2027-03-08T08:00:00Z"))
    #expect(
      try session.play(show + " --json").output.contains(#""starts_at":"2027-03-08T08:00:00Z""#))
    let overview = try session.play("jinius account overview claire@x.fr").output
    #expect(overview.contains("2027-03-08 09:00 – 2027-03-09 17:30 (Paris)"))
    #expect(overview.contains("until 2027-01-19 10:00 (Paris)"))
    let refused = try session.play("jinius convention sign C-000001 --signatory claire@x.fr")
    #expect(refused.errors.contains("until 2027-01-19 10:00 (Paris)"))
  }

  @Test("issue 9, 3.6: no list and no page shows a person a time in UTC")
  func nowhere() throws {
    let session = try Self.session()
    _ = try session.play("jinius convention sign C-000001 --signatory claire@x.fr")
    for line in [
      "registration list", "registration show R-000001", "convention list",
      "convention show C-000001", "account list", "account show claire@x.fr", "audit list",
      "outbox list", "outbox show --last", "session list", "session show S",
      "company show 379627342",
      "company overview 379627342", "invitation list", "collaborator list --company 379627342",
      "interlocutor list --company 379627342", "delegation list", "retention report",
    ] {
      let answer = try session.play("jinius " + line)
      #expect(answer.status == 0, "\(line): \(answer.errors)")
      // The facts of the journal are what its chain holds, to the letter.
      if line == "audit list" { continue }
      #expect(!answer.output.contains(/[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z/), "\(line)")
    }
  }

  @Test("issue 9, 3.6: a French label is taken where a code is, whatever its case and accents")
  func labels() throws {
    let session = try Self.session()
    for label in ["awaiting_signature", "En attente de signature", "EN ATTENTE DE SIGNATURE"] {
      let answer = try session.play("jinius convention list --status \"\(label)\" --json")
      #expect(answer.output.contains("C-000001"), "\(label)")
    }
    #expect(try session.play("jinius convention list --status Signée").output == "")
    #expect(try session.play("jinius convention list --status signee").status == 0)
    let role = try session.play(
      "jinius interlocutor update --company 379627342 --email claire@x.fr --role administrator "
        + "--role \"\(Role.billingManager.label)\" --json")
    #expect(role.output.contains("billing_manager"))
  }

  @Test("issue 9, 3.6: deadlines are asked for by the labels that their list shows")
  func deadlines() throws {
    let session = try Self.session()
    for status in WithdrawalStatus.allCases {
      let answer = try session.play("jinius contract deadlines --status \"\(status.label)\"")
      #expect(answer.status == 0, "\(answer.errors)")
    }
  }

  @Test("issue 9, 3.6: what a person reads of a time is taken where one is asked for")
  func since() throws {
    let session = try Self.session()
    let all = try session.play("jinius outbox list").output
    for time in [
      "2026-11-20T09:00:00Z", "2026-11-20 10:00", "2026-11-20 10:00 (Paris)", "2026-11-20 10:00:00",
    ] {
      let answer = try session.play("jinius outbox list --since \"\(time)\"")
      #expect(answer.status == 0 && answer.output == all, "\(time): \(answer.errors)")
    }
    let later = try session.play("jinius outbox list --since \"2027-11-20 10:01\"")
    #expect(later.status == 0 && later.output == "")
    #expect(try session.play("jinius outbox list --since 2026-11-20T10:00").status == 65)
  }

  @Test("issue 9, 1.2: letters are found by an address or a mobile however it is typed")
  func recipients() throws {
    let session = try Self.session()
    let first = try session.play("jinius outbox list --to claire@x.fr").output
    #expect(!first.isEmpty)
    #expect(try session.play("jinius outbox list --to CLAIRE@X.fr").output == first)
    #expect(try session.play("jinius outbox show --last --to Claire@X.FR").status == 0)
    let mobile = try RecipientWord(argument: "+33 6 12 34 56 78")
    #expect(mobile.text == "+33612345678")
    #expect(try session.play("jinius outbox list --to claire").status == 65)
  }

  @Test("issue 9, 3.6: an unknown value names codes and labels")
  func unknown() throws {
    let answer = try Words.run(["convention", "list", "--status", "en attente"])
    #expect(answer.status == .usage)
    #expect(answer.errors.contains("awaiting_signature (En attente de signature)"))
    #expect(answer.errors.contains("void (Annulée)"))
    let near = try Words.run(["convention", "list", "--status", "En atente de signature"])
    #expect(near.errors.contains(#"did you mean "En attente de signature"?"#), "\(near.errors)")
  }

  @Test("issue 9, 3.6: the labels of a list are told apart, from each other and from codes")
  func distinct() {
    func check<Value: ArgumentValue & CaseIterable>(_ type: Value.Type) {
      let words = (type.choices + type.choiceLabels).map { Folded($0) }
      #expect(Set(type.choiceLabels.map { Folded($0) }).count == type.choiceLabels.count)
      for (place, label) in type.choiceLabels.enumerated() {
        let same = words.firstIndex(of: Folded(label))
        #expect(same == place || same == type.choices.count + place, "\(label)")
      }
    }
    check(ConventionStatus.self)
    check(InvitationStatus.self)
    check(LetterStatus.self)
    check(LegalForm.self)
    check(RegistrationRights.self)
    check(RegistrantQuality.self)
    check(Role.self)
    check(Action.self)
    check(PayerPolicy.self)
    check(Modality.self)
    check(WithdrawalStatus.self)
  }
}
