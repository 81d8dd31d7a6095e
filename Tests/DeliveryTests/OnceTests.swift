import Foundation
import Stage
import Synchronization
import Testing

/// Never lost, at least once: whoever is killed, and wherever.
@Suite struct OnceTests {
  /// What a mail program of ours writes down: each message in a file of its own.
  private static let keeper = #"cat > "new.$$" && mv "new.$$" "$(date +%s%N).$$.mail""#

  @Test(
    "Killed at any call, a letter comes at the next round, and a copy bears the same Message-ID")
  func killed() throws {
    let office = try Office.open()
    try office.register("Léa Petit <lea@cabinet.example>")
    try office.useMail(of: Self.keeper)
    let before = try Data(contentsOf: URL(fileURLWithPath: office.database))
    let calls = try office.calls()
    #expect(calls.count > 40)
    var copies: [Int] = []
    for call in calls {
      try before.write(to: URL(fileURLWithPath: office.database))
      try office.removeMails()
      let ending = try office.killed(at: call)
      try #require(ending.status == 137, "\(call): \(ending)")
      try office.settle()
      let afterKill = try office.letters()
      try #require(["queued", "sending", "sent"].contains(afterKill[0].status), "\(call)")
      // Before its claim runs out nobody takes it; then it goes.
      if afterKill[0].status == "sending" {
        try #require(try office("outbox", "deliver").output == "", "\(call)")
      }
      try office.letTimePass()
      let next = try office("outbox", "deliver")
      try #require(next.status == 0, "\(call): \(next)")
      let letter = try #require(try office.letters().first)
      try #require(letter.status == "sent", "\(call): \(letter)")
      let mails = try office.mails()
      try #require((1...2).contains(mails.count), "\(call): \(mails.count)")
      try #require(Set(mails).count == 1, "\(call): two copies differ")
      try #require(try office("audit", "verify").status == 0, "\(call)")
      copies.append(mails.count)
    }
    // Some die before the mail left, some after.
    #expect(copies.contains(1) && copies.contains(2))
  }

  @Test("A program that dies on the way, as often as it may, is not tried for ever")
  func interrupted() throws {
    let office = try Office.open()
    try office.set("delivery_tries", "3")
    try office.register("Léa Petit <lea@cabinet.example>")
    // It takes jinius with it.
    try office.useMail(of: "kill -9 $PPID")
    for attempt in 1...3 {
      try office.letTimePass()
      #expect(try office("outbox", "deliver").status == 137)
      #expect(try office.letters().map(\.attempts) == [attempt])
    }
    try office.letTimePass()
    #expect(try office("outbox", "deliver").status == 2)
    #expect(try office.letters("--failed").map(\.failure) == ["interrupted"])
  }

  @Test("Rounds at once never send a letter twice")
  func atOnce() throws {
    let office = try Office.open()
    for number in 1...24 { try office.register("Anne Petit <p\(number)@cabinet.example>") }
    try office.useMail(of: Self.keeper)
    let endings = Mutex<[Ending]>([])
    let group = DispatchGroup()
    for _ in 1...4 {
      group.enter()
      Thread.detachNewThread {
        if let ending = try? office("outbox", "deliver", "--json") {
          endings.withLock { $0.append(ending) }
        }
        group.leave()
      }
    }
    group.wait()
    #expect(endings.withLock { $0.map(\.status) } == [0, 0, 0, 0])
    #expect(try office.mails().count == 24)
    #expect(try office.letters().allSatisfy { $0.status == "sent" && $0.attempts == 1 })
    #expect(try office("audit", "verify").status == 0)
  }

  @Test("A limit is kept, and the oldest go first")
  func limit() throws {
    let office = try Office.open()
    for number in 1...3 { try office.register("Anne Petit <p\(number)@cabinet.example>") }
    try office.useMail(of: Self.keeper)
    let rehearsed = try office("outbox", "deliver", "--dry-run", "--json")
    let counts = "{\"sent\":3,\"put_off\":0,\"failed\":0,\"outcome\":\"rehearsed\"}\n"
    #expect(rehearsed.output.hasSuffix(counts))
    #expect(try office.mails().isEmpty)
    try office.done("outbox", "deliver", "--limit", "2")
    #expect(try office.letters().map(\.status) == ["sent", "sent", "queued"])
  }
}

extension Office {
  /// One of the system calls of `outbox deliver`: its name, and which of that name.
  fileprivate struct Call: CustomStringConvertible {
    let name: String
    let number: Int
    var description: String { "\(name) \(number)" }
  }

  /// Those by which something is kept, or locked.
  private static let names = "pwrite64,write,fdatasync,ftruncate,flock"

  private func traced(_ options: [String]) throws -> Ending {
    let ending = try system(
      "strace", ["-qq", "-o", folder + "/calls"] + options + [jinius, "outbox", "deliver"],
      environment: environment)
    try #require(!ending.errors.contains("strace:"), "strace must be allowed: \(ending.errors)")
    return ending
  }

  fileprivate func calls() throws -> [Call] {
    let ending = try traced(["-e", "trace=\(Self.names)"])
    try #require(ending.status == 0, "\(ending)")
    var met: [String: Int] = [:]
    return try String(contentsOfFile: folder + "/calls", encoding: .utf8).split(separator: "\n")
      .map { line in
        let name = String(line.prefix { $0 != "(" })
        met[name, default: 0] += 1
        return Call(name: name, number: met[name] ?? 0)
      }.filter { !$0.name.hasPrefix("+") && !$0.name.hasPrefix("-") }
  }

  fileprivate func killed(at call: Call) throws -> Ending {
    try traced(["-e", "inject=\(call.name):signal=KILL:when=\(call.number)"])
  }

  /// Waits until a mail program that outlived us has done its work.
  fileprivate func settle() throws {
    for _ in 1...100 where try names().contains(where: { $0.hasPrefix("new.") }) { usleep(10_000) }
  }

  fileprivate func removeMails() throws {
    for name in try names() where name.hasSuffix(".mail") {
      try FileManager.default.removeItem(atPath: folder + "/" + name)
    }
  }

  /// The messages that the program took, with their headers.
  fileprivate func mails() throws -> [Data] {
    try names().filter { $0.hasSuffix(".mail") }.map {
      try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0))
    }
  }
}
