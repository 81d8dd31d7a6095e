internal import SQLite

/// A letter with what it takes to render it.
struct LetterRow {
  let id: Int
  let kind: LetterKind
  let recipient: String
  let status: LetterStatus
  let createdAt: Instant
  let attempts: Int
  let dueAt: Instant
  let endedAt: Instant?
  let failure: String?
  let parameters: String
  let procedure: Int?
  let invitationNonce: [UInt8]?
  let procedureNonce: [UInt8]?
  let code: (nonce: [UInt8], procedure: Int, documentDigest: [UInt8])?
  let sealedLink: SealedText?
  let withdrawalNonce: [UInt8]?
}

/// Which letters are meant.
public struct LetterFilter: Sendable {
  /// Those to one e-mail address or mobile, or nil.
  public let recipient: String?
  /// Those of one kind, or nil.
  public let kind: LetterKind?
  /// Those of one status, or nil.
  public let status: LetterStatus?
  /// Those that were written at this instant or later, or nil.
  public let since: Instant?
  /// Whether the newest comes first.
  public let isNewestFirst: Bool

  /// All letters, oldest first, but for what is given.
  public init(
    recipient: String? = nil, kind: LetterKind? = nil, status: LetterStatus? = nil,
    since: Instant? = nil, isNewestFirst: Bool = false
  ) {
    self.recipient = recipient
    self.kind = kind
    self.status = status
    self.since = since
    self.isNewestFirst = isNewestFirst
  }
}

/// Letters with the nonces of their secrets, and their parameters taken apart by SQLite.
enum LetterQuery {
  /// A page of letters behind the last one of the page before; 0 where there was none.
  static func page(
    _ filter: LetterFilter, after last: Int, limit: Int, in database: Database
  ) throws -> [LetterRow] {
    var only: SQL = filter.recipient.map { "letter.recipient = \($0) AND" } ?? ""
    if let kind = filter.kind { only += " letter.kind = \(kind) AND" }
    if let since = filter.since { only += " letter.created_at >= \(since) AND" }
    switch filter.status {
    case nil: break
    // In the words of an index of its own, or SQLite would not see that it will do.
    case .failed: only += " letter.status = 'failed' AND"
    case .sending: only += " letter.status = 'sending' AND"
    case let status?: only += " letter.status = \(status) AND"
    }
    return filter.isNewestFirst
      ? try rows(
        "\(only) letter.id < \(last == 0 ? .max : last) ORDER BY letter.id DESC LIMIT \(limit)",
        in: database)
      : try rows(
        "\(only) letter.id > \(last) ORDER BY letter.id LIMIT \(limit)", in: database)
  }

  static func find(_ id: Int, in database: Database) throws -> LetterRow? {
    try rows("letter.id = \(id)", in: database).first
  }

  static func rows(_ condition: SQL, in database: Database) throws -> [LetterRow] {
    try database.rows(
      """
      SELECT letter.id, letter.kind, letter.recipient, letter.status, letter.created_at,
        letter.parameters, invitation.nonce, signing_procedure.nonce, signing_code.nonce,
        signing_procedure.id, document.sha256, letter.attempts, letter.due_at, letter.ended_at,
        letter.failure, letter.sealed_link, withdrawal_link.nonce
      FROM letter
      LEFT JOIN invitation ON invitation.id = letter.invitation_id
      LEFT JOIN signing_procedure ON signing_procedure.id = letter.procedure_id
      LEFT JOIN signing_code ON signing_code.id = letter.code_id
      LEFT JOIN document ON document.id = signing_procedure.document_id
      LEFT JOIN withdrawal_link ON withdrawal_link.convention_id = letter.convention_id
        AND letter.kind = 'withdrawal_link'
      WHERE \(condition)
      """
    ) { row in
      var code: (nonce: [UInt8], procedure: Int, documentDigest: [UInt8])?
      if let nonce = try row.optionalBlob(8) {
        code = (nonce, try row.int(9), try row.blob(10))
      }
      guard let kind = LetterKind(rawValue: try row.text(1)) else {
        throw StoreError.damaged(path: "letter", message: "a letter of an unknown kind")
      }
      return LetterRow(
        id: try row.int(0), kind: kind, recipient: try row.text(2), status: try row.value(3),
        createdAt: try row.value(4), attempts: try row.int(11), dueAt: try row.value(12),
        endedAt: try row.value(13), failure: try row.optionalText(14),
        parameters: try row.text(5), procedure: try row.optionalInt(9),
        invitationNonce: try row.optionalBlob(6),
        procedureNonce: try row.optionalBlob(7), code: code,
        sealedLink: try row.optionalBlob(15).map(SealedText.init),
        withdrawalNonce: try row.optionalBlob(16))
    }
  }

  /// The links of a platform's that the signatory of a procedure was sent, oldest first.
  static func sealedLinks(
    of convention: Int, procedure: Int, in database: Database
  ) throws -> [[UInt8]] {
    try database.rows(
      """
      SELECT sealed_link FROM letter
      WHERE convention_id = \(convention) AND procedure_id = \(procedure)
        AND sealed_link IS NOT NULL ORDER BY id
      """
    ) { try $0.blob(0) }
  }

  /// The members of a letter's parameters.
  static func parameters(_ json: String, in database: Database) throws -> LetterParameters {
    var parameters = LetterParameters()
    try database.forEach("SELECT key, value FROM json_each(\(json))") { row in
      if let name = LetterParameters.Name(rawValue: try row.text(0)) {
        parameters[name] = try row.text(1)
      }
    }
    return parameters
  }
}
