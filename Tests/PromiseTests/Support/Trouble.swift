import Foundation
import Stage
import Testing

/// One of the system calls that a command makes: its name, and which of that name.
struct Call: Hashable, Sendable, CustomStringConvertible {
  let name: String
  let number: Int

  var description: String { "\(name) \(number)" }

  /// Those by which something is kept, locked or made to last.
  static let keeping = "pwrite64,write,fdatasync,fsync,ftruncate,unlink,rename,link,flock,openat"
}

/// System calls that go wrong, by strace: the kernel never sees them.
extension Scratch {
  /// The calls that a command makes, in their order; what it does is done to a copy, unless it is
  /// to be done here.
  func calls(
    _ names: String, of words: [String], inPlace: Bool = false, at now: String = Scratch.now
  ) throws -> [Call] {
    let copy = inPlace ? self : try copyOrEmpty()
    let ending = try copy.traced(["-e", "trace=\(names)"], words, at: now)
    try #require(ending.status == 0, "\(words): \(ending)")
    let log = try String(contentsOfFile: copy.folder + "/calls", encoding: .utf8)
    var met: [String: Int] = [:]
    return log.split(separator: "\n").map { line in
      let name = String(line.prefix { $0 != "(" })
      met[name, default: 0] += 1
      return Call(name: name, number: met[name] ?? 0)
    }
  }

  /// Runs a command that comes to grief at one of its calls, or from then on: `signal=KILL`,
  /// `error=ENOSPC`.
  func callAsFunction(
    _ words: [String], _ effect: String, at call: Call, onwards: Bool = false,
    now: String = Scratch.now
  ) throws -> Ending {
    try traced(
      ["-e", "inject=\(call.name):\(effect):when=\(call.number)\(onwards ? "+" : "")"], words,
      at: now)
  }

  private func traced(
    _ options: [String], _ words: [String], at now: String = Scratch.now
  ) throws -> Ending {
    let ending = try system(
      "strace", ["-qq", "-e", "signal=none", "-o", folder + "/calls"] + options + [jinius] + words,
      environment: environment.merging(["JINIUS_NOW": now]) { $1 })
    // It would not be the command's own failure.
    try #require(!ending.errors.contains("strace:"), "strace must be allowed: \(ending.errors)")
    return ending
  }

  private func copyOrEmpty() throws -> Scratch {
    FileManager.default.fileExists(atPath: database) ? try copy() : try Scratch()
  }
}
