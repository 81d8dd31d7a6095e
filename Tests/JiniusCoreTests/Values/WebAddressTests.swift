import Testing

@testable import JiniusCore

/// Where a partner's links lie: what a server, a browser or a mail reader could take for another place
/// is refused, or lies elsewhere.
struct WebAddressTests {
  static let addresses: [(given: String, kept: String?)] = [
    ("https://sign.example", "https://sign.example"),
    ("https://Sign.Example/Portal/", "https://sign.example/Portal"),
    ("https://sign.example:443/a", "https://sign.example/a"),
    ("https://sign.example:8443/a/b", "https://sign.example:8443/a/b"),
    ("http://sign.example", nil), ("HTTPS://sign.example", nil), ("https://", nil),
    ("https:///a", nil), ("https://sign.example/a?b", nil), ("https://sign.example/a#b", nil),
    ("https://u@sign.example", nil), ("https://sign.example:", nil),
    ("https://sign.example:0", nil), ("https://sign.example:65536", nil),
    ("https://sign..example", nil), ("https://sign.example.", nil), ("https://[::1]/", nil),
    ("https://sign.example/a/../b", nil), ("https://sign.example/a//b", nil),
    ("https://sïgn.example", nil), ("https://sign.example\\a", nil), ("https://-a.example", nil),
    ("https://sign.example/" + String(repeating: "a", count: 190), nil),
  ]

  @Test("issue 8, 3.2: an address is https, a host, and a path", arguments: addresses)
  func address(_ given: String, kept: String?) {
    #expect((try? WebAddress(given))?.description == kept)
  }

  static let links: [(link: String, lies: Bool?)] = [
    ("https://sign.example/portal", true), ("https://sign.example/portal/", true),
    ("https://sign.example/portal?t=1", true), ("https://SIGN.example/portal/x", true),
    ("https://sign.example:443/portal/x/y?t=a%20b&u=/?#frag", true),
    ("https://sign.example/portal/%41;v=1", true),
    ("https://sign.example/portalx", false), ("https://sign.example/", false),
    ("https://sign.example/x/portal", false), ("https://sign.example:444/portal", false),
    ("https://sign.example.evil/portal", false), ("https://evil.example/portal", false),
    ("https://sign.example/%70ortal", false), ("https://sign.example/PORTAL", false),
    // What is no link at all.
    ("http://sign.example/portal", nil), ("//sign.example/portal", nil), ("", nil),
    ("javascript:alert(1)", nil), ("https://a@sign.example/portal", nil),
    ("https://sign.example@evil.example/portal", nil),
    ("https://sign.example:x/portal", nil), ("https://sign.example\\@evil.example/portal", nil),
    ("https://sign.example/portal/../x", nil), ("https://sign.example/portal/./x", nil),
    ("https://sign.example/portal/..", nil), ("https://sign.example/portal/%2e%2E/x", nil),
    ("https://sign.example/portal/.%2e/x", nil), ("https://sign.example/portal/..;a/x", nil),
    ("https://sign.example/portal/%252e%252e/x", nil), ("https://sign.example/portal/a%2fb", nil),
    ("https://sign.example/portal/a%5cb", nil), ("https://sign.example/portal//x", nil),
    ("https://sign.example/portal/a\\b", nil), ("https://sign.example/portal/a%0d%0ab", nil),
    ("https://sign.example/portal/a%00", nil), ("https://sign.example/portal/a%2", nil),
    ("https://sign.example/portal/a b", nil), ("https://sign.example/portal/a\nb", nil),
    ("https://sign.example/portal/é", nil), ("https://sign.example/portal/<x>", nil),
    ("https://sign.example/portal/\"x", nil), ("https://sign.example/portal#a#b", nil),
    ("https://sign.example/portal/\u{202E}x", nil), ("https://127.0.0.1:8443/portal", false),
    ("https://sign.example/portal/" + String(repeating: "a", count: 1000), nil),
  ]

  /// What stands in a path or a question: the tail of a link, and whether it is taken.
  static let tails: [(tail: String, isTaken: Bool)] = [
    ("/caf%C3%A9", true), ("/a%20b", true), ("/a..b", true), ("/.well-known", true),
    ("/a;b=..", true), ("?t=12:30&b=100%25", true), ("?t=aGVsbG8=&next=/portal/x", true),
    ("?state=a+b-c.d_e~f", true), ("#/page?tab=2", true), ("?q=caf%C3%A9", true),
    // Overlong, cut, or of no language: some server reads dots and slashes in them.
    ("/%c0%ae%c0%ae/x", false), ("/%C0%AE%C0%AE", false), ("/%e0%80%ae%e0%80%ae/x", false),
    ("/%f0%80%80%ae/x", false), ("/..%c0%af", false), ("/a%c1%9cb", false), ("/%fe", false),
    ("/%c3", false), ("/%ed%a0%80", false), ("/%ef%bc%8e%ef%bc%8e/x", false),
    ("/a%ef%bc%8fb", false), ("/%e2%80%a4%e2%80%a4/x", false), ("/a%e2%88%95b", false),
    ("/a%e2%80%aex", false), ("/a%c2%85x", false), ("/%u002e%u002e/x", false),
    ("/..%20/x", false), ("/%20../x", false), ("/...", false), ("/.%20./x", false),
    ("/%2e%2e%3bx/y", false), ("/%25%32%65%25%32%65/x", false), ("/%2F..%2F", false),
    // An address that the server might lead on to.
    ("?next=https://evil.example", false), ("?https://evil.example", false),
    ("?next=https%3A%2F%2Fevil.example", false), ("?next=https%253A%252F%252Fevil", false),
    ("?next=https%25253A%25252F%25252Fevil", false), ("?a=1&next=//evil.example", false),
    ("?a=1;next=//evil.example", false), ("?next=%2f%2fevil", false), ("?next=/%5cevil", false),
    ("?next=%5c%5cevil", false), ("?next=https:evil.example", false), ("?next=+//evil", false),
    ("?next=%20//evil", false), ("?next=/%2509/evil", false), ("?next=javascript:alert(1)", false),
    ("?next=data:text/html,x", false), ("?next=/a?u=https://evil", false), ("?//evil", false),
    ("#https://evil", false), ("#/x?next=//evil", false), ("?a=%25%2568ttps://evil", false),
    ("?a=%0d%0ax", false), ("?a=%c0%afevil", false), ("?a=b%00", false),
  ]

  @Test("issue 8, 3.2: escapes hide neither a folder above nor another address", arguments: tails)
  func tail(_ tail: String, isTaken: Bool) throws {
    let address = try WebAddress("https://sign.example/portal")
    let link = try? WebLink("https://sign.example/portal" + tail)
    #expect(link?.lies(under: address) == (isTaken ? true : nil))
    if tail.hasPrefix("/") && !isTaken {
      #expect((try? WebAddress("https://sign.example/portal" + tail)) == nil)
    }
  }

  @Test("issue 8, 3.2: a link lies under an address, or does not", arguments: links)
  func link(_ text: String, lies: Bool?) throws {
    let address = try WebAddress("https://sign.example/portal")
    #expect((try? WebLink(text))?.lies(under: address) == lies)
  }

  @Test("issue 8, 3.2: an address without a path is all of its host, and of no other port")
  func whole() throws {
    let address = try WebAddress("https://sign.example:8443")
    #expect(try WebLink("https://sign.example:8443/any/where").lies(under: address))
    #expect(try !WebLink("https://sign.example/any/where").lies(under: address))
  }
}
