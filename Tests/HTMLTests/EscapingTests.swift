import HTML
import Testing

@Suite("HTML")
struct EscapingTests {
  @Test(
    "what others wrote is shown, and never acts",
    arguments: [
      ("Durand", "Durand"),
      ("Évaluer l'œuvre", "Évaluer l&#39;œuvre"),
      ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
      ("\" onfocus=\"x", "&quot; onfocus=&quot;x"),
      ("a & b &amp; c", "a &amp; b &amp;amp; c"),
      ("line\nline\ttab", "line\nline\ttab"),
      ("a\u{0}b\u{1B}[31m\u{7F}\u{9B}\r", "a\u{FFFD}b\u{FFFD}[31m\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("\u{202E}gnp.exe\u{2066}\u{200B}\u{FEFF}", "\u{FFFD}gnp.exe\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("\u{2028}\u{2029}", "\u{FFFD}\u{FFFD}"),
      ("", ""),
    ])
  func text(_ text: String, _ expected: String) {
    #expect(escaped(text) == expected)
  }

  @Test("elements hold what they are given, attributes are quoted")
  func elements() {
    let page = Page(language: "fr", title: "A < B", style: "p{margin:0}") {
      Tag.p(.class("lead \"x\"")) {
        "Bonjour "
        Tag.strong { "<Paul>" }
      }
      Tag.input(.name("code"), .value(""), .required)
      if isNever { Tag.p { "never" } }
      for word in ["a", "b"] { Tag.li { word } }
    }
    let text = String(decoding: page.bytes, as: UTF8.self)
    #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\">"))
    #expect(text.contains("<title>A &lt; B</title><style>p{margin:0}</style>"))
    #expect(
      text.hasSuffix(
        """
        <body><p class="lead &quot;x&quot;">Bonjour <strong>&lt;Paul&gt;</strong></p>\
        <input name="code" value="" required><li>a</li><li>b</li></body></html>

        """), "\(text)")
  }

  private var isNever: Bool { false }

  @Test(
    "a link leads to a page, a letter or a call, or nowhere",
    arguments: [
      ("T/document", "T/document"), ("/sign/T", "/sign/T"), ("https://irf.example/a?b=c", nil),
      ("mailto:aide@irf.example", nil), ("tel:+33612345678", nil), ("HTTPS://irf.example", nil),
      ("a/b:c", nil), ("?a:b", nil),
      ("javascript:alert(1)", "#"), ("JaVaScRiPt:alert(1)", "#"), (" javascript:alert(1)", "#"),
      ("java\tscript:alert(1)", "#"), ("data:text/html,x", "#"), ("vbscript:x", "#"),
    ] as [(String, String?)])
  func links(_ target: String, _ expected: String?) {
    let page = Page(language: "fr", title: "", style: "") { Tag.a(.href(target)) { "x" } }
    let text = String(decoding: page.bytes, as: UTF8.self)
    #expect(text.contains("<a href=\"\(expected ?? target)\">x</a>"), "\(text)")
  }
}
