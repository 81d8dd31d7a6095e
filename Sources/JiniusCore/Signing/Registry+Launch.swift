internal import SHA2

extension Registry {
  /// Launches the signature of a convention (S14–S22): the paper is frozen, and the signatory gets
  /// a link that lives as long as the setting says. A deadline that passed unrecorded is recorded
  /// first.
  ///
  /// - Parameters:
  ///   - email: who signs; on a platform it may be left out where only one person may.
  ///   - platform: the partner's platform that it is signed on; nil for our own link and code.
  public func launchSigning(
    _ number: ConventionNumber, signatory email: EmailAddress?, platform: String? = nil,
    timestamp: TimestampPolicy? = nil
  ) throws -> ConventionView {
    try launch(number, email, on: platform, timestamp, readingFile: false).view
  }

  /// Launches a signature on a partner's platform, and yields the very file to send there: whoever
  /// may not read it is refused before anything is launched.
  public func handOver(
    _ number: ConventionNumber, signatory email: EmailAddress?, to platform: String
  ) throws -> (view: ConventionView, file: [UInt8]) {
    try launch(number, email, on: platform, nil, readingFile: true)
  }

  private func launch(
    _ number: ConventionNumber, _ email: EmailAddress?, on platform: String?,
    _ timestamp: TimestampPolicy?, readingFile: Bool
  ) throws -> (view: ConventionView, file: [UInt8]) {
    if platform == nil { try requireSeal(for: number, signatory: email, timestamp) }
    return try write { transaction in
      if readingFile { _ = try transaction.convention(number, for: .readDocuments) }
      let (convention, place) = try transaction.launchable(
        number, signatory: email, on: platform)
      let (situation, procedure) = try transaction.situation(of: number)
      let verdict = LifeCycle.verdict(on: .launch, in: situation, at: transaction.now)
      if let objection = verdict.objection {
        throw try transaction.masked(
          objection.refusal(
            convention: number, procedure: procedure,
            status: situation.status(at: transaction.now)), procedure, of: convention)
      }
      try transaction.requireLaunchesLeft(number)
      let (signatory, mobile) = try transaction.signatory(email, of: convention)
      let (paper, course, billed) = try transaction.frozenPaper(
        of: convention, signatory: signatory.account.name)
      try transaction.endWhatEnds(verdict, procedure, reason: nil)
      let opened = try transaction.open(
        convention, signatory, mobile, document: paper, course: course, billed: billed, at: place,
        timestamp: try timestamp ?? transaction.timestampPolicy())
      try place.opened(opened, in: transaction)
      return (
        try transaction.conventionView(number),
        readingFile ? try transaction.document(paper).content : []
      )
    }
  }
}

extension Registry {
  /// A real database launches nothing that could not be sealed in the end. OpenSSL is asked, so this
  /// comes before the transaction.
  private func requireSeal(
    for number: ConventionNumber, signatory email: EmailAddress?, _ timestamp: TimestampPolicy?
  ) throws {
    let wanted = try read { reading -> (key: SecretKey, now: Instant, TimestampWish)? in
      let policy = try timestamp ?? reading.timestampPolicy()
      // A sandbox needs no seal, unless what is asked for cannot be had without one.
      if reading.isSandbox && policy != .require { return nil }
      _ = try reading.launchable(number, signatory: email, on: nil)
      return (
        try reading.secretKey(), reading.now,
        try reading.timestampWish(policy)
      )
    }
    guard let (key, now, wish) = wanted else { return }
    try store.requireUsableSeal(key, at: now, timestamp: wish)
  }
}

extension Reading {
  /// The convention that is to be launched: the right, what exists (66), and what a launch needs of
  /// the installation, in this order.
  fileprivate func launchable(
    _ number: ConventionNumber, signatory email: EmailAddress?, on platform: String?
  ) throws -> (Convention, any SigningPlace) {
    let convention = try convention(number, for: .launchSignature)
    // To whoever may not know who speaks for a space, a stranger is one who has no right to sign.
    if let email, try contactSight().isWhole(in: convention.space),
      try InterlocutorTable.all(email, of: convention.space, in: database).isEmpty
    {
      throw Refusal.noInterlocutor(
        email: email.description, try SpaceTable.find(convention.space, in: database)?.reference)
    }
    let place: any SigningPlace = try platform.map { try handOver(to: $0) } ?? OwnPlace()
    try requireSteadyClock()
    // A real database launches nothing whose link would lead nowhere.
    if place.platform == nil, !isSandbox,
      try SettingTable.value(.publicAddress, in: database) == nil
    {
      throw Refusal.publicAddressMissing
    }
    return (convention, place)
  }

  /// Where a platform's papers go: to one that the operator declared. He alone may hand one over to
  /// another, whose signature nobody can tell.
  private func handOver(to name: String) throws -> any SigningPlace {
    if let platform = try declaredPlatform(name) {
      return HandOver(platform: platform.name, declared: platform.id)
    }
    if acting.isAccount {
      throw Refusal.platformUndeclared(
        name, declared: try PlatformTable.page(after: 0, limit: 20, in: database).map(\.name))
    }
    return HandOver(platform: name, declared: nil)
  }
}

extension Transaction {
  /// The refusal as whoever launches may see it: who signs already is the administrators' to know.
  fileprivate func masked(
    _ refusal: Refusal, _ procedure: SigningProcedure?, of convention: Convention
  ) throws -> Refusal {
    guard case .alreadySigning(let number, _, let until) = refusal, let procedure else {
      return refusal
    }
    let isWhole = try contactSight().isWhole(in: convention.space)
    return .alreadySigning(
      convention: number, signatory: procedure.email.shown(whole: isWhole).description,
      expiresAt: until)
  }

  /// Where somebody would have to stand to sign a convention; nil where that is not to be known.
  private func place(
    of email: EmailAddress, for convention: Convention
  ) throws -> SignatoryPlace? {
    guard try contactSight().isWhole(in: convention.space),
      let space = try SpaceTable.find(convention.space, in: database),
      let reference = space.reference
    else { return nil }
    let establishments = try EstablishmentTable.all(of: space.id, in: database)
    let own = establishments.first { $0.id == convention.establishment }?.siret
    return SignatoryPlace(
      space: reference, establishment: establishments.count > 1 ? own : nil,
      isThere: try InterlocutorTable.all(email, of: space.id, in: database)
        .contains { $0.establishment == own })
  }

  /// The interlocutor who is to sign: of the convention's own establishment, with the right (S17)
  /// and a mobile for the code (S9).
  fileprivate func signatory(
    _ email: EmailAddress?, of convention: Convention
  ) throws -> (Interlocutor, MobileNumber) {
    let candidates = try InterlocutorTable.signatories(
      of: convention.space, establishment: convention.establishment, in: database)
    let named = candidates.filter { email == nil || $0.account.email == email }
    func space() throws -> SpaceReference? {
      try SpaceTable.find(convention.space, in: database)?.reference
    }
    guard let signatory = named.first, named.count == 1 else {
      let others = candidates.map(\.account.email.description)
      guard let email else {
        throw Refusal.signatoryRequired(
          convention: convention.number.description, candidates: others)
      }
      throw Refusal.mayNotSign(
        email: email.description, try place(of: email, for: convention), candidates: others)
    }
    guard let mobile = signatory.mobile else {
      throw Refusal.mobileRequired(
        email: signatory.account.email.description, space: try space())
    }
    // An address of an earlier release may stand beside a number that is none any more.
    if !mobile.isInPlan {
      throw Refusal.mobileOutOfUse(
        email: signatory.account.email.description, mobile: mobile.masked, space: try space())
    }
    return (signatory, mobile)
  }

  /// The paper as it will be read and signed, stored under its digest, and what it says of the course
  /// and of who is billed.
  fileprivate func frozenPaper(
    of convention: Convention, signatory: PersonName
  ) throws -> (document: Int, course: Int, billed: Int?) {
    let facts = try paperFacts(convention, signatory: signatory)
    let missing = facts.missingMentions
    if !missing.isEmpty {
      throw Refusal.mentionsMissing(convention: convention.number.description, missing)
    }
    let bytes = try ConventionPaper.render(facts, isDraft: false, isSandbox: isSandbox)
    return (
      try DocumentTable.insert(bytes, at: now, in: database).id,
      try CourseTable.insert(Course(facts.training, facts.session), in: database),
      facts.billed?.id
    )
  }

  fileprivate func open(
    _ convention: Convention, _ signatory: Interlocutor, _ mobile: MobileNumber, document: Int,
    course: Int, billed: Int?, at place: any SigningPlace, timestamp: TimestampPolicy
  ) throws -> SigningProcedure {
    let nonce = key.tokenNonce(.signatureLink) { randomBytes(32) }
    let procedure = SigningProcedure(
      id: 0, convention: convention.number, interlocutor: signatory.id,
      account: signatory.account.id, name: signatory.account.name, email: signatory.account.email,
      mobile: mobile,
      document: document, nonce: nonce, launchedAt: now,
      // Nothing is signed once the session is over.
      expiresAt: min(now.adding(days: try days(.linkDays)), convention.sessionEndsAt),
      // A platform shows the very file that is handed over.
      readAt: place.platform == nil ? nil : now, state: .open, endedAt: nil, reason: nil,
      platform: place.platform, declared: place.declared, course: course,
      billed: billed, timestamp: timestamp)
    let id = try ProcedureTable.insert(
      procedure, tokenHash: tokenDigest(key.token(.signatureLink, nonce: nonce)), in: database)
    try adopt(.procedure(id))
    try ConventionTable.move(
      convention.number, from: .awaitingSignature, to: .signing, in: database)
    try touch(.convention(convention.number.row))
    var facts: [JSON.Member] = [
      .init("convention", .string(convention.number.description)),
      .init("interlocutor", .int(signatory.id)),
      .init("document", .string(try self.document(document).sha256.hex)),
      .init("expires_at", .string(procedure.expiresAt.description)),
      .init("platform", .string(place.platform ?? "jinius")),
    ]
    if let declared = place.declared { facts.append(.init("platform_id", .int(declared))) }
    try record(
      .procedureLaunched, .procedure(id), facts: .object(facts),
      personal: PersonalFacts(
        account: procedure.account,
        json: [
          "email": .string(procedure.email.description), "mobile": .string(mobile.description),
        ]))
    return try self.procedure(id)
  }
}
