import Foundation
import Stage
import Testing

/// What a client asks of the connection itself, besides a command.
extension EscapeTests {
  /// What the server says first, which would come out of a way through to it.
  private static let banner = "SSH-2.0"

  @Test("nothing is passed on for -W")
  func standardForwarding() throws {
    let bench = try bench()
    let (ending, _) = try bench.harmless {
      try bench.ssh(["-W", "127.0.0.1:\(bench.sshd.port)"], isFresh: true)
    }
    #expect(ending.status != 0)
    #expect(!ending.output.contains(Self.banner))
  }

  @Test(
    "nothing comes through a port on the client's side",
    arguments: [
      ("-L", "LOCAL:127.0.0.1:PORT", ""),
      ("-D", "127.0.0.1:LOCAL", #"\x05\x01\x00\x05\x01\x00\x01\x7f\x00\x00\x01"#),
    ])
  func localForwarding(option: String, target: String, greeting: String) throws {
    let bench = try bench()
    let local = try freePort()
    let forward = target.replacing("LOCAL", with: "\(local)")
      .replacing("PORT", with: "\(bench.sshd.port)")
    let port = String(format: #"\x%02x\x%02x"#, bench.sshd.port >> 8, bench.sshd.port & 255)
    let (ending, _) = try bench.harmless {
      // The shared connection listens at once, and asks the server only when somebody comes.
      let listening = try bench.ssh(["-O", "forward", option, forward])
      #expect(listening.status == 0, "\(listening)")
      return try system(
        "bash",
        [
          "-c",
          """
          exec 3<>/dev/tcp/127.0.0.1/\(local) || exit 9
          \(greeting.isEmpty ? "" : "printf '\(greeting + port)' >&3")
          timeout 10 head -c 64 <&3
          """,
        ])
    }
    #expect(ending.status == 0, "\(ending)")
    #expect(!ending.output.contains(Self.banner))
    #expect(bench.sshd.log.contains("refused local port forward"))
  }

  @Test("no port and no socket is opened on the server's side", arguments: ["0", "LOOT"])
  func remoteForwarding(listener: String) throws {
    let bench = try bench()
    let listener = listener.replacing("LOOT", with: bench.loot)
    let (ending, _) = try bench.harmless {
      try bench.ssh(["-O", "forward", "-R", "\(listener):127.0.0.1:\(bench.sshd.port)"])
    }
    #expect(ending.status != 0, "\(ending)")
  }

  @Test("neither the agent nor the display is passed on")
  func agentAndDisplay() throws {
    let bench = try bench()
    let agent = "\(bench.sshd.folder)/agent"
    let started = try system("ssh-agent", ["-a", agent])
    let pid = started.output.firstMatch(of: /SSH_AGENT_PID=([0-9]+)/).flatMap { Int32($0.1) }
    defer { if let pid { kill(pid, SIGTERM) } }
    try #require(pid != nil, "\(started)")
    let (ending, _) = try bench.harmless {
      try bench.ssh(
        ["-A", "-Y"], ["company list"], isFresh: true,
        environment: ["SSH_AUTH_SOCK": agent, "DISPLAY": "127.0.0.1:99"])
    }
    #expect(ending.errors.contains("X11 forwarding request failed"), "\(ending)")
    #expect(bench.sshd.log.contains("agent forwarding disabled"))
  }

  @Test(
    "what the client sets of the environment changes nothing",
    arguments: [
      "JINIUS_AS=ines@autre.example", "JINIUS_DB=/nonexistent/other.db",
      "LD_PRELOAD=/nonexistent/evil.so", "BASH_ENV=/nonexistent/evil", "PATH=/nonexistent",
      "HOME=/nonexistent", "XDG_DATA_HOME=/nonexistent", "SSH_ORIGINAL_COMMAND=outbox",
      "JINIUS_NOW=2020-01-01T00:00:00Z",
    ])
  func environment(variable: String) throws {
    let bench = try bench()
    let line = "account show claire@cabinet.example"
    let (plain, _) = try bench.harmless { try bench.line(line) }
    let (ending, entries) = try bench.harmless {
      try bench.ssh(["-o", "SetEnv=\(variable)"], [line], isFresh: true)
    }
    #expect(ending.status == 0)
    #expect(ending.output == plain.output)
    #expect(!ending.errors.contains("preload"), "\(ending)")
    #expect(entries == [])
  }
}
