import ChildProcess
import Foundation
import Testing

/// A mail server on loopback that is not ours (aiosmtpd), which asks for a password, as most do. What
/// it takes it writes down, as Python's own reader of mail sees it.
final class MailServer: Sendable {
  static let (user, password) = ("jinius", "secret")

  let port: Int
  private let folder: String
  private let end = DispatchGroup()

  /// How it behaves; it looks before each mail.
  enum Mood: Equatable {
    case kind
    /// Puts everything off (451).
    case busy
    /// Refuses one recipient for good (550).
    case refusing(String)
  }

  /// A mail as it came.
  struct Mail: Decodable {
    /// The envelope.
    let sender: String
    let recipients: [String]
    /// The header: each field, decoded, in its order.
    let fields: [[String]]
    /// Name and address of each box in `To`.
    let to: [[String]]
    /// The text and the HTML.
    let types: [String]
    let texts: [String]
    let defects: [String]

    func field(_ name: String) -> String? { fields.first { $0[0] == name }?[1] }
    var messageID: String { field("Message-ID") ?? "" }
    var text: String { texts.first ?? "" }
  }

  /// Starts it, on the port of one before it, or on a free one.
  init(in folder: String, port: Int? = nil) throws {
    self.folder = folder
    let ready = folder + "/smtp.port"
    try? FileManager.default.removeItem(atPath: ready)
    try Self.script.write(toFile: folder + "/smtp.py", atomically: true, encoding: .utf8)
    let arguments = [
      "3000", "/usr/bin/python3", folder + "/smtp.py", folder, String(port ?? 0), Self.user,
      Self.password,
    ]
    end.enter()
    Thread.detachNewThread { [end] in
      // Should nobody stop it, it stops.
      let result = try? run("/usr/bin/timeout", arguments, environment: .inherited, limit: 3010)
      if let result, !result.errors.isEmpty {
        try? Data(result.errors).write(to: URL(fileURLWithPath: folder + "/smtp.log"))
      }
      end.leave()
    }
    let patience = ContinuousClock.now + .seconds(30)
    var found: Int?
    while found == nil {
      try #require(ContinuousClock.now < patience, "the mail server does not start")
      usleep(20_000)
      found = (try? String(contentsOfFile: ready, encoding: .utf8)).flatMap {
        Int($0.split(separator: " ").first ?? "")
      }
    }
    self.port = found ?? 0
  }

  func set(_ mood: Mood) throws {
    let word =
      switch mood {
      case .kind: ""
      case .busy: "busy"
      case .refusing(let address): "refuse " + address
      }
    try word.write(toFile: folder + "/smtp.mood", atomically: true, encoding: .utf8)
  }

  /// Ends it; its mails stay.
  func stop() {
    let note = folder + "/smtp.port"
    let line = try? String(contentsOfFile: note, encoding: .utf8)
    try? FileManager.default.removeItem(atPath: note)
    if let pid = line.flatMap({ Int32($0.split(separator: " ").last ?? "") }) { kill(pid, SIGTERM) }
    end.wait()
  }

  /// All that came so far.
  func mails() throws -> [Mail] {
    let bytes = FileManager.default.contents(atPath: folder + "/smtp.mails") ?? Data()
    return try bytes.split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(Mail.self, from: Data($0))
    }
  }

  private static let script = #"""
    import email, email.policy, json, os, signal, socket, sys
    from email.header import decode_header, make_header
    from email.utils import getaddresses
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import AuthResult
    folder, port, user, password = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]

    def mood():
      try: return open(folder + "/smtp.mood").read().split()
      except OSError: return []

    def plain(value): return str(make_header(decode_header(value)))

    def seen(envelope):
      m = email.message_from_bytes(envelope.content, policy=email.policy.default)
      old = email.message_from_bytes(envelope.content)
      parts = list(m.walk())
      return {
        "sender": envelope.mail_from, "recipients": envelope.rcpt_tos,
        "fields": [[k, str(v)] for k, v in m.items()],
        "to": [[plain(n), a] for n, a in getaddresses(old.get_all("To"))],
        "types": [p.get_content_type() for p in parts],
        "texts": [p.get_content().replace("\r\n", "\n") for p in parts if not p.is_multipart()],
        "defects": [str(d) for p in parts for d in p.defects]
          + [str(d) for v in m.values() for d in v.defects]}

    class Keeper:
      async def handle_RCPT(self, server, session, envelope, address, options):
        if mood()[:1] == ["refuse"] and address in mood(): return "550 5.1.1 no such box here"
        envelope.rcpt_tos.append(address)
        return "250 OK"
      async def handle_DATA(self, server, session, envelope):
        if mood() == ["busy"]: return "451 4.3.0 come back later"
        with open(folder + "/smtp.mails", "a") as file: file.write(json.dumps(seen(envelope)) + "\n")
        return "250 OK"

    def known(server, session, envelope, mechanism, data):
      same = (data.login, data.password) == (user.encode(), password.encode())
      return AuthResult(success=same)

    if port == 0:
      with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(
      Keeper(), hostname="127.0.0.1", port=port, authenticator=known, auth_required=True,
      auth_require_tls=False)
    controller.start()
    with open(folder + "/smtp.port.new", "w") as file: file.write(f"{port} {os.getpid()}")
    os.rename(folder + "/smtp.port.new", folder + "/smtp.port")
    signal.sigwait([signal.SIGTERM, signal.SIGINT])
    os._exit(0)
    """#
}
