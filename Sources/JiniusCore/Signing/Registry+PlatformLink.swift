extension Registry {
  /// Mails the signatory the platform's link to a paper that was handed over (S19). The same link
  /// again is "already so"; another one takes its place.
  public func sendPlatformLink(
    _ number: ConventionNumber, _ link: WebLink
  ) throws -> Outcome<ConventionView> {
    try write { transaction in
      let convention = try transaction.convention(number, for: .launchSignature)
      let procedure = try transaction.handedOver(convention)
      guard let platform = try transaction.platform(of: procedure) else {
        throw Refusal.handOverUndeclared(
          convention: number.description, platform: procedure.platform ?? "")
      }
      guard let address = platform.address else {
        throw Refusal.platformAddressMissing(platform: platform.name)
      }
      guard link.lies(under: address) else {
        throw Refusal.linkOutsidePlatform(
          platform: platform.name, address: address.description)
      }
      let view = try transaction.conventionView(number)
      let sent = try LetterQuery.sealedLinks(
        of: number.row, procedure: procedure.id, in: transaction.database)
      if let last = sent.last,
        SealedText(last).opened(by: transaction.key, for: procedure.id) == link.description
      {
        return .already(view)
      }
      if sent.count >= LifeCycle.linksPerProcedure {
        throw Refusal.platformLinkLimit(
          convention: number.description, limit: LifeCycle.linksPerProcedure)
      }
      try transaction.tellSignatory(
        .platformLink, of: procedure,
        secret: .platform(
          SealedText(link.description, for: procedure.id, key: transaction.key),
          procedure: procedure.id))
      try transaction.record(
        .platformLinkSent, .procedure(procedure.id), facts: ["platform": .int(platform.id)])
      return .done(view)
    }
  }
}
