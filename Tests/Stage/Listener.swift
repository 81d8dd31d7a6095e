import ChildProcess
import Foundation
import Testing

/// A program that listens on loopback until it is told to stop.
package final class Listener: Sendable {
  private let pidFile: String
  private let end = DispatchGroup()

  /// Starts it, by a shell that writes its number first, and waits until it answers.
  ///
  /// - Parameters:
  ///   - address: what answers once it is there; nil for what answers nobody.
  ///   - name: of the file that its number stands in.
  package init(_ line: String, address: String?, name: String, folder: String) throws {
    pidFile = folder + "/pid-\(name)"
    let shell = ["-c", "cd \(folder) && echo $$ >\(pidFile) && exec timeout 300 \(line)"]
    end.enter()
    Thread.detachNewThread { [end, folder] in
      // Should nobody stop it, it stops; what it starts finds its home in the folder.
      let result = try? run(
        "/bin/bash", shell,
        environment: .only(["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": folder]), limit: 3010)
      if let result, !result.errors.isEmpty {
        try? Data(result.errors).write(to: URL(fileURLWithPath: folder + "/log-\(name)"))
      }
      end.leave()
    }
    guard let address else { return }
    let patience = ContinuousClock.now + .seconds(20)
    while try system("curl", ["-sk", "-o", "/dev/null", address]).status != 0 {
      try #require(ContinuousClock.now < patience, "nobody listens: \(line)")
      usleep(20_000)
    }
  }

  /// Ends it; what it said stands in `log-` and its name then.
  package func stop() {
    let pid = try? String(contentsOfFile: pidFile, encoding: .utf8)
    try? FileManager.default.removeItem(atPath: pidFile)
    if let pid = pid.flatMap({ Int32($0.trimmingCharacters(in: .newlines)) }) { kill(pid, SIGTERM) }
    end.wait()
  }
}
