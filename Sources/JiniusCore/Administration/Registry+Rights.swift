/// Whether an account may do something in a space, and why.
public struct RightExplanation: Sendable {
  /// Who.
  public let account: EmailAddress
  /// What.
  public let action: Action
  /// The decision with its reason.
  public let decision: Decision
}

extension Registry {
  /// The matrix in force in a company.
  public func rights(of siren: SIREN) throws -> RightMatrix {
    try read { reading in
      let space = try reading.space(.company(siren), for: .manageRights)
      return RightMatrix(edits: try RightTable.edits(of: space.id, in: reading.database))
    }
  }

  /// Edits a company's own matrix (S78). What is the administrators' alone stays theirs.
  public func setRight(
    _ action: Action, of role: Role, allowed: Bool, in siren: SIREN
  ) throws -> Outcome<RightMatrix> {
    try write { transaction in
      let space = try transaction.space(.company(siren), for: .manageRights)
      let database = transaction.database
      let standing = RightMatrix(edits: try RightTable.edits(of: space.id, in: database))
      let edit = RightMatrix.Edit(role: role, action: action, isAllowed: allowed)
      if edit.isLawful {
        if standing.allows(role, action) == allowed { return .already(standing) }
        try RightTable.set(edit, of: space.id, in: database)
      } else if try standing.allows(role, action) != allowed
        || !RightTable.strike(role, action, of: space.id, in: database)
      {
        // What is so by the rules may be said again only to strike out what contradicts them.
        throw Refusal.administratorsOnly(action: action.rawValue, role: role.rawValue)
      }
      try transaction.record(
        .rightChanged, .space(space.id),
        facts: [
          "role": .string(role.rawValue), "action": .string(action.rawValue),
          "allowed": .bool(allowed),
        ])
      return .done(RightMatrix(edits: try RightTable.edits(of: space.id, in: database)))
    }
  }

  /// Explains what an account may do in a company, and why: to the operator, to the administrators,
  /// and to the account itself. An address that has no account is told apart from one that has no
  /// right by the operator alone; somebody who has nothing to do with the company learns nothing of
  /// what it edited.
  public func explainRight(
    _ action: Action, of email: EmailAddress, in siren: SIREN, about person: EmailAddress?
  ) throws -> RightExplanation {
    try read { reading in
      let space = try reading.explainableSpace(siren, to: email)
      let standing = try reading.explained(email, in: space, about: person)
      return RightExplanation(
        account: email, action: action, decision: Decision.of(action, standing))
    }
  }
}

extension Reading {
  /// How somebody stands towards a company. Whether an address has an account is the operator's to
  /// know; to others, one without is somebody without rights.
  fileprivate func explained(
    _ email: EmailAddress, in space: Space, about person: EmailAddress?
  ) throws -> Standing {
    let known = try AccountTable.find(email, in: database)
    if !acting.isAccount {
      _ = try account(email)
      _ = try person.map { try account($0) }
    }
    var standing = try standing(known?.id ?? 0, in: space)
    standing.isAboutSelf = person == email
    if let known, standing.isMember { standing.mayAct = known.status == .active }
    return standing
  }

  /// The company that a right is explained in. A stranger who asks about himself learns no more
  /// than that he has no right there.
  fileprivate func explainableSpace(_ siren: SIREN, to email: EmailAddress) throws -> Space {
    if case .account(_, email: let own) = acting, own == email,
      let space = try SpaceTable.find(.company(siren), in: database)
    {
      return space
    }
    return try space(.company(siren), for: .manageRights)
  }
}
