import Foundation
import Stage
import Testing

/// Signals to whoever asks for a code, at each call by which something is kept or told: what was
/// done is sent, and what was not done is not.
@Suite("letters, whatever ends the process") struct SignalTests {
  /// A request, or a command, that asks for a code.
  private struct Bench {
    let scene: Post
    let link: String
    let request: [String: String]
    let form: String
    private let before: Data
    var office: Office { scene.office }

    init() throws {
      scene = try Post()
      let office = scene.office
      try office.useSMS()
      try office.done(office.launch(try office.register("Léa Petit <lea@cabinet.example>")))
      link = try #require(try scene.server.mails().last?.text.link)
      try office.done("signature", "read", link, "--output", office.folder + "/read.pdf")
      let path = link.dropFirst("https://formation.example/jinius".count)
      let look = try system(
        office.jinius, ["cgi"],
        environment: office.environment.merging(
          ["REQUEST_METHOD": "GET", "PATH_INFO": String(path)]
        ) { $1 })
      let mark = try #require(
        look.output.firstMatch(of: /value="code"><input type="hidden" name="form" value="([^"]+)"/))
      form = "act=code&form=\(mark.1)"
      request = [
        "REQUEST_METHOD": "POST", "PATH_INFO": String(path), "CONTENT_LENGTH": "\(form.utf8.count)",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
      ]
      before = try Data(contentsOf: URL(fileURLWithPath: office.database))
    }

    /// Asks for a code under strace.
    func ask(_ options: [String], byPage: Bool) throws -> Ending {
      try before.write(to: URL(fileURLWithPath: office.database))
      for name in try office.names() where name.hasSuffix(".sms") {
        try FileManager.default.removeItem(atPath: office.folder + "/" + name)
      }
      let words = byPage ? ["cgi"] : ["signature", "code", link, "--quiet"]
      let ending = try system(
        "strace", ["-qq", "-o", office.folder + "/calls"] + options + [office.jinius] + words,
        environment: office.environment.merging(byPage ? request : [:]) { $1 }, input: form)
      try #require(!ending.errors.contains("strace:"), "strace must be allowed: \(ending.errors)")
      // What nobody sees any more may be at work still: it has our database in its environment.
      try eventually("the end of all work") {
        try system("bash", ["-c", "grep -slF \(office.database) /proc/[0-9]*/environ"]).output == ""
      }
      return ending
    }

    /// The calls that it makes, each with which of its name it is.
    func calls(_ names: String, _ options: [String] = [], byPage: Bool) throws -> [(String, Int)] {
      try #require(try ask(options + ["-e", "trace=\(names)"], byPage: byPage).status == 0)
      var met: [String: Int] = [:]
      return try String(contentsOfFile: office.folder + "/calls", encoding: .utf8)
        .split(separator: "\n").compactMap { line in
          let call = line.drop { $0.isNumber || $0 == " " }
          guard call.first?.isLowercase == true, call.contains("(") else { return nil }
          let name = names == "all" ? "all" : String(call.prefix { $0 != "(" })
          met[name, default: 0] += 1
          return (name, met[name] ?? 0)
        }
    }

    /// Whether a code was made; where one was, its SMS comes, once.
    func expectSent(_ why: String) throws -> Bool {
      let isMade = try office.sql("SELECT count(*) FROM signing_code") == "1"
      if isMade {
        try eventually("\(why): an SMS") { try !office.texts().isEmpty }
        try eventually("\(why): its record") { try office.letters().last?.status == "sent" }
      }
      try #require(try office.texts().count == (isMade ? 1 : 0), "\(why)")
      return isMade
    }
  }

  private static let kept = "pwrite64,fdatasync,ftruncate,flock"

  @Test(
    "issue 8, 1.1: SIGTERM, SIGHUP and SIGPIPE end nothing that was begun, by page and by command",
    arguments: [true, false])
  func ended(byPage: Bool) throws {
    let bench = try Bench()
    let follow = byPage ? ["-f"] : []
    let calls = try bench.calls(Self.kept, follow, byPage: byPage)
    #expect(calls.count > 20)
    var made = 0
    for (index, (name, number)) in calls.enumerated() {
      let signal = ["TERM", "HUP", "PIPE"][index % 3]
      let why = "\(name) \(number), \(signal)"
      _ = try bench.ask(
        follow + ["-e", "inject=\(name):signal=\(signal):when=\(number)"], byPage: byPage)
      if try bench.expectSent(why) { made += 1 }
    }
    // By page nothing is ended; a command may be, as long as nothing has been done.
    #expect(byPage ? made == calls.count : made > calls.count / 2)
  }

  @Test("issue 8, 1.1: the process that a server knows may die at any moment")
  func known() throws {
    let bench = try Bench()
    let calls = try bench.calls("all", byPage: true)
    let last = calls.count
    // Each of the last ones, by which it waits for its answer, and some before.
    let moments = Array(stride(from: 1, to: last, by: 12)) + Array(max(1, last - 8)...last)
    for moment in moments {
      let signal = moment.isMultiple(of: 2) ? "KILL" : "TERM"
      _ = try bench.ask(["-e", "inject=all:signal=\(signal):when=\(moment)"], byPage: true)
      _ = try bench.expectSent("\(moment) of \(last), \(signal)")
    }
  }

  @Test("issue 8, 1.1: after a SIGKILL the next request, or the next command, sends it")
  func killed() throws {
    let bench = try Bench()
    let office = bench.office
    let calls = try bench.calls(Self.kept, ["-f"], byPage: true)
    var met: Set<String> = []
    for (index, (name, number)) in calls.enumerated() {
      let why = "\(name) \(number)"
      _ = try bench.ask(["-f", "-e", "inject=\(name):signal=KILL:when=\(number)"], byPage: true)
      guard let letter = try office.letters().last, letter.kind == "signature_code" else {
        continue
      }
      met.insert(letter.status)
      let before = try office.texts().count
      if letter.status == "sending" { try office.letTimePass() }
      if index.isMultiple(of: 2) {
        let look = try system(
          office.jinius, ["cgi"],
          environment: office.environment.merging(bench.request) { $1 }.merging(
            ["REQUEST_METHOD": "GET"]) { $1 })
        #expect(look.output.hasPrefix("Status: 200"))
      } else {
        try office.done("convention", "list", "--quiet")
      }
      try eventually("\(why): its record") { try office.letters().last?.status == "sent" }
      // At least once: whoever took it for us may have done so before.
      try #require((1...1 + before).contains(try office.texts().count), "\(why)")
    }
    #expect(met == ["queued", "sending", "sent"])
  }
}
