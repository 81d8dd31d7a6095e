extension Reading {
  /// How the acting account stands towards a space, and a person in it.
  func standing(_ account: Int, in space: Space, about person: Int? = nil) throws -> Standing {
    let roles = try StandingQuery.roles(of: account, in: space.id, database)
    return Standing(
      isOwner: try isOwner(account, of: space), isInterlocutor: roles != nil, roles: roles ?? [],
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
      if roles?.contains(where: { matrix.allows($0, action) }) == true { lent.insert(action) }
    }
    return lent
  }

  /// Refuses what the acting account may not do in a space (77). The operator may do everything.
  ///
  /// - Parameter isNamed: whether he named the space himself: whom to turn to there he may know.
  func require(
    _ action: Action, in space: Space, about person: Int? = nil, isLook: Bool = false,
    isNamed: Bool = false
  ) throws {
    try require(in: space, about: person, isNamed: isNamed, otherwise: action) {
      Decision.of(action, $0, isLook: isLook)
    }
  }

  /// Refuses who may not give roles in a space (77).
  func requireToGive(_ roles: Set<Role>, alone: Bool, in space: Space) throws {
    try require(in: space, isNamed: true, otherwise: .manageRights) {
      Decision.ofGiving(roles, alone: alone, $0)
    }
  }

  /// Refuses who may not know what a company pays for others (77).
  func requireToPay(in space: Space) throws {
    try require(in: space, isNamed: true, otherwise: .readDocuments) { Decision.ofPaying($0) }
  }

  /// Whether whoever acts holds an action in a space.
  func holds(_ action: Action, in space: Space) throws -> Bool {
    guard case .account(let id, _) = acting else { return true }
    return Decision.of(action, try standing(id, in: space)).isAllowed
  }

  private func require(
    in space: Space, about person: Int? = nil, isNamed: Bool, otherwise action: Action,
    _ decide: (Standing) -> Decision
  ) throws {
    guard case .account(let id, _) = acting else { return }
    let standing = try standing(id, in: space, about: person)
    guard case .refused(let missing) = decide(standing) else { return }
    guard standing.isMember || standing.isAboutSelf || isNamed && space.kind == .company else {
      throw strangerRefusal(action)
    }
    throw notPermitted(missing, administrators: try contacts(of: space))
  }

  /// Like ``require(_:in:about:isLook:)`` for a space by its row; costs the operator nothing.
  func require(
    _ action: Action, inSpace id: Int, about person: Int? = nil, isLook: Bool = false
  ) throws {
    guard acting.isAccount, let space = try SpaceTable.find(id, in: database) else { return }
    try require(action, in: space, about: person, isLook: isLook)
  }

  /// The space that words name, for an action in it. That a company is declared, and whom to turn to
  /// there, every account may know (S3, S46); of a private person's space a stranger does not learn
  /// whether there is one.
  func space(
    _ reference: SpaceReference, for action: Action, about person: Int? = nil
  ) throws -> Space {
    let space = try named(reference, for: action)
    try require(action, in: space, about: person, isNamed: true)
    return space
  }

  /// The space that words name, before anything is decided about it.
  func named(_ reference: SpaceReference, for action: Action) throws -> Space {
    if let space = try SpaceTable.find(reference, in: database) { return space }
    if acting.isAccount, case .individual = reference { throw strangerRefusal(action) }
    return try space(reference)
  }

  /// Whom to turn to in a space (S3): those of its administrators who accepted their accounts, or
  /// all where nobody has.
  private func contacts(of space: Space) throws -> [String] {
    let all = try administrators(of: space)
    let accepted = all.filter { $0.status == .active }
    return (accepted.isEmpty ? all : accepted).map(\.email.description)
  }

  /// What somebody is told who has nothing to do with a thing, whether it exists or not.
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
