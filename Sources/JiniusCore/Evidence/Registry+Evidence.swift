internal import CMS

extension Registry {
  /// All that proves the signature of a convention, as files that are checked without this program.
  /// They hold everybody's data, so they are the administrators' who may read the documents.
  public func evidence(of number: ConventionNumber) throws -> [EvidenceFile] {
    try readAtOnce { reading in
      _ = try reading.convention(number, for: .manageCompany)
      let signed = try reading.signedConvention(number)
      let procedures = try ProcedureTable.all(of: number, in: reading.database)
      let entries = try JournalQuery.entries(
        about: number, procedures.map(\.id), in: reading.database)
      for procedure in procedures { try reading.requireBound(.procedure(procedure.id)) }
      for (entry, personal) in entries { try entry.requireOwnHash(personal) }
      return try EvidenceFolder(signed: signed, entries: entries).files
    }
  }

  /// What a signatory is given about his own signature: a paper that shows nobody else's data, under
  /// the seal where there is one.
  public func attestation(of number: ConventionNumber) throws -> [UInt8] {
    let (attestation, seal, now) = try readAtOnce { reading in
      let signed = try reading.signedConvention(number)
      let attestation = Attestation(
        signed: signed,
        codes: try CodeTable.all(of: signed.procedure.id, in: reading.database),
        provider: try LetterContextQuery.parameters(of: number, in: reading.database)[.provider],
        issuedAt: reading.now, isSandbox: reading.isSandbox,
        showsContacts: try reading.contactSight()
          .isWhole(in: try reading.convention(number).space))
      let key = try reading.secretKey()
      return (attestation, try store.seal(key), reading.now)
    }
    let paper = try attestation.render(seal: seal?.certificate)
    guard let seal else { return paper }
    let name = seal.certificate.subject.commonName ?? ""
    return try seal.seal(
      SealingOrder(
        pdf: paper, at: now, name: name, reason: Attestation.title,
        timestamp: TimestampWish(policy: .off, authority: nil, trusted: nil))
    ).bytes
  }
}

/// A convention that is signed, with the procedure that led there.
struct SignedConvention {
  let number: ConventionNumber
  let kind: ConventionKind
  let seal: SealLevel
  let procedure: SigningProcedure
  /// The certificate of a platform's that its signature ended at.
  let anchor: Certificate?
  /// When it was signed.
  let signedAt: Instant
  /// That its owner went back on it since.
  let withdrawal: ContractWithdrawal?
  /// The document that was read.
  let read: (content: [UInt8], sha256: [UInt8])
  let file: (content: [UInt8], sha256: [UInt8])
}

extension Reading {
  /// A signed convention, for whoever may read its documents; otherwise the refusal of a download.
  fileprivate func signedConvention(_ number: ConventionNumber) throws -> SignedConvention {
    let convention = try convention(number, for: .readDocuments)
    let (situation, procedure) = try situation(of: number)
    let verdict = LifeCycle.verdict(on: .retrieve, in: situation, at: now)
    guard let signed = convention.signedDocument, let procedure, verdict.objection == nil else {
      throw (verdict.objection ?? .notSigned).refusal(
        convention: number, procedure: procedure, status: situation.status(at: now))
    }
    let view = try conventionView(number)
    if let platform = procedure.declared { try requireBound(.platform(platform)) }
    return SignedConvention(
      number: number, kind: convention.kind, seal: view.seal ?? .none, procedure: procedure,
      anchor: try procedure.anchor.flatMap {
        try PlatformCertificateTable.find($0, in: database).flatMap { try? Certificate(der: $0) }
      },
      signedAt: view.signedAt ?? now, withdrawal: try WithdrawalTable.find(number, in: database),
      read: try document(procedure.document),
      file: try document(signed))
  }
}
