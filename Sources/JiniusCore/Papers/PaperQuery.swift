internal import SQLite

/// The codes that lead from a convention to what its paper prints.
enum PaperQuery {
  static func subjects(
    of convention: ConventionNumber, in database: Database
  ) throws -> (session: Code, participant: Int, payer: Int?)? {
    try database.row(
      """
      SELECT session.code, registration.participant_id, registration.payer_id
      FROM registration CROSS JOIN session ON session.id = registration.session_id
      WHERE registration.convention_id = \(convention.row)
      """
    ) { (try $0.value(0), try $0.int(1), try $0.optionalInt(2)) }
  }
}

extension Reading {
  /// Everything that the paper of a convention prints, as the catalogue says it now.
  func paperFacts(_ convention: Convention, signatory: PersonName?) throws -> PaperFacts {
    guard let subjects = try PaperQuery.subjects(of: convention.number, in: database),
      let participant = try AccountTable.find(subjects.participant, in: database),
      let space = try SpaceTable.find(convention.space, in: database)
    else { throw Refusal.altered(.convention(convention.number.row)) }
    let session = try session(subjects.session)
    let training = try training(session.training)
    return PaperFacts(
      number: convention.number, kind: convention.kind,
      provider: try provider(training.provider), training: training, session: session,
      participant: try called(participant, by: space.id).name,
      client: try client(space, convention),
      billed: try billed(subjects.payer, by: space), signatory: signatory,
      date: now)
  }

  /// The payer that was chosen, or the space's own billing entity.
  private func billed(_ payer: Int?, by space: Space) throws -> BilledEntity? {
    let found =
      if let payer {
        try EstablishmentTable.find(payer, in: database)
      } else {
        try space.billingEstablishment.flatMap {
          try EstablishmentTable.find($0, in: database)?.establishment
        }
      }
    guard let found, let owner = try EstablishmentTable.find(found.siret, in: database)?.space,
      let company = try SpaceTable.find(owner, in: database)?.company
    else { return nil }
    return BilledEntity(
      id: found.id, siret: found.siret, name: company.name, address: found.address)
  }

  private func client(_ space: Space, _ convention: Convention) throws -> PaperFacts.Client {
    if let owner = space.owner {
      return .person(try account(owner).name, owner)
    }
    guard let company = space.company, let id = convention.establishment,
      let establishment = try EstablishmentTable.find(id, in: database)
    else { throw Refusal.altered(.convention(convention.number.row)) }
    return .company(company, establishment)
  }
}
