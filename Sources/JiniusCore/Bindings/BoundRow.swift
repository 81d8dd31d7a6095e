/// Something that a signature rests on, and that stands under an HMAC by the key: whoever can write
/// the database, and has no key, cannot change it unseen (`docs/security.md` lists what is bound).
public enum BoundRow: Hashable, Sendable {
  /// The database's own row with all settings: whether it is a sandbox, where links lead, which
  /// programs are run.
  case installation
  /// A convention with its signed file's digest and its registrations, by its number.
  case convention(Int)
  /// A procedure with its paper's digest and its codes, by its number.
  case procedure(Int)
  /// A certificate that seals here, by its number.
  case certificate(Int)
  /// A platform with every certificate that it ever had, by its number.
  case platform(Int)

  /// What kind it is, as the word that the journal has for it.
  public var subject: String {
    switch self {
    case .installation: "database"
    case .convention: "convention"
    case .procedure: "procedure"
    case .certificate: "certificate"
    case .platform: "platform"
    }
  }

  /// Its number among those of its kind.
  public var id: Int {
    switch self {
    case .installation: 1
    case .convention(let id), .procedure(let id), .certificate(let id), .platform(let id): id
    }
  }

  /// What a kind and a number stand for; nil where it is nothing that is bound.
  init?(_ subject: String, _ id: Int) {
    let rows: [Self] = [
      .installation, .convention(id), .procedure(id), .certificate(id), .platform(id),
    ]
    guard let row = rows.first(where: { $0.subject == subject && $0.id == id }) else { return nil }
    self = row
  }
}

extension Refusal {
  /// A row that was changed by other means than jinius.
  static func altered(_ row: BoundRow) -> Refusal {
    .journalBroken(.rowsAltered(first: row, others: 0))
  }
}
