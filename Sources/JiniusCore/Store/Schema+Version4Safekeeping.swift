/// Version 4, of what a backup leaves behind.
extension Schema {
  /// Beyond which numbers of each kind new ones begin; as long as a row is open, nobody has said
  /// how far they were given out, and no new one is.
  static let numbering = """
    CREATE TABLE numbering (
      noun TEXT PRIMARY KEY CHECK (noun IN ('registration', 'convention', 'letter')),
      last INTEGER NOT NULL,
      is_open INTEGER NOT NULL CHECK (is_open IN (0, 1))
    ) STRICT, WITHOUT ROWID;

    """
}
