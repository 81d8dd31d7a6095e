extension Transaction {
  /// Sends the owner of a contract that was signed a link of his own to go back on it, unless he signed
  /// it by a link of ours, which does the same (D221-5).
  func offerWithdrawal(_ order: SigningOrder) throws {
    let number = order.convention.number
    guard let owner = try owner(of: number),
      let until = try WithdrawalTable.until(of: number, in: database)
    else { return }
    if order.procedure.platform == nil && order.procedure.account == owner.id { return }
    let nonce = key.tokenNonce(.withdrawalLink) { randomBytes(32) }
    try WithdrawalTable.insert(
      WithdrawalLink(convention: number, account: owner.id, email: owner.email, nonce: nonce),
      tokenHash: tokenDigest(key.token(.withdrawalLink, nonce: nonce)), in: database)
    try touch(.convention(number.row))
    var parameters = try LetterContextQuery.parameters(of: number, in: database)
    parameters[.given] = owner.name.given
    parameters[.family] = owner.name.family
    parameters[.until] = Withdrawal.lastDay(before: until).french
    try send(
      .withdrawalLink, to: owner.email.description, parameters, secret: .withdrawal,
      about: owner.id)
  }
}
