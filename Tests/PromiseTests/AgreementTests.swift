import Foundation
import Stage
import Testing

/// What somebody changed by SQL before an upgrade is not vouched for by it.
@Suite struct AgreementTests {
  @Test(
    "issue 8, 5.1: an upgrade binds only what agrees with the journal",
    arguments: [
      // A code of a signed procedure becomes another's.
      ("UPDATE signing_code SET procedure_id = 2 WHERE procedure_id = 6", "C-000006"),
      // A private person's contract becomes a firm's, which nobody goes back on, or its period ends.
      ("UPDATE convention SET kind = 'individual_convention' WHERE id = 6", "C-000006"),
      ("UPDATE convention SET kind = 'individual_contract' WHERE id = 1", "C-000001"),
      ("UPDATE registration SET confirmed_at = 1795165200 WHERE convention_id = 6", "C-000006"),
      ("UPDATE registration SET confirmed_at = 1796079600 WHERE convention_id = 6", "C-000006"),
      ("UPDATE registration SET confirmed_at = NULL WHERE convention_id = 1", "C-000001"),
    ])
  func altered(_ change: String, convention: String) throws {
    let scratch = try OldDatabase.sealedSandbox.copy()
    let procedure = try scratch.sql(
      "SELECT id FROM signing_procedure WHERE convention_id = 6 AND state = 'signed'")
    _ = try scratch.sql(
      change.replacingOccurrences(of: "procedure_id = 6", with: "procedure_id = \(procedure)"))
    let refused = try scratch(
      "convention", "attestation", convention, "--output", scratch.folder + "/a.pdf", "--json")
    #expect(refused.status == 1 && refused.errorCode == "journal_broken", "\(refused)")
    #expect(try scratch("audit", "verify", "--json").status == 1)
  }

  @Test("issue 8, 5.1: what nobody changed is bound")
  func whole() throws {
    let scratch = try OldDatabase.sealedSandbox.copy()
    for convention in ["C-000001", "C-000006"] {
      try scratch.done(
        "convention", "attestation", convention, "--output", scratch.folder + "/\(convention).pdf")
    }
    try scratch.done("audit", "verify")
  }
}
