import ChildProcess
import Foundation
import Stage
import Testing

/// A real sshd on loopback, with a host key and a configuration of its own.
///
/// It allows whatever it can be made to allow: what is refused is refused because of the word
/// `restrict` before the key, and by the gate. The user's own shell start-up files stay out of it.
final class Sshd: Sendable {
  static let program = "/usr/sbin/sshd"

  let folder: String
  let port: Int
  private let end = DispatchGroup()

  /// Starts it; each person's line stands before the key of that name.
  init(commands: [String: String]) throws {
    try #require(
      FileManager.default.isExecutableFile(atPath: Self.program),
      "no \(Self.program): apt-get install openssh-server")
    folder = FileManager.default.temporaryDirectory.path + "/gate-" + UUID().uuidString.prefix(8)
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    // Where root's sshd locks a connection in before it is known who comes.
    if getuid() == 0 { mkdir("/run/sshd", 0o755) }
    port = try freePort()

    var keys = ""
    for name in commands.keys.sorted() + ["host"] {
      let made = try system(
        "ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", "\(folder)/\(name)"])
      try #require(made.status == 0, "\(made)")
      if let command = commands[name] {
        keys += "restrict,command=\"\(command)\" "
        keys += try String(contentsOfFile: "\(folder)/\(name).pub", encoding: .utf8)
      }
    }
    try keys.write(toFile: "\(folder)/authorized_keys", atomically: true, encoding: .utf8)
    try """
    Port \(port)
    ListenAddress 127.0.0.1
    HostKey \(folder)/host
    AuthorizedKeysFile \(folder)/authorized_keys
    PidFile \(folder)/pid
    LogLevel DEBUG1
    UsePAM no
    StrictModes no
    PermitRootLogin yes
    PasswordAuthentication no
    KbdInteractiveAuthentication no
    AcceptEnv LANG LC_* JINIUS_*
    SetEnv HOME=\(folder)
    AllowTcpForwarding yes
    AllowStreamLocalForwarding yes
    AllowAgentForwarding yes
    GatewayPorts yes
    X11Forwarding yes
    PermitTTY yes
    PermitTunnel yes
    PermitUserRC yes
    Subsystem sftp internal-sftp
    MaxSessions 100
    MaxStartups 100
    """.write(toFile: "\(folder)/sshd_config", atomically: true, encoding: .utf8)

    let arguments = [
      "3000", Self.program, "-D", "-f", "\(folder)/sshd_config", "-E", "\(folder)/log",
    ]
    end.enter()
    Thread.detachNewThread { [end] in
      // Should nobody stop it, it stops.
      _ = try? run("/usr/bin/timeout", arguments, environment: .inherited, limit: 3010)
      end.leave()
    }
    let patience = ContinuousClock.now + .seconds(20)
    while !log.contains("Server listening on") {
      try #require(ContinuousClock.now < patience, "sshd: \(log)")
      usleep(10_000)
    }
  }

  /// Ends it, and takes its folder away.
  func stop() {
    let pid = try? String(contentsOfFile: "\(folder)/pid", encoding: .utf8)
    if let pid = pid.flatMap({ Int32($0.trimmingCharacters(in: .newlines)) }) { kill(pid, SIGTERM) }
    end.wait()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// What it said so far.
  var log: String {
    String(decoding: FileManager.default.contents(atPath: "\(folder)/log") ?? Data(), as: UTF8.self)
  }
}
