/// A private person's space, with his own entry among the interlocutors.
public struct IndividualView: Sendable {
  /// The space.
  public let space: Space
  /// The owner, who signs by right (S12).
  public let owner: Interlocutor
}

extension Registry {
  /// Opens a private person's space. He signs by right (S12); a mobile is needed only when
  /// something is to be signed.
  public func declareIndividual(
    _ email: EmailAddress, mobile: MobileNumber?
  ) throws -> Outcome<IndividualView> {
    try write { transaction in
      try transaction.requireSelf(email)
      let account = try transaction.usableAccount(email)
      if try SpaceTable.find(.individual(email), in: transaction.database) != nil {
        let view = try transaction.individualView(email)
        var comparison = Comparison()
        comparison.compare(
          "mobile", standing: view.owner.mobile?.description, given: mobile?.description)
        try comparison.refuse(.individual, email.description)
        return .already(view)
      }
      let id = try SpaceTable.insert(
        owner: account.id, at: transaction.now, in: transaction.database)
      _ = try InterlocutorTable.insert(
        space: id, establishment: nil, account: account.id, roles: [], mobile: mobile,
        canSign: true, at: transaction.now, in: transaction.database)
      try transaction.record(
        .individualDeclared, .space(id), facts: ["owner": .int(account.id)],
        personal: mobile.map {
          PersonalFacts(account: account.id, json: ["mobile": .string($0.description)])
        })
      return .done(try transaction.individualView(email))
    }
  }

  /// One private person's space.
  public func individual(_ email: EmailAddress) throws -> IndividualView {
    try read { reading in
      try reading.requireSelf(email)
      return try reading.individualView(email)
    }
  }

  /// Private persons' spaces after a number, oldest first.
  public func individualPage(after id: Int, limit: Int) throws -> [Space] {
    try read { try $0.spacePage(.individual, after: id, limit: limit) }
  }
}

extension Reading {
  func individualView(_ email: EmailAddress) throws -> IndividualView {
    let space = try space(.individual(email))
    return IndividualView(
      space: space, owner: try interlocutor(email, of: space, establishment: nil))
  }
}
