/// What a list shows: everything to the operator; to an account what stands in the spaces whose
/// documents it may read, and what is about its own person.
enum Visibility: Equatable {
  case everything
  /// All of one space.
  case space(Int)
  /// What is about one person in one space.
  case person(Int, inSpace: Int)
  /// What is about one person, and all of some spaces.
  case own(person: Int, spaces: [Int])
  /// Nothing at all.
  case nothing

  /// How many spaces one statement looks into: SQLite joins 500 selections at most, and a list may
  /// take several of each space.
  static let spacesAtOnce = 100

  /// The same in parts that one statement can look for, in any order.
  var parts: [Visibility] {
    guard case .own(let person, let spaces) = self, spaces.count > Self.spacesAtOnce else {
      return [self]
    }
    return stride(from: 0, to: spaces.count, by: Self.spacesAtOnce).map { start in
      .own(person: person, spaces: Array(spaces[start...].prefix(Self.spacesAtOnce)))
    }
  }
}

extension Reading {
  /// What a list of registrations or conventions may show, narrowed to a space where one is named.
  func visibility(_ reference: SpaceReference?) throws -> Visibility {
    guard let reference else {
      guard case .account(let id, _) = acting else { return .everything }
      return .own(person: id, spaces: try readableSpaces(of: id))
    }
    guard case .account(let id, _) = acting else { return .space(try space(reference).id) }
    guard let space = try SpaceTable.find(reference, in: database) else { return .nothing }
    let standing = try standing(id, in: space)
    return Decision.of(.readDocuments, standing).isAllowed
      ? .space(space.id) : .person(id, inSpace: space.id)
  }
}
