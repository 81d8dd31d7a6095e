/// Version 4, of what was signed and of who went back on it.
extension Schema {
  /// What a frozen paper says of its training and session, once for all papers that say it.
  ///
  /// Of what was signed before, today's catalogue tells where the journal knows of no change since the
  /// launch; otherwise nobody can tell but the file.
  static let courses =
    """
    CREATE TABLE course (
      id INTEGER PRIMARY KEY,
      title TEXT NOT NULL,
      modality TEXT NOT NULL
        CHECK (modality IN ('in_person', 'virtual_class', 'elearning', 'blended')),
      programme TEXT NOT NULL,
      place TEXT NOT NULL,
      starts_at INTEGER NOT NULL,
      ends_at INTEGER NOT NULL,
      minutes INTEGER NOT NULL CHECK (minutes > 0),
      price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
      UNIQUE (title, starts_at, ends_at, place, minutes, price_cents, modality, programme)
    ) STRICT;
    ALTER TABLE signing_procedure ADD COLUMN course_id INTEGER REFERENCES course;
    CREATE TEMP TABLE unchanged AS
      WITH changed AS MATERIALIZED (
        SELECT facts ->> 'code' AS code, max(at) AS at FROM journal
        WHERE kind = 'training_updated' GROUP BY 1
      )
      SELECT signing_procedure.id AS procedure_id, convention.id AS convention_id,
        convention.state, training.title, training.modality, training.programme, session.place,
        session.starts_at, session.ends_at, training.minutes, training.price_cents
      FROM signing_procedure
      CROSS JOIN convention ON convention.id = signing_procedure.convention_id
      CROSS JOIN registration ON registration.convention_id = convention.id
      CROSS JOIN session ON session.id = registration.session_id
      CROSS JOIN training ON training.id = session.training_id
      LEFT JOIN changed ON changed.code = training.code
      WHERE signing_procedure.state IN ('open', 'signed')
        AND ifnull(changed.at < launched_at, true);
    INSERT INTO course (title, modality, programme, place, starts_at, ends_at, minutes, price_cents)
      SELECT DISTINCT title, modality, programme, place, starts_at, ends_at, minutes, price_cents
      FROM unchanged;

    """
    + [
      ("signing_procedure", "procedure_id", "signing"), ("convention", "convention_id", "signed"),
    ].map { table, row, state in
      """
      UPDATE \(table) SET course_id = course.id
        FROM unchanged
        JOIN course ON course.title = unchanged.title
          AND course.starts_at = unchanged.starts_at AND course.ends_at = unchanged.ends_at
          AND course.place = unchanged.place AND course.minutes = unchanged.minutes
          AND course.price_cents = unchanged.price_cents AND course.modality = unchanged.modality
          AND course.programme = unchanged.programme
        WHERE unchanged.\(row) = \(table).id AND unchanged.state = '\(state)';

      """
    }.joined() + "DROP TABLE unchanged;\n"

  /// Who went back on a contract, and the links by which owners may that have no signing link.
  static let withdrawals = """
    CREATE INDEX unsigned_convention_end ON convention (session_ends_at)
      WHERE state = 'awaiting_signature';
    CREATE INDEX signed_contract ON convention (id)
      WHERE kind = 'individual_contract' AND signed_at IS NOT NULL;
    ALTER TABLE registration ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0
      CHECK (withdrawn = 0 OR (withdrawn = 1 AND cancelled_at IS NOT NULL));
    CREATE TABLE withdrawal (
      convention_id INTEGER PRIMARY KEY REFERENCES convention,
      at INTEGER NOT NULL,
      channel TEXT NOT NULL CHECK (channel IN ('page', 'command', 'letter')),
      posted_on TEXT,
      given_name TEXT,
      family_name TEXT,
      receipt_to TEXT,
      CHECK ((channel = 'letter') = (posted_on IS NOT NULL)),
      CHECK ((given_name IS NULL) = (family_name IS NULL))
    ) STRICT;
    CREATE TABLE withdrawal_link (
      convention_id INTEGER PRIMARY KEY REFERENCES convention,
      account_id INTEGER NOT NULL REFERENCES account,
      email TEXT NOT NULL,
      nonce BLOB NOT NULL CHECK (length(nonce) = 32),
      token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32)
    ) STRICT;
    CREATE INDEX withdrawal_link_of_account ON withdrawal_link (account_id);

    """
}
