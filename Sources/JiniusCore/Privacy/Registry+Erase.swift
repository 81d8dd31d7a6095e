extension Registry {
  /// Erases a person (RGPD 17): who he was is gone, in one transaction, and what the law keeps stands
  /// under a pseudonym. Refused while he is engaged. The address is free again afterwards.
  public func eraseAccount(
    _ email: EmailAddress, isConfirmed: Bool
  ) throws -> Outcome<Erasure> {
    let list = ErasureList(of: store)
    var gone: [ErasureList.Line] = []
    let outcome: Outcome<Erasure> = try write { transaction in
      try transaction.requireSelf(email)
      try list.requireReadable()
      let account = try transaction.account(email)
      if !isConfirmed { throw Refusal.confirmationRequired(.erasure) }
      if account.status == .anonymised {
        return .already(
          Erasure(account: email, erased: [], kept: try transaction.kept(of: account.id)))
      }
      try EngagementQuery.engagement(
        of: account.id, at: transaction.now, in: transaction.database
      ).refuse(account)
      try transaction.requireNotNeeded(account)
      let (address, erased) = try transaction.erase(account, because: "request")
      gone = try ErasureTable.erased(account.id, in: transaction.database)
      return .done(
        Erasure(account: address, erased: erased, kept: try transaction.kept(of: account.id)))
    }
    if !situation.isRehearsal { try list.add(gone) }
    return outcome
  }
}

extension Transaction {
  /// Takes out of every table what names a person. Nobody is engaged any more who comes here.
  ///
  /// - Returns: the pseudonym, and what went.
  func erase(
    _ account: Account, because reason: JSON
  ) throws -> (address: EmailAddress, erased: [Erasure.Erased]) {
    let id = account.id
    try requireOwnJournal(of: id)
    for procedure in try EngagementQuery.openProcedures(of: id, in: database) {
      _ = try fallDue(procedure)
    }
    // What that tells others is about him as well.
    try writeLetters()
    let address = try ErasureTable.freeAddress(for: id, in: database)
    // First, so that what is left of those about him went to others.
    let letters = try ErasureTable.deleteLetters(id, in: database)
    let changes: [(String, String, Int)] = [
      (
        "interlocutors", "removed, with their mobiles",
        try ErasureTable.removeInterlocutors(id, at: now, in: database)
      ),
      (
        "collaborators", "deleted",
        try ErasureTable.deleteCollaborators(id, in: database)
      ),
      (
        "letters_to_others", "his name and reasons taken out",
        try ErasureTable.anonymiseLetters(about: id, in: database)
      ),
      ("letters", "deleted", letters),
      ("provisional_names", "deleted", try ErasureTable.deleteNames(id, in: database)),
      ("invitations", "deleted", try ErasureTable.deleteInvitations(id, in: database)),
      ("reasons", "deleted", try ErasureTable.eraseReasons(id, in: database)),
      (
        "registration_keys", "replaced by digests under the key",
        try ErasureTable.eraseKeys(id, try secretKey(), in: database)
      ),
      (
        "journal_personal", "deleted: entries keep their digests",
        try ErasureTable.eraseJournal(id, in: database)
      ),
      ("unsigned_papers", "deleted", try ErasureTable.erasePapers(id, in: database)),
      (
        "procedures", "name, address and mobile taken out",
        try ErasureTable.anonymiseProcedures(id, as: address, in: database)
      ),
      (
        "account", "address, name, profession and contact taken out",
        try ErasureTable.anonymise(id, as: address, in: database)
      ),
    ]
    try record(.accountErased, .account(id), facts: ["reason": reason])
    let erased = changes.filter { $0.2 > 0 }.map { Erasure.Erased($0.0, $0.1, $0.2) }
    return (address, erased.reversed())
  }
}

extension Reading {
  /// What the law keeps of a person, record by record.
  fileprivate func kept(of account: Int) throws -> [Erasure.Kept] {
    var kept = try KeptQuery.signed(of: account, in: database).map { signed in
      try self.kept(
        signed.convention.description,
        "signed \(signed.kind == .individualContract ? "contract" : "convention"): the file, and "
          + "the signatory's name, address and mobile",
        "evidence of the contract",
        signed.isConsumers ? .consumerContract : .signedConvention, since: signed.endsAt)
    }
    for enrolled in try KeptQuery.registrations(of: account, in: database) {
      kept.append(
        try self.kept(
          enrolled.registration.description,
          (enrolled.isCancelled ? "cancelled registration" : "registration")
            + ", under a pseudonym: session, space, times",
          "control of what was trained and billed", .registration, since: enrolled.endedAt))
      if enrolled.isSigned { continue }
      kept.append(
        try self.kept(
          enrolled.convention.description,
          "convention that was never signed, without its paper: numbers and times",
          "defence of rights", .unsignedConvention, since: enrolled.endedAt))
    }
    for (company, at) in try KeptQuery.pledges(of: account, in: database) {
      kept.append(
        try self.kept(
          "pledge", "pledge for \(company), under a pseudonym", "evidence of the commitment",
          .pledge, since: at))
    }
    let journal = try KeptQuery.journal(of: account, in: database)
    kept.append(
      try self.kept(
        "journal", "\(journal.count) entries, without their personal side",
        "a chain that can be verified", .journal, since: journal.newest ?? now))
    return kept
  }

  private func kept(
    _ record: String, _ what: String, _ why: String, _ category: RetentionCategory,
    since instant: Instant
  ) throws -> Erasure.Kept {
    let rule = try rule(category)
    return Erasure.Kept(
      record: record, what: what, why: why, article: rule.article,
      until: rule.period.lastDay(since: instant))
  }
}
