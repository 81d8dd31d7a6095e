extension Schema {
  /// Partners' platforms and their certificates; what a hand-over was made to, and what its signature
  /// ended at. Nothing in both is a platform that was not declared, as all were before.
  ///
  /// A link of a platform's is kept with its letter, encrypted under the key: it cannot be derived.
  static let platforms = """
    CREATE TABLE platform (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      folded TEXT NOT NULL,
      address TEXT,
      created_at INTEGER NOT NULL,
      removed_at INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX one_platform ON platform (folded) WHERE removed_at IS NULL;
    CREATE TABLE platform_certificate (
      id INTEGER PRIMARY KEY,
      platform_id INTEGER NOT NULL REFERENCES platform,
      sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
      certificate BLOB NOT NULL,
      added_at INTEGER NOT NULL,
      retired_at INTEGER
    ) STRICT;
    CREATE INDEX certificate_of_platform ON platform_certificate (platform_id);
    ALTER TABLE signing_procedure ADD COLUMN platform_id INTEGER REFERENCES platform;
    ALTER TABLE signing_procedure ADD COLUMN anchor_id INTEGER REFERENCES platform_certificate;
    CREATE INDEX open_hand_over ON signing_procedure (platform_id)
      WHERE state = 'open' AND platform_id IS NOT NULL;
    ALTER TABLE letter ADD COLUMN sealed_link BLOB;

    """
}
