internal import SHA2

/// Where a frozen paper is signed: by our own link and code, or on a partner's platform. This is
/// where a platform plugs in.
protocol SigningPlace {
  /// The platform's name; nil for ourselves.
  var platform: String? { get }

  /// The row of the platform, where the operator declared it.
  var declared: Int? { get }

  /// What a launch sets off, in its transaction: the paper is frozen, the procedure stands.
  func opened(_ procedure: SigningProcedure, in transaction: Transaction) throws

  /// The signed file, made or judged; outside any transaction, since other programs take part.
  func signedFile(_ order: SigningOrder) throws -> SignedFile
}

/// All that the signed file is made from, as it stood when the signature was accepted.
struct SigningOrder {
  let convention: Convention
  let procedure: SigningProcedure
  let codes: [SentCode]
  /// The frozen bytes that were read.
  let document: (content: [UInt8], sha256: [UInt8])
  /// Where the journal stood, the acceptance included.
  let head: JournalHead
  let acceptedAt: Instant
  let isSandbox: Bool
  /// What will close the file; nil in a sandbox without a seal.
  let seal: Seal?
  let timestamp: TimestampWish
}

/// What a signature comes to.
struct SignedFile {
  let bytes: [UInt8]
  let seal: SealLevel
  /// What the journal says of it, besides.
  var facts: [JSON.Member] = []
  /// The row of the platform's certificate that it ends at.
  var anchor: Int?
  /// The file as our own seal left it; nil where it is not ours.
  var sealed: SealedFile?
}

extension Transaction {
  /// What the file of a procedure is made from, as of now.
  func signingOrder(_ procedure: SigningProcedure) throws -> SigningOrder {
    let seal = try store.seal(key)
    if seal == nil && !isSandbox && procedure.platform == nil {
      throw Refusal.sealUnusable([.missing])
    }
    return SigningOrder(
      convention: try convention(procedure.convention), procedure: procedure,
      codes: try CodeTable.all(of: procedure.id, in: database),
      document: try document(procedure.document), head: head, acceptedAt: now,
      isSandbox: isSandbox, seal: seal, timestamp: try timestampWish(procedure.timestamp))
  }

  /// Turns an open procedure to signed: file, states, letter and journal together.
  func complete(_ order: SigningOrder, with file: SignedFile, by actor: Actor? = nil) throws {
    let (convention, procedure) = (order.convention, order.procedure)
    try requireBound(.convention(convention.number.row))
    try requireBound(.procedure(procedure.id))
    let signed = try DocumentTable.insert(file.bytes, at: now, in: database)
    if let sealed = file.sealed { try keepCertificate(of: sealed) }
    if let anchor = file.anchor {
      try ProcedureTable.note(anchor: anchor, of: procedure.id, in: database)
    }
    try ProcedureTable.end(
      procedure.id, as: .signed, reason: nil, at: order.acceptedAt, in: database)
    try ConventionTable.sign(
      convention.number, document: signed.id, seal: file.seal, course: procedure.course,
      at: order.acceptedAt, in: database)
    try touch(.procedure(procedure.id))
    let confirmedAt = try confirmation(of: convention.kind, signedAt: order.acceptedAt)
    try RegistrationTable.confirm(convention.number, from: confirmedAt, at: now, in: database)
    if confirmedAt <= now {
      for registration in try LetterContextQuery.registrations(
        of: convention.number, in: database)
      {
        try tellParticipant(.confirmed, of: registration)
      }
    }
    let facts: [JSON.Member] = [
      .init("procedure", .int(procedure.id)), .init("read", .string(order.document.sha256.hex)),
      .init("signed", .string(signed.sha256.hex)), .init("seal", .string(file.seal.rawValue)),
    ]
    try record(
      .conventionSigned, .convention(convention.number.row), as: actor,
      facts: .object(facts + file.facts))
    try tellSignatory(.signatureDone, of: try self.procedure(procedure.id))
    if convention.kind == .individualContract { try offerWithdrawal(order) }
  }

  /// From when on the registration counts as confirmed: at once for a company, after the
  /// withdrawal period for a private person (L221-18, L6353-5).
  private func confirmation(of kind: ConventionKind, signedAt: Instant) throws -> Instant {
    switch kind {
    case .individualConvention: signedAt
    case .individualContract:
      Withdrawal.end(signedAt: signedAt, days: try days(.withdrawalDays))
    }
  }
}
