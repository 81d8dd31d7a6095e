extension Registry {
  /// Adds an establishment to a company; the same again changes nothing.
  public func addEstablishment(
    _ given: Establishment
  ) throws -> Outcome<Establishment> {
    try write { transaction in
      let space = try transaction.space(.company(given.siret.siren), for: .manageCompany)
      if let standing = try EstablishmentTable.find(given.siret, in: transaction.database) {
        var comparison = Comparison()
        let before = standing.establishment
        comparison.compare("name", standing: before.name, given: given.name)
        comparison.compare("address", standing: before.address?.line, given: given.address?.line)
        try comparison.refuse(.establishment, given.siret.description)
        return .already(before)
      }
      var establishment = given
      establishment.id = try EstablishmentTable.insert(
        given, space: space.id, at: transaction.now, in: transaction.database)
      try transaction.record(
        .establishmentAdded, .establishment(establishment.id),
        facts: ["siret": .string(given.siret.description)])
      return .done(establishment)
    }
  }

  /// The establishments of a company, the head office first.
  public func establishments(of siren: SIREN) throws -> [Establishment] {
    try company(siren).establishments
  }

  /// Changes what is given of an establishment (S92); nil leaves as it is.
  public func updateEstablishment(
    _ siret: SIRET, name: String?, address: PostalAddress?
  ) throws -> Outcome<Establishment> {
    try write { transaction in
      let (space, standing) = try transaction.establishment(siret)
      let isSame =
        (name == nil || name == standing.name) && (address == nil || address == standing.address)
      if isSame { return .already(standing) }
      if let name {
        try EstablishmentTable.rename(standing.id, to: name, in: transaction.database)
      }
      if let address {
        try EstablishmentTable.move(standing.id, to: address, in: transaction.database)
      }
      try transaction.record(
        .establishmentUpdated, .establishment(standing.id), facts: ["space": .int(space.id)])
      return .done(try transaction.establishment(siret).establishment)
    }
  }

  /// Makes an establishment that is known its company's head office (S92). Interlocutors and
  /// registrations stay where they are, and so does who is billed.
  public func moveHeadOffice(to siret: SIRET) throws -> Outcome<Establishment> {
    try write { transaction in
      let (space, standing) = try transaction.establishment(siret)
      if standing.isHeadOffice { return .already(standing) }
      try EstablishmentTable.moveHeadOffice(
        of: space.id, to: standing.id, in: transaction.database)
      try transaction.record(
        .headOfficeMoved, .establishment(standing.id), facts: ["space": .int(space.id)])
      return .done(try transaction.establishment(siret).establishment)
    }
  }
}

extension Transaction {
  /// The establishment that a number names, with its company, for whoever keeps the company.
  fileprivate func establishment(
    _ siret: SIRET
  ) throws -> (space: Space, establishment: Establishment) {
    let space = try space(.company(siret.siren), for: .manageCompany)
    guard let found = try EstablishmentTable.find(siret, in: database), found.space == space.id
    else { throw Refusal.notFound(.establishment, siret.description) }
    return (space, found.establishment)
  }
}
