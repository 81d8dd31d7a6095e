/// A letter of the outbox, rendered.
public struct LetterView: Sendable {
  /// The letter's number.
  public let id: Int
  /// Its kind.
  public let kind: LetterKind
  /// An e-mail address, or a mobile in international format.
  public let recipient: String
  /// Where it is on its way.
  public let status: LetterStatus
  /// What can be done with it now.
  public let availableActions: [String]
  /// When the change that caused it was made.
  public let createdAt: Instant
  /// How often somebody took it to send it.
  public let attempts: Int
  /// When it is to be tried next; nil when it is not, as in a sandbox.
  public let nextTry: Instant?
  /// When it was sent, or given up.
  public let endedAt: Instant?
  /// Why the last try failed, as a code; nil when none did.
  public let failure: String?
  /// The subject line.
  public let subject: String
  /// The text; only a sandbox shows the link and the code in it.
  public let body: String
}

extension Registry {
  /// A page of letters, in the order of the filter, behind the last one of the page before; 0
  /// where there was none.
  public func letterPage(
    _ filter: LetterFilter, after last: Int, limit: Int
  ) throws -> [LetterView] {
    try read { reading in
      try reading.requireOperator()
      let rows = try LetterQuery.page(filter, after: last, limit: limit, in: reading.database)
      let renderer = try LetterRenderer(reading, key: try reading.outboxKey)
      return try rows.map { try renderer.view($0) }
    }
  }

  /// The first letter in the order of the filter, or 66.
  public func letter(_ filter: LetterFilter) throws -> LetterView {
    guard let letter = try letterPage(filter, after: 0, limit: 1).first else {
      throw Refusal.notFound(.letter, filter.words)
    }
    return letter
  }

  /// One letter.
  public func letter(_ id: Int) throws -> LetterView {
    try read { reading in
      try reading.requireOperator()
      let row = try reading.letter(id)
      return try LetterRenderer(reading, key: try reading.outboxKey).view(row)
    }
  }
}

extension LetterFilter {
  /// What is asked for, as the thing that was not found is named.
  fileprivate var words: String {
    let parts = [kind.map { "of kind \($0.rawValue)" }, recipient.map { "to \($0)" }]
    return parts.compactMap { $0 }.joined(separator: " ")
  }
}

extension Reading {
  /// The letter that a number names, or 66.
  func letter(_ id: Int) throws -> LetterRow {
    guard let row = try LetterQuery.find(id, in: database) else {
      throw Refusal.notFound(.letter, String(id))
    }
    return row
  }

  /// The key that the outbox is read with: only that of a sandbox shows secrets.
  fileprivate var outboxKey: SecretKey? {
    get throws { isSandbox ? try secretKey() : nil }
  }
}

/// Renders letters with the settings in force.
struct LetterRenderer {
  private let reading: Reading
  private let key: SecretKey?
  private let address: String
  private let support: (phone: String, email: String, hours: String)

  /// Without a key, marks stand in the place of links and codes.
  init(_ reading: Reading, key: SecretKey? = nil) throws {
    self.reading = reading
    self.key = key
    address = try reading.value(.publicAddress)
    support = (
      try reading.value(.supportPhone), try reading.value(.supportEmail),
      try reading.value(.supportHours)
    )
  }

  func view(_ row: LetterRow) throws -> LetterView {
    let text = try text(row)
    let isWaiting = row.status == .queued && !reading.isSandbox
    let isWorthIt =
      try row.status == .failed
      && LetterStandingQuery.standing(of: row.id, in: reading.database)?
        .isStale(at: reading.now) == false
    return LetterView(
      id: row.id, kind: row.kind, recipient: row.recipient, status: row.status,
      availableActions: isWorthIt ? ["retry"] : [],
      createdAt: row.createdAt, attempts: row.attempts, nextTry: isWaiting ? row.dueAt : nil,
      endedAt: row.endedAt, failure: row.failure, subject: text.subject, body: text.body)
  }

  func text(_ row: LetterRow) throws -> LetterText {
    LetterText(
      row.kind, try LetterQuery.parameters(row.parameters, in: reading.database),
      .init(
        link: link(row), code: code(row), supportPhone: support.phone,
        supportEmail: support.email, supportHours: support.hours, isSandbox: reading.isSandbox))
  }

  /// The link, or a mark in its place where it may not be shown.
  private func link(_ row: LetterRow) -> String {
    if let sealed = row.sealedLink {
      guard let key, let procedure = row.procedure else { return "https://…" }
      return sealed.opened(by: key, for: procedure) ?? ""
    }
    guard let key else { return address + "/…" }
    if let nonce = row.invitationNonce {
      return address + "/invitation/" + key.token(.invitation, nonce: nonce)
    }
    if let nonce = row.procedureNonce {
      return address + "/sign/" + key.token(.signatureLink, nonce: nonce)
    }
    if let nonce = row.withdrawalNonce {
      return address + "/withdraw/" + key.token(.withdrawalLink, nonce: nonce)
    }
    return ""
  }

  private func code(_ row: LetterRow) -> String {
    guard let key, let code = row.code else { return "••••••" }
    return key.code(
      nonce: code.nonce, procedure: code.procedure, documentDigest: code.documentDigest)
  }
}
