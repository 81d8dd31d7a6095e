internal import SHA2

extension Registry {
  /// Notes in the journal that somebody at a distance was refused, and why.
  ///
  /// The line itself may hold a link or a code: its length is kept, and a digest under the key, which
  /// tells one line from another and nothing else.
  public func recordGateRefusal(
    of email: EmailAddress, reason: String, line: [UInt8]
  ) throws {
    try write { transaction in
      let account = try AccountTable.find(email, in: transaction.database)
      try transaction.record(
        .gateRefused, account.map { .account($0.id) } ?? .database,
        as: account.map { .account(id: $0.id, email: email) },
        facts: [
          "reason": .string(reason), "length": .int(line.count),
          "digest": .string(transaction.key.derive(.gateLine, line).hex),
        ])
    }
  }
}
