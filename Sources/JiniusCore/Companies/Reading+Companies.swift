extension Reading {
  /// The space that words name, or 66.
  func space(_ reference: SpaceReference) throws -> Space {
    if let space = try SpaceTable.find(reference, in: database) { return space }
    switch reference {
    case .company(let siren): throw Refusal.notFound(.company, siren.description)
    case .individual(let email): throw Refusal.notFound(.individual, email.description)
    }
  }

  /// The establishment that is meant: the one named, or the only one; none in a private person's
  /// space (S5).
  func establishment(of space: Space, named siret: SIRET?) throws -> Establishment? {
    guard let company = space.company else { return nil }
    if let siret {
      guard let found = try EstablishmentTable.find(siret, in: database), found.space == space.id
      else { throw Refusal.notFound(.establishment, siret.description) }
      return found.establishment
    }
    let all = try EstablishmentTable.all(of: space.id, in: database)
    if all.count > 1 {
      throw Refusal.establishmentRequired(
        siren: company.siren.description, sirets: all.map(\.siret.description))
    }
    return all.first
  }

  /// The interlocutor that words name: in a company of several establishments the address may need
  /// the establishment beside it.
  func interlocutor(
    _ email: EmailAddress, of space: Space, establishment siret: SIRET?
  ) throws -> Interlocutor {
    let all = try InterlocutorTable.all(email, of: space.id, in: database)
    let meant = siret.map { siret in all.filter { $0.establishment == siret } } ?? all
    guard let interlocutor = meant.first else {
      throw Refusal.noInterlocutor(email: email.description, space.reference)
    }
    if meant.count > 1 {
      throw Refusal.establishmentRequired(
        siren: space.company?.siren.description ?? "",
        sirets: meant.compactMap { $0.establishment?.description })
    }
    return interlocutor
  }

  /// Whom to turn to in a space (S3): its administrators, or the private person himself.
  func administrators(of space: Space) throws -> [Account] {
    if let owner = space.owner { return [try account(owner)] }
    return try InterlocutorTable.administrators(of: space.id, in: database).map(\.account)
  }
}
