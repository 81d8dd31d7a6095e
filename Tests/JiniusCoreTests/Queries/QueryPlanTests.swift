import Testing

@testable import JiniusCore
@testable import SQLite

/// Every statement that reads reaches its rows by an index or a row number, in the order wanted,
/// whatever the size of the tables.
struct QueryPlanTests {
  /// A read, and how its plan must begin.
  struct Read: CustomTestStringConvertible, Sendable {
    let name: String
    let driver: String
    /// An index that must be among the steps.
    let index: String
    let run: @Sendable (Database) throws -> Void

    var testDescription: String { name }

    init(
      _ name: String, _ driver: String, through index: String = "",
      _ run: @escaping @Sendable (Database) throws -> Void
    ) {
      self.name = name
      self.driver = driver
      self.index = index
      self.run = run
    }
  }

  @Test("A page is reached by its index", arguments: pages)
  func page(_ read: Read) throws { try check(read) }

  @Test("A thing is found by its key", arguments: finds)
  func find(_ read: Read) throws { try check(read) }

  @Test("A page of conventions is reached by its index", arguments: conventions)
  func convention(_ read: Read) throws { try check(read) }

  @Test("A page of registrations is reached by its index", arguments: registrations)
  func registration(_ read: Read) throws { try check(read) }

  @Test("Deadlines that nobody recorded are found by the deadline, not among all that are open")
  func unrecorded() throws {
    let awaiting = try #require(Self.conventions.first { $0.name.contains("everything, awaiting") })
    let steps = try Self.plans(of: awaiting).flatMap { $0 }
    let due = "SEARCH signing_procedure USING INDEX open_procedure_due (expires_at<?)"
    #expect(steps.contains(due), "\(steps)")
  }

  private func check(_ read: Read) throws {
    let plans = try Self.plans(of: read)
    #expect(!plans.isEmpty)
    for plan in plans {
      #expect(plan.first?.hasPrefix("SEARCH \(read.driver)") == true, "\(plan)")
      #expect(plan.allSatisfy { !isSlow($0) }, "\(plan)")
      #expect(read.index.isEmpty || plan.contains { $0.contains(read.index) }, "\(plan)")
    }
  }

  /// Whether a step reads a whole table, sorts, or builds an index of its own. A subquery is read
  /// to its end, which its own steps keep short, and so is a list that came as a parameter.
  private func isSlow(_ step: String) -> Bool {
    step.hasPrefix("SCAN") && !step.hasPrefix("SCAN (subquery") && !step.contains("VIRTUAL TABLE")
      || step.contains("TEMP B-TREE") || step.contains("AUTOMATIC")
  }

  /// The plans of the statements that a read leaves in the connection's cache.
  private static func plans(of read: Read) throws -> [[String]] {
    let scene = try Scene()
    let texts: [String]
    do {
      let database = try scene.database()
      try read.run(database)
      texts = database.statements.idle.keys.filter { $0.contains("FROM") }
    }
    let database = try scene.database()
    return try texts.map { text in
      let nulls = [StoredValue](repeating: .null, count: text.count { $0 == "?" })
      return try database.queryPlan(SQL(text: text, values: nulls))
    }
  }

  static let pages = [
    Read("accounts", "account USING INTEGER PRIMARY KEY (rowid>?)") {
      _ = try AccountTable.page(after: 1, limit: 9, in: $0)
    },
    Read("providers", "provider USING INTEGER PRIMARY KEY (rowid>?)") {
      _ = try ProviderTable.page(after: 1, limit: 9, in: $0)
    },
    Read("trainings", "training USING INTEGER PRIMARY KEY (rowid>?)") {
      _ = try TrainingTable.page(after: 1, words: [], provider: nil, limit: 9, in: $0)
    },
    Read("trainings of a provider", "training USING INDEX training_of_provider") {
      _ = try TrainingTable.page(after: 1, words: [], provider: 1, limit: 9, in: $0)
    },
    Read("sessions", "session USING INTEGER PRIMARY KEY (rowid>?)") {
      _ = try SessionTable.page(after: 1, training: nil, endingAfter: nil, limit: 9, in: $0)
    },
    Read("sessions of a training", "session USING INDEX session_of_training") {
      _ = try SessionTable.page(after: 1, training: 1, endingAfter: .earliest, limit: 9, in: $0)
    },
    Read("company spaces", "space USING INDEX space_of_kind (kind=? AND id>?)") {
      _ = try SpaceTable.page(.company, after: 1, limit: 9, in: $0)
    },
    Read("private persons' spaces", "space USING INDEX space_of_kind (kind=? AND id>?)") {
      _ = try SpaceTable.page(.individual, after: 1, limit: 9, in: $0)
    },
    Read("interlocutors", "interlocutor USING INDEX interlocutor_of_space") {
      _ = try InterlocutorTable.page(of: 1, establishment: nil, after: 1, limit: 9, in: $0)
    },
    Read("interlocutors of an establishment", "interlocutor USING INDEX interlocutor_of_space") {
      _ = try InterlocutorTable.page(of: 1, establishment: 1, after: 1, limit: 9, in: $0)
    },
    Read("letters", "letter USING INTEGER PRIMARY KEY (rowid>?)") {
      _ = try LetterQuery.page(LetterFilter(), after: 1, limit: 9, in: $0)
    },
    Read("letters to one", "letter USING INDEX letter_to_recipient (recipient=? AND") {
      _ = try LetterQuery.page(
        LetterFilter(recipient: "x@example.fr"), after: 1, limit: 9, in: $0)
    },
    Read("letters given up", "letter USING INDEX letter_failed (id>?)") {
      _ = try LetterQuery.page(LetterFilter(status: .failed), after: 1, limit: 9, in: $0)
    },
    Read("issue 8, 6.3: letters being sent", "letter USING INDEX letter_sending (id>?)") {
      _ = try LetterQuery.page(LetterFilter(status: .sending), after: 1, limit: 9, in: $0)
    },
    Read("letters sent", "letter USING INTEGER PRIMARY KEY (rowid>?)") {
      _ = try LetterQuery.page(LetterFilter(status: .sent), after: 1, limit: 9, in: $0)
    },
    Read("the next letter", "letter USING INDEX letter_due (due_at<?)") {
      _ = try DeliveryTable.next(at: Cast.opening, by: [.email, .sms], among: nil, in: $0)
    },
    Read("the next letter of a command", "letter USING INDEX letter_due (due_at<?)") {
      _ = try DeliveryTable.next(at: Cast.opening, by: [.sms], among: 1...9, in: $0)
    },
    Read("how a letter stands", "letter USING INTEGER PRIMARY KEY (rowid=?)") {
      _ = try LetterStandingQuery.standing(of: 1, in: $0)
    },
    Read("journal", "journal USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)") {
      _ = try JournalTable.page(after: 1, limit: 9, in: $0)
    },
    Read("contracts", "convention USING INDEX signed_contract (id>?)") {
      _ = try DeadlineQuery.page(
        space: nil, status: nil, after: 1, limit: 9, clock: clock, in: $0)
    },
    Read("contracts of one", "convention USING INDEX convention_of_space_in_state") {
      _ = try DeadlineQuery.page(
        space: 1, status: .running, after: 1, limit: 9, clock: clock, in: $0)
    },
    Read("what nobody signed", "convention USING INDEX unsigned_convention_end") {
      _ = try ConventionTable.unsigned(endedBy: Cast.opening, limit: 9, in: $0)
    },
    Read("deadlines", "signing_procedure USING INDEX open_procedure_due (expires_at<?)") {
      _ = try ProcedureTable.due(at: Cast.opening, limit: 9, in: $0)
    },
  ]

  static let finds = [
    Read(
      "issue 8, 6.3: what the journal says of a convention",
      "journal USING INDEX journal_about_convention"
    ) {
      _ = try JournalQuery.entries(about: value("C-000001"), [], in: $0)
    },
    Read(
      "issue 8, 6.3: what it says of a person", "journal USING INTEGER PRIMARY KEY (rowid=?)",
      through: "journal_of_account"
    ) {
      _ = try PersonalDataQuery.journal(of: 1, in: $0)
    },
    Read("account by address", "account USING INDEX") {
      _ = try AccountTable.find(Cast.zoe, in: $0)
    },
    Read("invitation by token", "invitation USING INDEX") {
      _ = try InvitationTable.find(tokenHash: [], in: $0)
    },
    Read("provider", "provider USING INDEX") {
      _ = try ProviderTable.find(value("IRF"), in: $0)
    },
    Read("training", "training USING INDEX") {
      _ = try TrainingTable.find(value("AUDIT-101"), in: $0)
    },
    Read("session", "session USING INDEX") {
      _ = try SessionTable.find(value("AUDIT-101-A"), in: $0)
    },
    Read("company", "space USING INDEX") {
      _ = try SpaceTable.find(Cast.company, in: $0)
    },
    Read("private person's space", "space USING INDEX") {
      _ = try SpaceTable.find(.individual(Cast.marie), in: $0)
    },
    Read("establishment", "establishment USING INDEX") {
      _ = try EstablishmentTable.find(Cast.branch, in: $0)
    },
    Read("establishments of a company", "establishment USING INDEX establishment_of_space") {
      _ = try EstablishmentTable.all(of: 1, in: $0)
    },
    Read("pledges", "pledge USING INDEX pledge_of_space") {
      _ = try PledgeTable.all(of: 1, in: $0)
    },
    Read("interlocutor by address", "interlocutor USING INDEX") {
      _ = try InterlocutorTable.all(Cast.zoe, of: 1, in: $0)
    },
    Read("signatories", "interlocutor USING INDEX") {
      _ = try InterlocutorTable.signatories(of: 1, establishment: 1, in: $0)
    },
    Read("administrators", "interlocutor USING INDEX") {
      _ = try InterlocutorTable.administrators(of: 1, in: $0)
    },
    Read("removed interlocutor", "interlocutor USING INDEX") {
      _ = try InterlocutorTable.wasRemoved(Cast.zoe, of: 1, establishment: nil, in: $0)
    },
    Read("live registration", "registration USING INDEX one_live_registration") {
      _ = try RegistrationTable.live(session: 1, participant: 1, in: $0)
    },
    Read(
      "issue 9, 3.3: registration by key", "registration USING COVERING INDEX registration_by_key"
    ) {
      _ = try RegistrationTable.find("K", of: 1, in: $0)
    },
    Read("issue 9, 2.6: pledges to confirm", "pledge USING INDEX pledge_of_account") {
      _ = try PledgeTable.unconfirmed(of: 1, $0)
    },
    Read("procedure by token", "signing_procedure USING INDEX") {
      _ = try ProcedureTable.find(tokenHash: [], in: $0)
    },
    Read("newest procedure", "signing_procedure USING INDEX procedure_of_convention") {
      _ = try ProcedureTable.newest(of: value("C-000001"), in: $0)
    },
    Read("procedures", "signing_procedure USING INDEX procedure_of_convention") {
      _ = try ProcedureTable.all(of: value("C-000001"), in: $0)
    },
    Read("open procedures of a signatory", "signing_procedure USING INDEX open_procedure_of") {
      _ = try ProcedureTable.open(of: 1, in: $0)
    },
    Read("codes", "signing_code USING INDEX code_of_procedure") {
      _ = try CodeTable.all(of: 1, in: $0)
    },
    Read("launches", "signing_procedure USING INDEX procedure_of_convention") {
      _ = try ProcedureTable.launches(of: value("C-000001"), newest: 5, in: $0)
    },
    Read("codes of a day", "recent_code USING COVERING INDEX recent_code_of_mobile") {
      _ = try RecentCodeTable.unsigned(mobile: [], after: Cast.opening, in: $0)
    },
    Read("wrong tries of a day", "recent_code USING INDEX recent_code_of_mobile") {
      _ = try RecentCodeTable.wrongTries(
        mobile: [], of: value("C-000001"), after: Cast.opening, in: $0)
    },
    Read("letter", "letter USING INTEGER PRIMARY KEY (rowid=?)") {
      _ = try LetterQuery.find(1, in: $0)
    },
    Read("what a letter says", "convention USING INTEGER PRIMARY KEY (rowid=?)") {
      _ = try? LetterContextQuery.parameters(of: value("C-000001"), in: $0)
    },
    Read("what a paper prints", "registration USING INDEX registration_of_convention") {
      _ = try PaperQuery.subjects(of: value("C-000001"), in: $0)
    },
    Read("convention", "convention USING INTEGER PRIMARY KEY (rowid=?)") {
      _ = try ConventionQuery.find(
        value("C-000001"), clock: clock, sight: .everywhere, in: $0)
    },
    Read("registration", "registration USING INTEGER PRIMARY KEY (rowid=?)") {
      _ = try RegistrationQuery.find(value("R-000001"), clock: clock, in: $0)
    },
  ]

  private static let clock = StandingClock(now: Cast.opening, launchesPerDay: 5)

  /// What lists may show, and the index that each is walked through.
  private static let visibilities: [(Visibility, index: String)] = [
    (.everything, ""),
    (.space(1), "convention_of_space (space_id=? AND id>?)"),
    (.person(1, inSpace: 1), "registration_of_participant"),
    (.own(person: 1, spaces: [1, 2]), "convention_of_space (space_id=? AND id>?)"),
    (.establishment(1), "convention_of_establishment (establishment_id=? AND state=?"),
    (.paid(by: [1, 2]), "registration_of_payer (payer_id=?)"),
  ]

  static let conventions = visibilities.flatMap { visible, index in
    ([nil] + ConventionStatus.allCases).map { status in
      Read(
        "conventions, \(visible), \(status?.rawValue ?? "whatever status")",
        visible == .everything && status == nil
          ? "convention USING INTEGER PRIMARY KEY (rowid>?)"
          : "convention USING INTEGER PRIMARY KEY (rowid=?)",
        through: status == nil
          ? index
          : visible == .everything
            ? "convention_in_state"
            : index.replacing(
              "convention_of_space (space_id=?",
              with: "convention_of_space_in_state (space_id=? AND state=?")
      ) {
        _ = try ConventionQuery.page(
          visible: visible, status: status, after: 1, limit: 9, clock: clock,
          sight: .everywhere, in: $0)
      }
    }
  }

  static let registrations = visibilities.flatMap { visible, _ in
    [nil, 1].flatMap { session in
      [nil, Cast.lea.email].map { participant in
        Read(
          "registrations, \(visible), \(session == nil ? "every" : "one") session, "
            + "\(participant == nil ? "everybody" : "one person")",
          "registration USING INTEGER PRIMARY KEY (rowid=?)",
          through: visible == .everything && session == nil && participant == nil
            ? "" : "INDEX registration_of_"
        ) {
          _ = try RegistrationQuery.page(
            visible: visible, session: session, participant: participant, after: 1, limit: 9,
            clock: clock, in: $0)
        }
      }
    }
  }
}
