import Foundation
import Testing

/// What becomes of a signature when the time-stamp authority fails, or plays false.
@Suite("time-stamps") struct TimestampTests {
  static let bad: [Authority.Behaviour] = Authority.Behaviour.allCases.filter { $0 != .good }

  /// A sealed desk, with an authority that was asked once already.
  private func desk(_ behaviour: Authority.Behaviour) throws -> (Desk, Authority) {
    let desk = try Desk.sealed("--key", "ec")
    let authority = try Authority(in: desk.folder)
    try desk.done("settings", "set", "timestamp_authority", authority.address(behaviour))
    return (desk, authority)
  }

  @Test("a token is never faked: where it is required there is no signature", arguments: bad)
  func required(behaviour: Authority.Behaviour) throws {
    let (desk, authority) = try desk(behaviour)
    try desk.prime(authority, behaviour)
    let convention = try desk.launched(
      "Léa Petit <lea@cabinet.example>", ["--timestamp", "require"])
    let ending = try desk(try desk.signing() + ["--json"])
    #expect(ending.status == 69, "\(ending)")
    #expect(ending.errorCode == "timestamp_missing")
    #expect(ending.output == "")
    let status = try desk.done("convention", "show", convention, "--json").field("status")
    #expect(status == "signing")
    // It is not over: once the authority is right again, a new code signs.
    try desk.done("settings", "set", "timestamp_authority", authority.address())
    try desk.done(try desk.signing())
    #expect(try desk.done("convention", "show", convention, "--json").field("seal") == "b_t")
  }

  @Test("where it is tried only, the file is sealed without, and that is said", arguments: bad)
  func tried(behaviour: Authority.Behaviour) throws {
    let (desk, authority) = try desk(behaviour)
    try desk.prime(authority, behaviour)
    let convention = try desk.launched("Léa Petit <lea@cabinet.example>", ["--timestamp", "try"])
    let ending = try desk(try desk.signing())
    #expect(ending.status == 0, "\(ending)")
    #expect(ending.errors.contains("time-stamp"), "\(ending)")
    #expect(try desk.done("convention", "show", convention, "--json").field("seal") == "b_b")
  }

  @Test("an authority that the trusted certificates do not know is no authority")
  func untrusted() throws {
    let (desk, authority) = try desk(.good)
    let other = try Authority(in: desk.folder)
    try desk.done("settings", "set", "trusted_certificates", other.root)
    _ = try desk.launched("Léa Petit <lea@cabinet.example>", ["--timestamp", "require"])
    #expect(try desk(try desk.signing()).status == 69)
    try desk.done("settings", "set", "trusted_certificates", authority.root)
    try desk.done(try desk.signing())
  }
}

extension Desk {
  /// Has an authority that repeats itself give the answer that it will repeat.
  fileprivate func prime(_ authority: Authority, _ behaviour: Authority.Behaviour) throws {
    guard behaviour == .replay else { return }
    _ = try launched("Anne Roy <anne@cabinet.example>", ["--timestamp", "try"])
    try done(try signing())
  }
}
