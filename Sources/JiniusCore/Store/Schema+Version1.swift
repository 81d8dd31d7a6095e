/// Version 1: the journal, people, the catalogue, companies, and what is enrolled and signed.
extension Schema {
  static let store = """
    CREATE TABLE meta (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      sandbox INTEGER NOT NULL CHECK (sandbox IN (0, 1)),
      key_fingerprint BLOB NOT NULL CHECK (length(key_fingerprint) = 32),
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE setting (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    """

  static let journal = """
    CREATE TABLE journal (
      number INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      actor_kind TEXT NOT NULL CHECK (actor_kind IN ('operator', 'account', 'signatory', 'clock')),
      actor_id INTEGER,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      subject_id INTEGER NOT NULL,
      facts TEXT NOT NULL,
      personal_digest BLOB NOT NULL CHECK (length(personal_digest) IN (0, 32)),
      previous BLOB NOT NULL CHECK (length(previous) = 32),
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;
    CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER journal_is_never_cut BEFORE DELETE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER journal_is_never_replaced BEFORE INSERT ON journal
      WHEN EXISTS (SELECT 1 FROM journal WHERE number = NEW.number)
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TABLE journal_personal (
      number INTEGER PRIMARY KEY REFERENCES journal,
      account_id INTEGER NOT NULL REFERENCES account,
      salt BLOB NOT NULL CHECK (length(salt) = 16),
      personal TEXT NOT NULL
    ) STRICT;
    CREATE INDEX journal_personal_of_account ON journal_personal (account_id);
    CREATE TABLE journal_head (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      number INTEGER NOT NULL,
      at INTEGER NOT NULL,
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      mac BLOB NOT NULL CHECK (length(mac) = 32)
    ) STRICT;

    """

  static let people = """
    CREATE TABLE account (
      id INTEGER PRIMARY KEY,
      email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
      given_name TEXT NOT NULL,
      family_name TEXT NOT NULL,
      profession TEXT CHECK (profession IN ('ec', 'cac', 'both', 'other')),
      status TEXT NOT NULL
        CHECK (status IN ('invited', 'pending', 'active', 'suspended', 'closed', 'anonymised')),
      suspended_from TEXT CHECK (suspended_from IN ('invited', 'pending', 'active')),
      created_at INTEGER NOT NULL,
      CHECK ((status = 'suspended') = (suspended_from IS NOT NULL))
    ) STRICT;
    CREATE TABLE invitation (
      id INTEGER PRIMARY KEY,
      account_id INTEGER NOT NULL REFERENCES account,
      space_id INTEGER REFERENCES space,
      nonce BLOB NOT NULL CHECK (length(nonce) = 32),
      token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
      sent_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('sent', 'accepted', 'cancelled')),
      ended_at INTEGER,
      CHECK ((state = 'sent') = (ended_at IS NULL))
    ) STRICT;
    CREATE INDEX invitation_of_account ON invitation (account_id);
    CREATE INDEX invitation_of_space ON invitation (space_id) WHERE space_id IS NOT NULL;
    CREATE UNIQUE INDEX one_sent_invitation ON invitation (account_id) WHERE state = 'sent';

    """

  static let catalogue = """
    CREATE TABLE provider (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      siret TEXT NOT NULL CHECK (length(siret) = 14),
      activity_number TEXT NOT NULL CHECK (length(activity_number) = 11),
      street TEXT NOT NULL,
      postal_code TEXT NOT NULL,
      city TEXT NOT NULL,
      email TEXT NOT NULL,
      vat TEXT NOT NULL CHECK (vat IN ('exempt', 'standard', 'franchise')),
      payment_terms TEXT NOT NULL,
      early_end_terms TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE training (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      provider_id INTEGER NOT NULL REFERENCES provider,
      title TEXT NOT NULL,
      modality TEXT NOT NULL
        CHECK (modality IN ('in_person', 'virtual_class', 'elearning', 'blended')),
      profession TEXT NOT NULL CHECK (profession IN ('ec', 'cac', 'both', 'other')),
      minutes INTEGER NOT NULL CHECK (minutes > 0),
      price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
      objective TEXT NOT NULL,
      programme TEXT NOT NULL,
      means TEXT NOT NULL,
      follow_up TEXT NOT NULL,
      assessment TEXT NOT NULL,
      prerequisites TEXT NOT NULL,
      trainers TEXT NOT NULL,
      search_text TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX training_of_provider ON training (provider_id);
    CREATE TABLE session (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      training_id INTEGER NOT NULL REFERENCES training,
      starts_at INTEGER NOT NULL,
      ends_at INTEGER NOT NULL,
      place TEXT NOT NULL,
      seats INTEGER NOT NULL CHECK (seats > 0),
      seats_taken INTEGER NOT NULL DEFAULT 0 CHECK (seats_taken BETWEEN 0 AND seats),
      created_at INTEGER NOT NULL,
      CHECK (ends_at > starts_at)
    ) STRICT;
    CREATE INDEX session_of_training ON session (training_id);

    """

  static let companies = """
    CREATE TABLE space (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('company', 'individual')),
      status TEXT NOT NULL CHECK (status IN ('draft', 'active')),
      siren TEXT UNIQUE CHECK (length(siren) = 9),
      name TEXT,
      legal_form TEXT
        CHECK (legal_form IN ('company', 'self_employed', 'association', 'public')),
      registration_rights TEXT CHECK (registration_rights IN ('open', 'restricted')),
      owner_id INTEGER UNIQUE REFERENCES account,
      first_session_id INTEGER REFERENCES session,
      quality TEXT
        CHECK (quality IN ('employee', 'executive', 'self_employed', 'company')),
      billing_establishment_id INTEGER REFERENCES establishment,
      created_at INTEGER NOT NULL,
      CHECK ((kind = 'company') = (siren IS NOT NULL)),
      CHECK ((kind = 'company') = (name IS NOT NULL)),
      CHECK ((kind = 'company') = (legal_form IS NOT NULL)),
      CHECK ((kind = 'company') = (registration_rights IS NOT NULL)),
      CHECK ((kind = 'individual') = (owner_id IS NOT NULL))
    ) STRICT;
    CREATE INDEX space_of_kind ON space (kind, id);
    CREATE TABLE pledge (
      id INTEGER PRIMARY KEY,
      space_id INTEGER NOT NULL REFERENCES space,
      account_id INTEGER NOT NULL REFERENCES account,
      at INTEGER NOT NULL,
      version TEXT NOT NULL,
      wording TEXT NOT NULL
    ) STRICT;
    CREATE INDEX pledge_of_space ON pledge (space_id);
    CREATE TABLE establishment (
      id INTEGER PRIMARY KEY,
      space_id INTEGER NOT NULL REFERENCES space,
      siret TEXT NOT NULL UNIQUE CHECK (length(siret) = 14),
      name TEXT,
      street TEXT,
      postal_code TEXT,
      city TEXT,
      head_office INTEGER NOT NULL CHECK (head_office IN (0, 1)),
      billing_policy TEXT NOT NULL DEFAULT 'listed' CHECK (billing_policy IN ('all', 'listed')),
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX establishment_of_space ON establishment (space_id);
    CREATE UNIQUE INDEX one_head_office ON establishment (space_id) WHERE head_office;
    CREATE TABLE interlocutor (
      id INTEGER PRIMARY KEY,
      space_id INTEGER NOT NULL REFERENCES space,
      establishment_id INTEGER REFERENCES establishment,
      account_id INTEGER NOT NULL REFERENCES account,
      mobile TEXT,
      can_sign INTEGER NOT NULL CHECK (can_sign IN (0, 1)),
      administrator INTEGER NOT NULL CHECK (administrator IN (0, 1)),
      training_manager INTEGER NOT NULL CHECK (training_manager IN (0, 1)),
      billing_manager INTEGER NOT NULL CHECK (billing_manager IN (0, 1)),
      participant INTEGER NOT NULL CHECK (participant IN (0, 1)),
      created_at INTEGER NOT NULL,
      removed_at INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX one_interlocutor
      ON interlocutor (space_id, account_id, ifnull(establishment_id, 0))
      WHERE removed_at IS NULL;
    CREATE INDEX interlocutor_of_space ON interlocutor (space_id, id) WHERE removed_at IS NULL;
    CREATE INDEX interlocutor_of_account ON interlocutor (account_id);
    CREATE TABLE collaborator (
      id INTEGER PRIMARY KEY,
      space_id INTEGER NOT NULL REFERENCES space,
      account_id INTEGER NOT NULL REFERENCES account,
      joined_at INTEGER NOT NULL,
      left_at INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX one_collaborator ON collaborator (space_id, account_id)
      WHERE left_at IS NULL;
    CREATE INDEX collaborator_of_space ON collaborator (space_id, id);
    CREATE INDEX collaborator_of_account ON collaborator (account_id);
    CREATE TABLE billing_authorisation (
      establishment_id INTEGER NOT NULL REFERENCES establishment,
      space_id INTEGER NOT NULL REFERENCES space,
      PRIMARY KEY (establishment_id, space_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX billing_authorisation_of_space ON billing_authorisation (space_id);
    CREATE TABLE right_edit (
      space_id INTEGER NOT NULL REFERENCES space,
      role TEXT NOT NULL,
      action TEXT NOT NULL,
      allowed INTEGER NOT NULL CHECK (allowed IN (0, 1)),
      PRIMARY KEY (space_id, role, action)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE delegation (
      id INTEGER PRIMARY KEY,
      from_space_id INTEGER NOT NULL REFERENCES space,
      to_space_id INTEGER NOT NULL REFERENCES space,
      action TEXT NOT NULL
        CHECK (action IN ('register_participants', 'read_documents', 'launch_signature')),
      state TEXT NOT NULL CHECK (state IN ('proposed', 'active', 'revoked')),
      expires_at INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      CHECK (from_space_id <> to_space_id)
    ) STRICT;
    CREATE INDEX delegation_from ON delegation (from_space_id);
    CREATE INDEX delegation_to ON delegation (to_space_id);

    """
}
