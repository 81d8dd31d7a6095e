internal import SHA2

extension Registry {
  /// Launches the signature of a convention (S14–S22): the paper is frozen, and the signatory gets
  /// a link that lives as long as the setting says. A deadline that passed unrecorded is recorded
  /// first.
  public func launchSigning(
    _ number: ConventionNumber, signatory email: EmailAddress
  ) throws -> ConventionView {
    try write { transaction in
      let convention = try transaction.convention(number)
      try transaction.requireInterlocutor(email, of: convention)
      try transaction.requireSteadyClock()
      try transaction.requirePublicAddress()
      let (situation, procedure) = try transaction.situation(of: number)
      let verdict = LifeCycle.verdict(on: .launch, in: situation, at: transaction.now)
      if let objection = verdict.objection {
        throw objection.refusal(
          convention: number, procedure: procedure,
          status: situation.status(at: transaction.now))
      }
      let (signatory, mobile) = try transaction.signatory(email, of: convention)
      let paper = try transaction.frozenPaper(of: convention, signatory: signatory.account.name)
      try transaction.endWhatEnds(verdict, procedure, reason: nil)
      try transaction.open(convention, signatory, mobile, document: paper)
      return try transaction.conventionView(number)
    }
  }
}

extension Transaction {
  /// A real database launches nothing whose link would lead nowhere.
  fileprivate func requirePublicAddress() throws {
    if !isSandbox, try SettingTable.value(.publicAddress, in: database) == nil {
      throw Refusal.publicAddressMissing
    }
  }

  /// What is named must exist, before any rule is looked at.
  fileprivate func requireInterlocutor(_ email: EmailAddress, of convention: Convention) throws {
    if try InterlocutorTable.all(email, of: convention.space, in: database).isEmpty {
      throw Refusal.notFound(.interlocutor, email.description)
    }
  }

  /// The interlocutor who is to sign: of the convention's own establishment, with the right (S17)
  /// and a mobile for the code (S9).
  fileprivate func signatory(
    _ email: EmailAddress, of convention: Convention
  ) throws -> (Interlocutor, MobileNumber) {
    let candidates = try InterlocutorTable.signatories(
      of: convention.space, establishment: convention.establishment, in: database)
    guard let signatory = candidates.first(where: { $0.account.email == email }) else {
      throw Refusal.mayNotSign(
        email: email.description, candidates: candidates.map(\.account.email.description))
    }
    guard let mobile = signatory.mobile else {
      throw Refusal.mobileRequired(email: email.description)
    }
    return (signatory, mobile)
  }

  /// The paper as it will be read and signed, stored under its digest.
  fileprivate func frozenPaper(of convention: Convention, signatory: PersonName) throws -> Int {
    let facts = try paperFacts(convention, signatory: signatory)
    let missing = facts.missingMentions
    if !missing.isEmpty {
      throw Refusal.mentionsMissing(convention: convention.number.description, missing)
    }
    let bytes = try ConventionPaper.render(facts, isDraft: false, isSandbox: isSandbox)
    return try DocumentTable.insert(bytes, at: now, in: database).id
  }

  fileprivate func open(
    _ convention: Convention, _ signatory: Interlocutor, _ mobile: MobileNumber, document: Int
  ) throws {
    let nonce = key.tokenNonce(.signatureLink) { randomBytes(32) }
    let procedure = SigningProcedure(
      id: 0, convention: convention.number, interlocutor: signatory.id,
      name: signatory.account.name, email: signatory.account.email, mobile: mobile,
      document: document, nonce: nonce, launchedAt: now,
      expiresAt: now.adding(days: try days(.linkDays)), readAt: nil, state: .open, endedAt: nil,
      reason: nil)
    let id = try ProcedureTable.insert(
      procedure, tokenHash: tokenDigest(key.token(.signatureLink, nonce: nonce)), in: database)
    try ConventionTable.move(
      convention.number, from: .awaitingSignature, to: .signing, in: database)
    try record(
      .procedureLaunched, .procedure(id),
      facts: [
        "convention": .string(convention.number.description),
        "interlocutor": .int(signatory.id),
        "document": .string(try self.document(document).sha256.hex),
        "expires_at": .string(procedure.expiresAt.description),
      ],
      personal: [
        "email": .string(procedure.email.description), "mobile": .string(mobile.description),
      ])
    var parameters = try LetterContextQuery.parameters(of: convention.number, in: database)
    parameters[.given] = procedure.name.given
    parameters[.family] = procedure.name.family
    parameters[.expires] = procedure.expiresAt.french
    try send(
      .signatureLink, to: procedure.email.description, parameters, secret: .procedure(id))
  }
}
