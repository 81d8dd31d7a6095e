/// What a list shows: everything to the operator; to an account what stands in the spaces whose
/// documents it may read, and what is about its own person.
enum Visibility: Equatable {
  case everything
  /// All of one space.
  case space(Int)
  /// All of one establishment (S49).
  case establishment(Int)
  /// What is about one person in one space, of one establishment or of all.
  case person(Int, inSpace: Int, establishment: Int? = nil)
  /// What is about one person, and all of some spaces.
  case own(person: Int, spaces: [Int])
  /// What establishments have been chosen to pay (S93).
  case paid(by: [Int])
  /// Nothing at all.
  case nothing

  /// How many spaces one statement looks into: SQLite joins 500 selections at most, and a list may
  /// take several of each space.
  static let spacesAtOnce = 100

  /// The same in parts that one statement can look for, in any order.
  var parts: [Visibility] {
    func parts(of ids: [Int], _ part: ([Int]) -> Visibility) -> [Visibility] {
      if ids.count <= Self.spacesAtOnce { return [self] }
      return stride(from: 0, to: ids.count, by: Self.spacesAtOnce).map { start in
        part(Array(ids[start...].prefix(Self.spacesAtOnce)))
      }
    }
    return switch self {
    case .own(let person, let spaces): parts(of: spaces) { .own(person: person, spaces: $0) }
    case .paid(let payers): parts(of: payers) { .paid(by: $0) }
    default: [self]
    }
  }
}

extension Reading {
  /// What a list of registrations or conventions may show, narrowed to a space where one is named,
  /// and to an establishment of it.
  func visibility(
    _ reference: SpaceReference?, establishment siret: SIRET? = nil
  ) throws -> Visibility {
    guard let reference = reference ?? siret.map({ .company($0.siren) }) else {
      guard case .account(let id, _) = acting else { return .everything }
      return .own(person: id, spaces: try readableSpaces(of: id))
    }
    guard case .account(let id, _) = acting else {
      return try visibility(of: try space(reference), siret)
    }
    guard let space = try SpaceTable.find(reference, in: database) else { return .nothing }
    let standing = try standing(id, in: space)
    if Decision.of(.readDocuments, standing).isAllowed { return try visibility(of: space, siret) }
    guard let siret else { return .person(id, inSpace: space.id) }
    guard let found = try EstablishmentTable.find(siret, in: database), found.space == space.id
    else { return .nothing }
    return .person(id, inSpace: space.id, establishment: found.establishment.id)
  }

  private func visibility(of space: Space, _ siret: SIRET?) throws -> Visibility {
    guard let siret else { return .space(space.id) }
    guard let establishment = try establishment(of: space, named: siret) else {
      throw Refusal.notFound(.establishment, siret.description)
    }
    return .establishment(establishment.id)
  }

  /// What a payer has been chosen to pay: a company with all its establishments, or one of them. For
  /// those of its people who manage its billing, and for its administrators; nobody is told more of it
  /// than what a bill says.
  func visibility(paidBy payer: PayerReference) throws -> Visibility {
    let space = try named(.company(payer.siren), for: .readDocuments)
    try requireToPay(in: space)
    let all = try EstablishmentTable.all(of: space.id, in: database)
    guard case .establishment(let siret) = payer else { return .paid(by: all.map(\.id)) }
    guard let establishment = all.first(where: { $0.siret == siret }) else {
      throw Refusal.notFound(.establishment, siret.description)
    }
    return .paid(by: [establishment.id])
  }
}
