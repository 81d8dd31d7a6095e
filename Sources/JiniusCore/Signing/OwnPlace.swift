/// Signing with us: a link by e-mail, a code by SMS, and a file that the database's seal closes.
struct OwnPlace: SigningPlace {
  let platform: String? = nil
  let store: Store

  func opened(_ procedure: SigningProcedure, in transaction: Transaction) throws {
    var parameters = try LetterContextQuery.parameters(
      of: procedure.convention, in: transaction.database)
    parameters[.given] = procedure.name.given
    parameters[.family] = procedure.name.family
    parameters[.expires] = procedure.expiresAt.french
    try transaction.send(
      .signatureLink, to: procedure.email.description, parameters, secret: .procedure(procedure.id))
  }

  func signedFile(_ order: SigningOrder) throws -> SignedFile {
    SignedFile(bytes: try EvidencePage(order: order, seal: nil).appended(), seal: .none)
  }
}
