import Testing

/// A request that no page of ours makes, and the status that it is to get.
struct HostileRequest: Sendable, CustomTestStringConvertible {
  let name: String
  let status: Int
  /// Made for the path of a link that is open, the path of an invitation, and a fresh form of the
  /// act that the words name.
  let request: @Sendable (Target) -> CgiRequest

  var testDescription: String { "\(status) \(name)" }

  struct Target: Sendable {
    let link: String
    let invitation: String
    let forms: [String: String]

    func form(_ act: String) -> String { "act=\(act)&form=\(forms[act] ?? "")" }
  }

  static let all: [HostileRequest] =
    methods + paths + tokens + lengths + types + forms + codes + reasons + surroundings

  private static func made(
    _ status: Int, _ name: String, _ request: @escaping @Sendable (Target) -> CgiRequest
  ) -> HostileRequest {
    HostileRequest(name: name, status: status, request: request)
  }

  private static let methods =
    ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "get", "POSTS", ""].flatMap {
      (method: String) in
      ["", "/document", "/signed", "/decline"].map { end in
        made(405, "\(method) \(end)") { .get($0.link + end).with { $0.method = method } }
      } + [made(405, "\(method) invitation") { .get($0.invitation).with { $0.method = method } }]
    }
    + ["/document", "/signed", "/decline"].map { end in
      made(405, "POST \(end)") { .post($0.link + end, $0.form("sign")) }
    }

  private static let paths =
    [
      "", "/", "//", "/sign", "/sign/", "/sign//", "/invitation", "/invitation/", "/index.html",
      "/favicon.ico", "/robots.txt", "/jinius.db", "/jinius.db.key", "/../jinius.db",
      "/../../../../etc/passwd", "/..%2f..%2fetc/passwd", "/sign/../../etc/passwd",
      "/sign/..", "/sign/.", "/cgi-bin/jinius.cgi", "/sign/<script>alert(1)</script>",
      "/sign/%00", "/sign/\u{202E}", "/\\..\\..\\windows", "/sign?x=1", "/declined",
      "/sign/declined/", "\r\nX: y", "/sign/\r\nSet-Cookie: a=b",
      String(repeating: "/a", count: 20_000), "/" + String(repeating: "a", count: 100_000),
    ].map { path in made(404, "path \(path.prefix(40)) of \(path.utf8.count)") { _ in .get(path) } }
    + [
      "/", "/../", "//document", "/document/", "/Document", "/document/x", "/signed/..", "/code",
      ".pdf", ";x=1", "%00", "%2fdocument", "/document%00.html", "/../../jinius.db", "\u{0301}",
    ].map { end in made(404, "link + \(end)") { .get($0.link + end) } }
    + ["/SIGN", "/Sign", "/sign ", " /sign", "/./sign", "/sign/sign"].map { start in
      made(404, "\(start) + token") { .get(start + "/" + $0.link.suffix(43)) }
    } + [made(404, "without a slash") { .get(String($0.link.dropFirst())) }]

  private static let tokens =
    (Array(1...12) + [31, 32, 40, 41, 42, 44, 45, 64, 86, 128, 1000]).map { count in
      made(404, "token of \(count)") { _ in .get("/sign/" + String(repeating: "A", count: count)) }
    }
    + ["é", "=", "+", "'", "<", " ", ".", "*", "%", "\"", "\t"].map { character in
      made(404, "token with \(character)") {
        .get(String($0.link.dropLast()) + character)
      }
    }
    + ["AAAA", "zzzz", "----"].map { end in
      made(404, "token that ends in \(end)") { .get($0.link.dropLast(4) + end) }
    }
    + [
      made(404, "an invitation's token as a link") {
        .get("/sign/" + $0.invitation.suffix(43))
      },
      made(404, "a link's token as an invitation") {
        .get("/invitation/" + $0.link.suffix(43))
      },
      made(404, "a form sent to a link that never was") {
        .post("/sign/" + String(repeating: "A", count: 43), $0.form("sign") + "&code=123456")
      },
    ]

  private static let lengths = [
    (nil, 411), ("", 411), ("-1", 400), ("-0", 400), ("+10", 400), ("0x10", 400), ("1e3", 400),
    (" 10", 400), ("10 ", 400), ("10,10", 400), ("ten", 400), ("١٠", 400), ("1000000000000", 413),
    ("99999999999999999999999999", 413), ("65537", 413), ("9999", 400), ("0", 400), ("5", 400),
  ].map { length, status in
    made(status, "CONTENT_LENGTH \(length ?? "absent")") {
      .post($0.link, $0.form("sign") + "&code=123456").with { $0.length = length }
    }
  }

  private static let types = [
    nil, "", "text/plain", "application/json", "multipart/form-data; boundary=x", "text/xml",
    "application/x-www-form-urlencodedx",
  ].map { type in
    made(415, "CONTENT_TYPE \(type ?? "absent")") {
      .post($0.link, $0.form("sign") + "&code=123456").with { $0.type = type }
    }
  }

  private static let forms =
    [
      "", "&", "=", "act=sign", "form=x", "act=&form=x", "act=SIGN&form=x", "act=delete&form=x",
      "act=sign&act=decline&form=x", "act=sign&form=x&form=y", "act=sign&form=%00",
      "act=sign&form=%", "act=sign&form=%z1", "act=sign&form=%C0%AF", "act=sign&form=%80",
      "act=sign&form=%ED%A0%80", "%61ct=sign&act=sign&form=x", "act=sign&form=x&code=%F5%80%80%80",
      (0..<100).map { "f\($0)=1" }.joined(separator: "&"), "\u{0}act=sign", "act=sign%00&form=x",
    ].map { form in
      made(400, "form \(form.prefix(40)) of \(form.utf8.count)") { .post($0.link, form) }
    }
    + ["x", "", String(repeating: "A", count: 43), "' OR 1=1 --"].flatMap { seal in
      ["code", "sign", "decline"].map { act in
        made(409, "\(act) with the seal \(seal.prefix(12))") {
          .post($0.link, "act=\(act)&form=\(seal.replacing(" ", with: "+"))&code=123456&reason=x")
        }
      }
    }
    + [("sign", "decline"), ("decline", "sign"), ("code", "sign")].map { act, other in
      made(409, "\(act) with the seal of \(other)") {
        .post($0.link, "act=\(act)&form=\($0.forms[other] ?? "")&code=123456&reason=x")
      }
    }
    + [made(400, "an invitation without a seal") { .post($0.invitation, "act=accept") }]
    + [made(409, "an invitation with another seal") { .post($0.invitation, "act=accept&form=x") }]
    + [
      made(413, "a form of a megabyte") {
        .post($0.link, $0.form("decline") + "&reason=" + String(repeating: "x", count: 1 << 20))
      }
    ]

  /// Codes that are none: the page says so, and no try is counted.
  private static let codes = [
    "", "12345", "1234567", "abcdef", "12345%EF%BC%96", "-12345", "+++++++", "1e5678",
    "%D9%A1%D9%A2%D9%A3%D9%A4%D9%A5%D9%A6", "123456%E2%80%AE", "%3Cscript%3E",
  ].map { code in
    made(422, "code \(code)") { .post($0.link, $0.form("sign") + "&code=" + code) }
  }

  private static let reasons = [
    "", "+++", "%0D%0A", "a%07b", "%E2%80%AEx", "%E6%BC%A2", "%EF%BF%BD", "a%1B%5B31m",
    String(repeating: "x", count: 301),
  ].map { reason in
    made(422, "reason \(reason.prefix(20))") {
      .post($0.link, $0.form("decline") + "&reason=" + reason)
    }
  }

  /// What changes nothing about a page that is there.
  private static let surroundings =
    [
      ["HTTP_PROXY": "http://127.0.0.1:1"], ["LD_PRELOAD": "/nonexistent.so"],
      ["HTTP_COOKIE": String(repeating: "a", count: 100_000)], ["JINIUS_AS": "ines@autre.example"],
      ["JINIUS_AS": "not an address"], ["HTTP_X": "\r\nSet-Cookie: a=b"],
      ["SSH_ORIGINAL_COMMAND": "outbox list"], ["HTTP_JINIUS_DB": "/etc/passwd"],
      ["HTTP_HOST": "evil.example", "SERVER_NAME": "evil.example"],
      ["HTTP_X_FORWARDED_HOST": "evil.example"], ["SCRIPT_NAME": "/../../x"],
      ["REMOTE_USER": "root", "AUTH_TYPE": "Basic"], ["CONTENT_LENGTH": "-1"],
      ["REQUEST_URI": "/sign/../../etc/passwd"],
    ].map { variables in
      made(
        200, "\(variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.prefix(20))" })"
      ) {
        .get($0.link).with { $0.others = variables }
      }
    }
    + ["act=decline&form=x", "%00", "%", "--db=/etc/passwd", String(repeating: "q", count: 50_000)]
    .map { query in
      made(200, "query \(query.prefix(20)) of \(query.utf8.count)") {
        .get($0.link).with { $0.query = query }
      }
    }
}
