/// Version 3, of people and rights: names that their persons have not confirmed, and delegations of
/// which the later replaces the earlier.
extension Schema {
  /// Until now every firm that had to do with somebody invited saw the one name: that is what it
  /// called him. Who cares for an invitation is the space that stands in it already.
  static let provisionalNames =
    """
    CREATE TABLE provisional_name (
      account_id INTEGER NOT NULL REFERENCES account,
      space_id INTEGER NOT NULL REFERENCES space,
      given TEXT NOT NULL,
      family TEXT NOT NULL,
      named_at INTEGER NOT NULL,
      PRIMARY KEY (account_id, space_id)
    ) STRICT, WITHOUT ROWID;

    """
    + [
      ("interlocutor", "account_id"), ("collaborator", "account_id"),
      ("registration", "participant_id"), ("invitation", "account_id"),
    ].map { table, person in
      """
      INSERT OR IGNORE INTO provisional_name (account_id, space_id, given, family, named_at)
        SELECT account.id, \(table).space_id, given_name, family_name, account.created_at
        FROM account CROSS JOIN \(table) ON \(table).\(person) = account.id
        WHERE 'invited' IN (account.status, ifnull(suspended_from, '')) AND space_id IS NOT NULL;

      """
    }.joined() + laterDelegations

  private static let laterDelegations = """
    ALTER TABLE delegation ADD COLUMN replaced_at INTEGER;
    UPDATE delegation SET replaced_at = (
        SELECT min(later.created_at) FROM delegation AS later
        WHERE later.from_space_id = delegation.from_space_id AND later.id > delegation.id
          AND later.to_space_id = delegation.to_space_id AND later.action = delegation.action
          AND later.state <> 'revoked')
      WHERE state <> 'revoked';
    CREATE UNIQUE INDEX one_standing_delegation ON delegation (from_space_id, to_space_id, action)
      WHERE state <> 'revoked' AND replaced_at IS NULL;

    """
}
