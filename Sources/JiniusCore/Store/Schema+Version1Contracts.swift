/// Version 1, of contracts: registrations, conventions with their procedures, and letters.
extension Schema {
  static let lifeCycle = """
    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
      content BLOB,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE convention (
      id INTEGER PRIMARY KEY,
      space_id INTEGER NOT NULL REFERENCES space,
      establishment_id INTEGER REFERENCES establishment,
      kind TEXT NOT NULL CHECK (kind IN ('individual_convention', 'individual_contract')),
      state TEXT NOT NULL CHECK (state IN ('awaiting_signature', 'signing', 'signed', 'void')),
      created_at INTEGER NOT NULL,
      signed_at INTEGER,
      signed_document_id INTEGER REFERENCES document,
      voided_at INTEGER,
      CHECK ((state = 'signed') = (signed_at IS NOT NULL)),
      CHECK ((state = 'signed') = (signed_document_id IS NOT NULL)),
      CHECK ((state = 'void') = (voided_at IS NOT NULL))
    ) STRICT;
    CREATE INDEX convention_of_space ON convention (space_id, id);
    CREATE INDEX convention_of_space_in_state ON convention (space_id, state, id);
    CREATE INDEX convention_in_state ON convention (state, id);
    CREATE TABLE signing_procedure (
      id INTEGER PRIMARY KEY,
      convention_id INTEGER NOT NULL REFERENCES convention,
      interlocutor_id INTEGER NOT NULL REFERENCES interlocutor,
      account_id INTEGER NOT NULL REFERENCES account,
      given_name TEXT NOT NULL,
      family_name TEXT NOT NULL,
      email TEXT NOT NULL,
      mobile TEXT,
      document_id INTEGER NOT NULL REFERENCES document,
      nonce BLOB NOT NULL CHECK (length(nonce) = 32),
      token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
      launched_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      read_at INTEGER,
      state TEXT NOT NULL
        CHECK (state IN ('open', 'signed', 'cancelled', 'expired', 'declined', 'locked')),
      ended_at INTEGER,
      reason TEXT,
      CHECK (expires_at > launched_at),
      CHECK ((state = 'open') = (ended_at IS NULL)),
      CHECK (state <> 'signed' OR read_at IS NOT NULL)
    ) STRICT;
    CREATE UNIQUE INDEX one_open_procedure ON signing_procedure (convention_id)
      WHERE state = 'open';
    CREATE INDEX procedure_of_convention ON signing_procedure (convention_id, id);
    CREATE INDEX procedure_of_signatory ON signing_procedure (account_id);
    CREATE INDEX procedure_of_document ON signing_procedure (document_id);
    CREATE INDEX open_procedure_due ON signing_procedure (expires_at) WHERE state = 'open';
    CREATE INDEX open_procedure_of_signatory ON signing_procedure (interlocutor_id)
      WHERE state = 'open';
    CREATE TABLE signing_code (
      id INTEGER PRIMARY KEY,
      procedure_id INTEGER NOT NULL REFERENCES signing_procedure,
      nonce BLOB NOT NULL CHECK (length(nonce) = 32),
      sent_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      tries INTEGER NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5)
    ) STRICT;
    CREATE INDEX code_of_procedure ON signing_code (procedure_id, id);

    """

  static let enrolment = """
    CREATE TABLE registration (
      id INTEGER PRIMARY KEY,
      space_id INTEGER NOT NULL REFERENCES space,
      session_id INTEGER NOT NULL REFERENCES session,
      participant_id INTEGER NOT NULL REFERENCES account,
      convention_id INTEGER NOT NULL REFERENCES convention,
      payer_id INTEGER REFERENCES establishment,
      created_at INTEGER NOT NULL,
      confirmed_at INTEGER,
      cancelled_at INTEGER,
      cancel_reason TEXT,
      CHECK (cancelled_at IS NOT NULL OR cancel_reason IS NULL)
    ) STRICT;
    CREATE UNIQUE INDEX one_live_registration ON registration (session_id, participant_id)
      WHERE cancelled_at IS NULL;
    CREATE INDEX registration_of_space ON registration (space_id, id);
    CREATE INDEX registration_standing_of_space
      ON registration (space_id, cancelled_at, session_id, confirmed_at);
    CREATE INDEX registration_of_participant ON registration (participant_id, id);
    CREATE INDEX registration_of_session ON registration (session_id, id);
    CREATE INDEX registration_of_convention ON registration (convention_id);

    """

  static let messages = """
    CREATE TABLE letter (
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
      status TEXT NOT NULL CHECK (status IN ('queued')),
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX letter_to_recipient ON letter (recipient, id);
    CREATE INDEX letter_of_account ON letter (account_id);
    CREATE INDEX letter_about_convention ON letter (convention_id);
    CREATE INDEX letter_of_invitation ON letter (invitation_id) WHERE invitation_id IS NOT NULL;
    CREATE INDEX letter_of_code ON letter (code_id) WHERE code_id IS NOT NULL;

    """
}
