/// Version 3: who signs elsewhere, what a signature rests on, and how much may be tried.
///
/// Each part belongs to one subject.
extension Schema {
  /// What a signature rests on, bound to the key.
  static let bindings = """
    CREATE TABLE binding (
      subject TEXT NOT NULL,
      subject_id INTEGER NOT NULL,
      entry INTEGER NOT NULL,
      mac BLOB NOT NULL CHECK (length(mac) = 32),
      PRIMARY KEY (subject, subject_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX journal_about_database ON journal (subject_id) WHERE subject = 'database';
    CREATE INDEX journal_about_platform ON journal (subject_id) WHERE subject = 'platform';

    """

  /// What limits of launches, codes and tries are counted by.
  ///
  /// A row stands for a code of the last day; no later one needs it. The mobile stands as a digest
  /// under the key, so that an erasure of the number neither leaves it nor gives fresh codes.
  static let limits = """
    CREATE TABLE recent_code (
      code_id INTEGER PRIMARY KEY REFERENCES signing_code,
      convention_id INTEGER NOT NULL,
      mobile_digest BLOB NOT NULL CHECK (length(mobile_digest) = 32),
      sent_at INTEGER NOT NULL,
      wrong_tries INTEGER NOT NULL DEFAULT 0 CHECK (wrong_tries >= 0),
      last_wrong_at INTEGER
    ) STRICT;
    CREATE INDEX recent_code_of_mobile ON recent_code (mobile_digest, sent_at);
    CREATE INDEX recent_code_by_time ON recent_code (sent_at);

    """

  /// Indexes that long lists lacked.
  static let laterIndexes = """
    CREATE INDEX journal_of_account ON journal (actor_id, at) WHERE actor_kind = 'account';
    CREATE INDEX journal_about_account ON journal (subject_id, at) WHERE subject = 'account';
    CREATE INDEX journal_about_convention ON journal (subject_id) WHERE subject = 'convention';
    CREATE INDEX journal_about_procedure ON journal (subject_id) WHERE subject = 'procedure';
    CREATE INDEX letter_sending ON letter (id) WHERE status = 'sending';

    """
}
