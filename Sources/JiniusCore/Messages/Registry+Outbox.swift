/// A letter of the outbox, rendered.
public struct LetterView: Sendable {
  /// The letter's number.
  public let id: Int
  /// Its kind.
  public let kind: LetterKind
  /// An e-mail address, or a mobile in international format.
  public let recipient: String
  /// `queued` until it is delivered.
  public let status: String
  /// When the change that caused it was made.
  public let createdAt: Instant
  /// The subject line.
  public let subject: String
  /// The text; only a sandbox shows the link and the code in it.
  public let body: String
}

extension Registry {
  /// Letters after a number, oldest first, to one recipient or to all.
  public func letterPage(
    after id: Int, to recipient: String?, limit: Int
  ) throws -> [LetterView] {
    try read { reading in
      try reading.requireOperator()
      let rows = try LetterQuery.page(
        after: id, to: recipient, limit: limit, in: reading.database)
      let renderer = try LetterRenderer(reading)
      return try rows.map { try renderer.view($0) }
    }
  }

  /// One letter.
  public func letter(_ id: Int) throws -> LetterView {
    try read { reading in
      try reading.requireOperator()
      guard let row = try LetterQuery.find(id, in: reading.database) else {
        throw Refusal.notFound(.letter, String(id))
      }
      return try LetterRenderer(reading).view(row)
    }
  }
}

/// Renders letters with the settings in force.
struct LetterRenderer {
  private let reading: Reading
  private let key: SecretKey?
  private let address: String
  private let support: (phone: String, email: String, hours: String)

  /// The key is read only where secrets are shown: in a sandbox, to the operator.
  init(_ reading: Reading, showsSecrets: Bool = true) throws {
    self.reading = reading
    key =
      showsSecrets && reading.isSandbox ? try reading.store.key(reading.facts.keyFingerprint) : nil
    address = try reading.value(.publicAddress)
    support = (
      try reading.value(.supportPhone), try reading.value(.supportEmail),
      try reading.value(.supportHours)
    )
  }

  func view(_ row: LetterRow) throws -> LetterView {
    let parameters = try LetterQuery.parameters(row.parameters, in: reading.database)
    let text = LetterText(
      row.kind, parameters,
      .init(
        link: link(row), code: code(row), supportPhone: support.phone,
        supportEmail: support.email, supportHours: support.hours, isSandbox: reading.isSandbox))
    return LetterView(
      id: row.id, kind: row.kind, recipient: row.recipient, status: row.status,
      createdAt: row.createdAt, subject: text.subject, body: text.body)
  }

  /// The link, or a mark in its place where it may not be shown.
  private func link(_ row: LetterRow) -> String {
    guard let key else { return address + "/…" }
    if let nonce = row.invitationNonce {
      return address + "/invitation/" + key.token(.invitation, nonce: nonce)
    }
    if let nonce = row.procedureNonce {
      return address + "/sign/" + key.token(.signatureLink, nonce: nonce)
    }
    return ""
  }

  private func code(_ row: LetterRow) -> String {
    guard let key, let code = row.code else { return "••••••" }
    return key.code(
      nonce: code.nonce, procedure: code.procedure, documentDigest: code.documentDigest)
  }
}
