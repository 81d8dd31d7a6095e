import ChildProcess
import Foundation
import Testing

/// Python's own reader of mail, which knows nothing of ours.
enum Peer {
  /// What it reads of a message.
  struct Reading: Decodable, Equatable {
    /// The names of the fields, in their order.
    let fields: [String]
    /// The display name and address of `From` and `To`; one each, unless something was added.
    let from: [[String]]
    let to: [[String]]
    let subject: String
    let date: String
    let messageID: String
    let automatic: String?
    /// The types of the parts, and their texts.
    let types: [String]
    let texts: [String]
    /// What it objects to, in the header or a part.
    let defects: [String]
  }

  private static let script = #"""
    import email, email.policy, json, sys, base64
    from email.header import decode_header, make_header
    from email.utils import getaddresses
    policy = email.policy.default
    for line in sys.stdin:
      m = email.message_from_bytes(base64.b64decode(line), policy=policy)
      parts = list(m.walk())
      defects = [str(d) for p in parts for d in p.defects]
      defects += [str(d) for v in m.values() for d in v.defects]
      # Python's newer reader puts blanks between the encoded-words of a name, which RFC 2047 (6.2)
      # forbids; the older one reads names as it should.
      old = email.message_from_bytes(base64.b64decode(line))
      def boxes(name):
        found = getaddresses(old.get_all(name))
        assert [a for _, a in found] == [a.addr_spec for a in m[name].addresses]
        return [[str(make_header(decode_header(n))), a] for n, a in found]
      print(json.dumps({
        "fields": m.keys(), "from": boxes("From"), "to": boxes("To"),
        "subject": m["Subject"], "date": m["Date"].datetime.isoformat(),
        "messageID": m["Message-ID"], "automatic": m["Auto-Submitted"],
        "types": [p.get_content_type() for p in parts],
        "texts": [p.get_content().replace("\r\n", "\n") for p in parts[1:]], "defects": defects}))
    """#

  /// Reads messages, all in one run.
  static func read(_ messages: [[UInt8]]) throws -> [Reading] {
    let lines = messages.map { Data($0).base64EncodedString() + "\n" }.joined()
    let result = try run(
      "/usr/bin/python3", ["-c", script], environment: ["PYTHONIOENCODING": "utf-8"],
      input: Array(lines.utf8), limit: 60)
    try #require(result.succeeded, "\(String(decoding: result.errors, as: UTF8.self))")
    return try result.output.split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(Reading.self, from: Data($0))
    }
  }
}
