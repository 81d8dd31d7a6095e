/// What became of a person's data when he was erased (RGPD 17): what went, and record by record what
/// the law keeps.
public struct Erasure: Sendable {
  /// The account's new, empty name for itself.
  public let account: EmailAddress
  /// What went; nothing when it had gone already.
  public let erased: [Erased]
  /// What stays, with the reason.
  public let kept: [Kept]

  /// A kind of record that went.
  public struct Erased: Equatable, Sendable {
    /// `letters`, `mobiles` and their like.
    public let record: String
    /// What became of it.
    public let what: String
    /// How many rows.
    public let count: Int

    init(_ record: String, _ what: String, _ count: Int) {
      self.record = record
      self.what = what
      self.count = count
    }
  }

  /// A record that stays.
  public struct Kept: Equatable, Sendable {
    /// `C-000001`, `R-000001` and their like.
    public let record: String
    /// What of it.
    public let what: String
    /// What it is kept for.
    public let why: String
    /// By which article.
    public let article: String
    /// The last day.
    public let until: CivilDate
  }
}

/// What stands where a name stood.
enum Pseudonym {
  static let name = "Anonymisé"

  /// The address of an erased account: of a domain that never exists (RFC 2606), so that no letter
  /// ever reaches anybody.
  ///
  /// - Parameter turn: the next to try, where somebody registered the first as his own.
  static func address(of account: Int, turn: Int = 1) -> String {
    "anonymised-\(account)\(turn == 1 ? "" : "-\(turn)")@anonymised.invalid"
  }

  /// The address of a signatory whose account was not erased, when his procedure's time is over.
  static let signatory = "anonymised@anonymised.invalid"
}
