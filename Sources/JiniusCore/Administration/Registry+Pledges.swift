extension Registry {
  /// Gives the pledge of an administrator (S84) in his own name, or confirms the one that was typed on
  /// his behalf: by himself, whoever runs the installation.
  public func pledge(for siren: SIREN) throws -> Outcome<CompanyView> {
    try write { transaction in
      let space = try transaction.space(.company(siren), for: .manageCompany)
      guard case .account(let id, _) = transaction.acting else {
        throw transaction.notPermitted(.ownership)
      }
      let view = try transaction.companyView(.company(siren))
      let unconfirmed = try PledgeTable.unconfirmed(of: id, in: space.id, transaction.database)
      if unconfirmed.isEmpty {
        if view.pledges.contains(where: { $0.account.description == transaction.acting.description }
        ) {
          return .already(view)
        }
        try PledgeTable.insert(
          account: id, space: space.id, typedBy: .account, at: transaction.now,
          in: transaction.database)
        try transaction.record(
          .pledgeGiven, .space(space.id),
          facts: ["account": .int(id), "pledge": .string(Pledge.currentVersion)])
      }
      for pledge in unconfirmed { try transaction.confirm(pledge) }
      return .done(try transaction.companyView(.company(siren)))
    }
  }
}
