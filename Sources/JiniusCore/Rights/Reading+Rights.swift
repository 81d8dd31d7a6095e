extension Reading {
  /// How the acting account stands towards a space, and a person in it.
  func standing(_ account: Int, in space: Space, about person: Int? = nil) throws -> Standing {
    Standing(
      isOwner: try isOwner(account, of: space),
      roles: try StandingQuery.roles(of: account, in: space.id, database),
      registrationRights: space.company?.registrationRights,
      matrix: RightMatrix(edits: try RightTable.edits(of: space.id, in: database)),
      delegated: try delegatedActions(to: account, by: space.id),
      isAboutSelf: person == account)
  }

  private func isOwner(_ account: Int, of space: Space) throws -> Bool {
    guard let owner = space.owner else { return false }
    return try AccountTable.find(owner, in: database)?.id == account
  }

  /// The actions that a space lent to structures in which the account holds them itself: by a role
  /// of its own there, never by a further delegation.
  private func delegatedActions(to account: Int, by space: Int) throws -> Set<Action> {
    var lent: Set<Action> = []
    for (action, holder) in try DelegationTable.inForce(from: space, at: now, in: database) {
      let matrix = RightMatrix(edits: try RightTable.edits(of: holder, in: database))
      let roles = try StandingQuery.roles(of: account, in: holder, database)
      if roles.contains(where: { matrix.allows($0, action) }) { lent.insert(action) }
    }
    return lent
  }

  /// Refuses what the acting account may not do in a space (77). The operator may do everything.
  func require(
    _ action: Action, in space: Space, about person: Int? = nil, isLook: Bool = false
  ) throws {
    guard case .account(let id, _) = acting else { return }
    let standing = try standing(id, in: space, about: person)
    if Decision.of(action, standing, isLook: isLook).isAllowed { return }
    throw try notPermitted(action, standing, in: space)
  }

  /// Like ``require(_:in:about:isLook:)`` for a space by its row; costs the operator nothing.
  func require(
    _ action: Action, inSpace id: Int, about person: Int? = nil, isLook: Bool = false
  ) throws {
    guard acting.isAccount, let space = try SpaceTable.find(id, in: database) else { return }
    try require(action, in: space, about: person, isLook: isLook)
  }

  /// The space that words name, for an action in it. Whoever may not act there is refused alike
  /// whether it exists or not; only who may know learns that it does not (66).
  func space(
    _ reference: SpaceReference, for action: Action, about person: Int? = nil
  ) throws -> Space {
    guard let space = try SpaceTable.find(reference, in: database) else {
      if acting.isAccount { throw strangerRefusal(action) }
      return try self.space(reference)
    }
    try require(action, in: space, about: person)
    return space
  }

  /// The refusal, with whom to turn to (S3). Only members of a space learn who administers it and
  /// which roles would do; everybody else is refused in the same words, whether it exists or not.
  private func notPermitted(
    _ action: Action, _ standing: Standing, in space: Space
  ) throws -> Refusal {
    if standing.roles.isEmpty { return strangerRefusal(action) }
    guard case .refused(let missing) = Decision.of(action, standing) else {
      throw BrokenInvariant("refused and allowed")
    }
    return notPermitted(
      missing, administrators: try administrators(of: space).map(\.email.description))
  }

  /// What somebody who has nothing to do with a space is told.
  func strangerRefusal(_ action: Action) -> Refusal { notPermitted(Self.strangerMissing(action)) }

  /// What he is told that he lacks: the guide's roles, whatever a space edited.
  static func strangerMissing(_ action: Action) -> MissingRight {
    .role(Role.allCases.filter { RightMatrix.preset.allows($0, action) }.map(\.label))
  }

  /// Spaces after a number: all, or those of the acting account.
  func spacePage(_ kind: Space.Kind, after id: Int, limit: Int) throws -> [Space] {
    guard case .account(let account, _) = acting else {
      return try SpaceTable.page(kind, after: id, limit: limit, in: database)
    }
    let own = try StandingQuery.spaces(of: account, in: database)
    return try own.filter { $0 > id }.compactMap { try SpaceTable.find($0, in: database) }
      .filter { $0.kind == kind }.prefix(limit).map { $0 }
  }

  /// The spaces whose registrations and conventions the account may read: by what it holds in them,
  /// or because they lent it to a space in which it holds it.
  func readableSpaces(of id: Int) throws -> [Int] {
    let (standings, mayBeLentTo) = try StandingQuery.survey(of: id, in: database)
    let own = standings.filter { Decision.of(.readDocuments, $0.value).isAllowed }
    if own.isEmpty || !mayBeLentTo { return own.keys.sorted() }
    let lent = try DelegationTable.inForce(
      .readDocuments, toSpacesOf: id, at: now, in: database)
    let givers = lent.filter { own[$0.holder] != nil }.map(\.giver)
    return Set(own.keys).union(givers).sorted()
  }
}
