import CGI
import Chances
import Testing

@Suite("CGI, requests")
struct RequestTests {
  @Test(
    "percent-encoding is text or an error",
    arguments: [
      ("a+b%20c", .success("a b c")),
      ("%C3%A9%E2%82%AC", .success("é€")),
      ("", .success("")),
      ("é", .success("é")),
      ("%", .failure(.brokenEscape)), ("a%2", .failure(.brokenEscape)),
      ("%zz", .failure(.brokenEscape)), ("%+1", .failure(.brokenEscape)),
      ("%00", .failure(.notText)), ("%C0%AF", .failure(.notText)), ("%80", .failure(.notText)),
      ("%C1%81", .failure(.notText)), ("%ED%A0%80", .failure(.notText)),
      ("%F5%80%80%80", .failure(.notText)), ("%E2%82", .failure(.notText)),
    ] as [(String, Result<String, CodingError>)])
  func percent(_ text: String, _ expected: Result<String, CodingError>) {
    #expect(
      Result { () throws(CodingError) in try percentDecoded(text.utf8, plusIsSpace: true) }
        == expected)
  }

  @Test("a plus sign is one, but for forms")
  func plus() throws { #expect(try percentDecoded("a+b".utf8) == "a+b") }

  @Test("a form's fields are read once each")
  func form() throws {
    let form = try Form(Array("code=123456&reason=le+prix%0D%0Aest+faux&empty=&bare&a=b=c".utf8))
    #expect(form["code"] == "123456")
    #expect(form["reason"] == "le prix\r\nest faux")
    #expect(form["empty"] == "")
    #expect(form["bare"] == "")
    #expect(form["a"] == "b=c")
    #expect(form["missing"] == nil)
    #expect(form.names == ["code", "reason", "empty", "bare", "a"])
  }

  @Test(
    "a form that could be read in two ways is not read",
    arguments: [
      ("code=1&code=2", .duplicate(name: "code")),
      ("code=1&c%6Fde=2", .duplicate(name: "code")),
      ("code=%00", .coding(.notText)), ("%C0%80=1", .coding(.notText)),
      ("a=%4", .coding(.brokenEscape)),
      ((0...64).map { "f\($0)=1" }.joined(separator: "&"), .tooManyFields),
    ] as [(String, FormError)])
  func hostileForm(_ text: String, _ expected: FormError) {
    #expect(throws: expected) { try Form(Array(text.utf8)) }
  }

  @Test("no bytes make a form or a decoding trap")
  func anyBytes() {
    var generator = Chance()
    for _ in 0..<5000 {
      let bytes = (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
        Bool.random(using: &generator)
          ? UInt8.random(in: .min ... .max, using: &generator)
          : "%&=+0".utf8.randomElement(using: &generator) ?? 0
      }
      _ = try? Form(bytes)
      _ = try? percentDecoded(bytes)
    }
  }

  @Test(
    "the path is segments",
    arguments: [
      ("/sign/T", ["sign", "T"]), ("/sign/T/", ["sign", "T", ""]), ("/", [""]), ("", []),
      ("sign/T", []), ("//x", ["", "x"]), ("/../a", ["..", "a"]),
    ])
  func paths(_ path: String, _ expected: [String]) {
    #expect(Request(environment: ["PATH_INFO": path]).path == expected)
  }

  @Test(
    "methods",
    arguments: [
      ("GET", .get), ("HEAD", .head), ("POST", .post), ("get", .other), ("PUT", .other),
      ("", .other), (nil, .other),
    ] as [(String?, Request.Method)])
  func methods(_ name: String?, _ expected: Request.Method) {
    let environment = name.map { ["REQUEST_METHOD": $0] } ?? [:]
    #expect(Request(environment: environment).method == expected)
  }

  @Test("the kind of the body, without its parameters")
  func contentType() {
    let request = Request(environment: ["CONTENT_TYPE": "Text/HTML; charset=utf-8"])
    #expect(request.contentType == "text/html")
  }

  @Test(
    "a body is as long as it is said to be",
    arguments: [
      (nil, "abc", .failure(.noLength)), ("", "abc", .failure(.noLength)),
      ("-1", "abc", .failure(.badLength)), ("+3", "abc", .failure(.badLength)),
      ("3 ", "abc", .failure(.badLength)), ("0x3", "abc", .failure(.badLength)),
      ("3,3", "abc", .failure(.badLength)), ("٣", "abc", .failure(.badLength)),
      ("11", "abc", .failure(.tooLarge(limit: 10))),
      ("1000000000000", "abc", .failure(.tooLarge(limit: 10))),
      ("99999999999999999999999", "abc", .failure(.tooLarge(limit: 10))),
      ("4", "abc", .failure(.short)), ("3", "abc", .success("abc")), ("2", "abc", .success("ab")),
      ("0", "abc", .success("")), ("003", "abc", .success("abc")),
    ] as [(String?, String, Result<String, BodyError>)])
  func body(_ length: String?, _ sent: String, _ expected: Result<String, BodyError>) {
    let request = Request(environment: length.map { ["CONTENT_LENGTH": $0] } ?? [:])
    let body = Result { () throws(BodyError) in
      try request.body(limit: 10) { Array(sent.utf8.prefix($0)) }
    }
    #expect(body.map { String(decoding: $0, as: UTF8.self) } == expected)
  }
}

@Suite("CGI, responses")
struct ResponseTests {
  @Test("a status, headers without line breaks, a length and a body")
  func bytes() {
    let response = Response(.seeOther, body: Array("été".utf8))
      .with("Location", "T\r\nSet-Cookie: x=1\u{0}é")
      .asFile(named: "C-000001 \"signée\"\r\n/../x.pdf")
    let head =
      "Status: 303 See Other\r\nLocation: TSet-Cookie: x=1\r\n"
      + "Content-Disposition: attachment; filename=\"C-000001signe..x.pdf\"\r\n"
      + "Content-Length: 5\r\n\r\n"
    #expect(String(decoding: response.bytes(for: .get), as: UTF8.self) == head + "été")
    #expect(String(decoding: response.bytes(for: .head), as: UTF8.self) == head)
  }
}
