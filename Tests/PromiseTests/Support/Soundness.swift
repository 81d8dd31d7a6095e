import Stage
import Testing

extension Scratch {
  /// What must hold in the database of a furnished folder at any time, whoever was killed.
  ///
  /// - Returns: what does not; empty for a sound database.
  func faults() throws -> String {
    let listed = try self("convention", "list", "--limit", "1")
    let verified = try self("audit", "verify", "--quiet")
    var faults = try sql(Self.inquiry).split(separator: "\n").filter { $0 != "ok" }.map(String.init)
    // The first look after a crash must not fail, were it only a reader's.
    if listed.status != 0 { faults.append("convention list: \(listed)") }
    if verified.status != 0 { faults.append("audit verify: \(verified)") }
    return faults.joined(separator: "\n")
  }

  /// What must hold of any database: its pages, its references, its journal.
  func isWhole() throws -> Bool {
    // The first look after a crash may have to mend.
    try self("audit", "verify", "--quiet").status == 0
      && sql("PRAGMA integrity_check; PRAGMA foreign_key_check") == "ok"
  }

  /// Each line that it answers, but `ok`, is a fault.
  private static let inquiry = """
    PRAGMA integrity_check;
    PRAGMA foreign_key_check;
    SELECT 'seats of ' || code FROM session WHERE seats_taken <> (
      SELECT count(*) FROM registration WHERE session_id = session.id AND cancelled_at IS NULL);
    SELECT 'registrations and conventions' WHERE (SELECT count(*) FROM registration)
      <> (SELECT count(*) FROM convention);
    SELECT 'registrations and journal' WHERE (SELECT count(*) FROM registration)
      <> (SELECT count(*) FROM journal WHERE kind = 'registration_created');
    SELECT 'invited accounts and journal' WHERE (SELECT count(*) FROM invitation)
      <> (SELECT count(*) FROM journal WHERE kind = 'account_invited');
    SELECT 'invitations and letters' WHERE (SELECT count(*) FROM invitation)
      <> (SELECT count(*) FROM letter WHERE kind = 'invitation');
    SELECT 'invited accounts' FROM account WHERE status = 'invited'
      AND id NOT IN (SELECT account_id FROM invitation);
    SELECT 'procedures and letters' WHERE (SELECT count(*) FROM signing_procedure)
      <> (SELECT count(*) FROM letter WHERE kind = 'signature_link');
    SELECT 'procedures and journal' WHERE (SELECT count(*) FROM signing_procedure)
      <> (SELECT count(*) FROM journal WHERE kind = 'procedure_launched');
    SELECT 'state of C-' || id FROM convention WHERE (state = 'signing') <> EXISTS (
      SELECT 1 FROM signing_procedure WHERE convention_id = convention.id AND state = 'open');
    SELECT 'signature of C-' || id FROM convention WHERE (state = 'signed') <> EXISTS (
      SELECT 1 FROM signing_procedure WHERE convention_id = convention.id AND state = 'signed');
    SELECT 'signatures and letters' WHERE (SELECT count(*) FROM convention WHERE state = 'signed')
      <> (SELECT count(*) FROM letter WHERE kind = 'signature_done');
    SELECT 'signatures and journal' WHERE (SELECT count(*) FROM convention WHERE state = 'signed')
      <> (SELECT count(*) FROM journal WHERE kind = 'convention_signed');
    SELECT 'head of the journal' WHERE (SELECT max(number) FROM journal)
      <> (SELECT number FROM journal_head);
    """

  /// Everything that the database holds, as SQL.
  func dump() throws -> String { try sql(".dump") }
}
