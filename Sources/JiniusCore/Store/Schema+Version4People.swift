/// Version 4, of people and payers: who typed a pledge and who confirmed it, how somebody can be
/// reached, who is in a directory because he was registered, and who is billed.
extension Schema {
  static let people4 =
    """
    ALTER TABLE account ADD COLUMN phone TEXT;
    ALTER TABLE account ADD COLUMN street TEXT;
    ALTER TABLE account ADD COLUMN postal_code TEXT;
    ALTER TABLE account ADD COLUMN city TEXT;
    ALTER TABLE account ADD COLUMN professional_number TEXT;
    ALTER TABLE collaborator ADD COLUMN by_registration INTEGER NOT NULL DEFAULT 0
      CHECK (by_registration IN (0, 1));

    """ + confirmedPledges + payers

  /// Who typed a pledge stands in the journal: one that its giver typed himself is confirmed by that.
  private static let confirmedPledges = """
    ALTER TABLE pledge ADD COLUMN typed_by TEXT CHECK (typed_by IN ('operator', 'account'));
    ALTER TABLE pledge ADD COLUMN confirmed_at INTEGER;
    CREATE INDEX pledge_of_account ON pledge (account_id);
    UPDATE pledge SET typed_by = declared.actor_kind
    FROM (
      SELECT subject_id, at, actor_kind FROM journal
      WHERE kind = 'company_declared' AND subject = 'space'
        AND actor_kind IN ('operator', 'account')
    ) AS declared
    WHERE declared.subject_id = pledge.space_id AND declared.at = pledge.at;
    UPDATE pledge SET confirmed_at = at WHERE typed_by = 'account';

    """

  /// Who is billed, as a paper was frozen; and what an establishment orders, or pays for others, found
  /// without looking at anybody else's.
  private static let payers = """
    ALTER TABLE signing_procedure ADD COLUMN billed_id INTEGER REFERENCES establishment;
    ALTER TABLE registration ADD COLUMN establishment_id INTEGER REFERENCES establishment;
    UPDATE registration SET establishment_id = convention.establishment_id
      FROM convention WHERE convention.id = registration.convention_id;
    CREATE INDEX registration_of_establishment ON registration (establishment_id, id)
      WHERE establishment_id IS NOT NULL;
    CREATE INDEX registration_of_payer ON registration (payer_id, id) WHERE payer_id IS NOT NULL;
    CREATE INDEX convention_of_establishment ON convention (establishment_id, state, id)
      WHERE establishment_id IS NOT NULL;

    """
}
