/// Version 4: contracts that are withdrawn from, registrations that a script names, addresses that
/// wait to be confirmed, and what a backup leaves behind.
extension Schema {
  /// A convention may be terminated after it was signed: its file and its date stay. It knows when its
  /// session ends, since nothing is signed from then on, and what was signed of the course.
  static let endedContracts = """
    CREATE TABLE convention_of_version_4 (
      id INTEGER PRIMARY KEY,
      space_id INTEGER NOT NULL REFERENCES space,
      establishment_id INTEGER REFERENCES establishment,
      kind TEXT NOT NULL CHECK (kind IN ('individual_convention', 'individual_contract')),
      state TEXT NOT NULL
        CHECK (state IN ('awaiting_signature', 'signing', 'signed', 'void', 'terminated')),
      created_at INTEGER NOT NULL,
      signed_at INTEGER,
      signed_document_id INTEGER REFERENCES document,
      seal TEXT CHECK (seal IN ('none', 'b_b', 'b_t', 'platform')),
      voided_at INTEGER,
      terminated_at INTEGER,
      session_ends_at INTEGER,
      course_id INTEGER REFERENCES course,
      CHECK ((state IN ('signed', 'terminated')) = (signed_at IS NOT NULL)),
      CHECK ((state IN ('signed', 'terminated')) = (signed_document_id IS NOT NULL)),
      CHECK ((state IN ('signed', 'terminated')) = (seal IS NOT NULL)),
      CHECK ((state = 'void') = (voided_at IS NOT NULL)),
      CHECK ((state = 'terminated') = (terminated_at IS NOT NULL))
    ) STRICT;
    INSERT INTO convention_of_version_4 (id, space_id, establishment_id, kind, state, created_at,
      signed_at, signed_document_id, seal, voided_at, session_ends_at)
    SELECT id, space_id, establishment_id, kind, state, created_at, signed_at, signed_document_id,
      seal, voided_at, (
        SELECT max(session.ends_at)
        FROM registration CROSS JOIN session ON session.id = registration.session_id
        WHERE registration.convention_id = convention.id)
    FROM convention;
    DROP TABLE convention;
    ALTER TABLE convention_of_version_4 RENAME TO convention;
    CREATE INDEX convention_of_space ON convention (space_id, id);
    CREATE INDEX convention_of_space_in_state ON convention (space_id, state, id, session_ends_at);
    CREATE INDEX convention_in_state ON convention (state, id);

    """

  /// An address that an account is to have once the link that was sent there is opened.
  static let awaitedAddresses = """
    ALTER TABLE invitation ADD COLUMN new_email TEXT;

    """

  /// A script's own name for a registration, unique in its space whatever became of it.
  static let keyedRegistrations = """
    ALTER TABLE registration ADD COLUMN key TEXT;
    CREATE UNIQUE INDEX registration_by_key ON registration (key, space_id) WHERE key IS NOT NULL;

    """

  /// When a participant is to be told that he is confirmed: of what lies ahead, as where a private
  /// person can still withdraw.
  static let confirmations = """
    ALTER TABLE registration ADD COLUMN confirmation_due_at INTEGER;
    UPDATE registration SET confirmation_due_at = confirmed_at
      WHERE cancelled_at IS NULL AND confirmed_at > (SELECT at FROM journal_head);
    CREATE INDEX registration_to_confirm ON registration (confirmation_due_at)
      WHERE confirmation_due_at IS NOT NULL;

    """

  /// Which letter one is a copy of, that was lost on its way.
  static let copiedLetters = """
    ALTER TABLE letter ADD COLUMN copy_of INTEGER;
    CREATE INDEX letter_copies ON letter (copy_of) WHERE copy_of IS NOT NULL;

    """
}
