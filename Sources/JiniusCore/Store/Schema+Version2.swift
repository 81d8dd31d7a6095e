/// Version 2: signatures that are sealed or made elsewhere, and letters that are delivered.
extension Schema {
  static let seals = """
    ALTER TABLE signing_procedure ADD COLUMN platform TEXT;
    ALTER TABLE signing_procedure ADD COLUMN timestamp TEXT NOT NULL DEFAULT 'off'
      CHECK (timestamp IN ('require', 'try', 'off'));
    ALTER TABLE signing_procedure ADD COLUMN reminders INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE signing_procedure ADD COLUMN lease_code_id INTEGER REFERENCES signing_code;
    ALTER TABLE signing_procedure ADD COLUMN lease_until INTEGER
      CHECK ((lease_until IS NULL) = (lease_code_id IS NULL));
    ALTER TABLE convention ADD COLUMN seal TEXT
      CHECK (seal IS NULL OR (state = 'signed' AND seal IN ('none', 'b_b', 'b_t', 'platform')));
    UPDATE convention SET seal = 'none' WHERE state = 'signed';
    CREATE TABLE seal_certificate (
      id INTEGER PRIMARY KEY,
      sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
      certificate BLOB NOT NULL,
      chain BLOB NOT NULL,
      added_at INTEGER NOT NULL,
      retired_at INTEGER
    ) STRICT;

    """

  /// `due_at` is when a letter is to be tried next; who sends it claims it for a while, so that a
  /// process that dies on the way holds nothing up for long.
  static let delivery = """
    CREATE TABLE letter_of_version_2 (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      channel TEXT NOT NULL CHECK (channel IN ('email', 'sms')),
      recipient TEXT NOT NULL,
      parameters TEXT NOT NULL,
      account_id INTEGER REFERENCES account,
      convention_id INTEGER REFERENCES convention,
      invitation_id INTEGER REFERENCES invitation,
      procedure_id INTEGER REFERENCES signing_procedure,
      code_id INTEGER REFERENCES signing_code,
      status TEXT NOT NULL CHECK (status IN ('queued', 'sending', 'sent', 'failed')),
      created_at INTEGER NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      due_at INTEGER NOT NULL,
      claimed_until INTEGER,
      ended_at INTEGER,
      failure TEXT,
      CHECK ((status = 'sending') = (claimed_until IS NOT NULL)),
      CHECK ((status IN ('sent', 'failed')) = (ended_at IS NOT NULL))
    ) STRICT;
    INSERT INTO letter_of_version_2 (id, kind, channel, recipient, parameters, account_id,
      convention_id, invitation_id, procedure_id, code_id, status, created_at, due_at)
    SELECT id, kind, channel, recipient, parameters, account_id, convention_id, invitation_id,
      procedure_id, code_id, status, created_at, created_at FROM letter;
    DROP TABLE letter;
    ALTER TABLE letter_of_version_2 RENAME TO letter;
    CREATE INDEX letter_to_recipient ON letter (recipient, id);
    CREATE INDEX letter_of_account ON letter (account_id);
    CREATE INDEX letter_about_convention ON letter (convention_id);
    CREATE INDEX letter_of_invitation ON letter (invitation_id) WHERE invitation_id IS NOT NULL;
    CREATE INDEX letter_of_code ON letter (code_id) WHERE code_id IS NOT NULL;
    CREATE INDEX letter_due ON letter (due_at) WHERE status IN ('queued', 'sending');
    CREATE INDEX letter_failed ON letter (id) WHERE status = 'failed';

    """
}
