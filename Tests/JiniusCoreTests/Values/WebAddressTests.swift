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
