import ChildProcess
import Foundation
import Stage
import Testing

/// A request as a web server would hand it to `jinius cgi`.
struct CgiRequest: Sendable {
  var method: String? = "GET"
  var path: String
  var query = ""
  var type: String? = "application/x-www-form-urlencoded"
  var length: String?
  var body: [UInt8] = []
  var others: [String: String] = [:]

  /// To look at a path.
  static func get(_ path: String) -> Self { Self(path: path) }

  /// To send a form.
  static func post(_ path: String, _ form: String) -> Self {
    let body = Array(form.utf8)
    return Self(method: "POST", path: path, length: "\(body.count)", body: body)
  }

  /// With one thing changed.
  func with(_ change: (inout Self) -> Void) -> Self {
    var changed = self
    change(&changed)
    return changed
  }

  fileprivate var environment: [String: String] {
    var variables = others
    variables["GATEWAY_INTERFACE"] = "CGI/1.1"
    variables["REQUEST_METHOD"] = method
    variables["PATH_INFO"] = path
    variables["QUERY_STRING"] = query
    variables["CONTENT_TYPE"] = type
    variables["CONTENT_LENGTH"] = length
    return variables
  }
}

/// What the server would read.
struct CgiAnswer: Equatable, Sendable {
  let status: Int
  let headers: [String: String]
  let body: [UInt8]
  /// What went to the server's log.
  let log: String

  var text: String { String(decoding: body, as: UTF8.self) }

  init(_ result: ChildResult) throws {
    log = String(decoding: result.errors, as: UTF8.self)
    let end = try #require(
      Data(result.output).range(of: Data("\r\n\r\n".utf8)),
      "\(result.status) \(String(decoding: result.output.prefix(500), as: UTF8.self)) \(log)")
    let lines = String(decoding: result.output[..<end.lowerBound], as: UTF8.self)
      .components(separatedBy: "\r\n")
    var headers: [String: String] = [:]
    for line in lines {
      let parts = line.split(separator: ":", maxSplits: 1)
      try #require(parts.count == 2, "\(line)")
      headers[String(parts[0])] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    self.headers = headers
    status = try #require(Int(headers["Status"]?.prefix(3) ?? ""))
    body = Array(result.output[end.upperBound...])
  }

  /// The one-time token of a form of the page.
  func form(_ act: String) throws -> String {
    let marks = try #require(
      text.firstMatch(
        of: try Regex(
          "value=\"\(act)\"><input type=\"hidden\" name=\"form\" value=\"([A-Za-z0-9_-]{43})\"")),
      "no form \(act) in \(text)")
    return String(try #require(marks.output[1].substring))
  }
}

extension Scratch {
  /// Has the release answer a request, without a server.
  func cgi(_ request: CgiRequest) throws -> CgiAnswer {
    try CgiAnswer(
      try run(
        jinius, ["cgi"],
        environment: .only(environment.merging(request.environment) { _, given in given }),
        input: request.body, limit: 60))
  }

  /// Registers somebody and launches; answers with the path of the link.
  func launched(_ person: String = "Léa Petit <lea@cabinet.example>") throws -> String {
    try done(Self.launch(try convention(of: person)))
    return try newestPath(to: Self.signatory)
  }

  /// The path of the link in the newest letter to somebody.
  func newestPath(to recipient: String) throws -> String {
    let letter = try newestLetter(to: recipient)
    let link = try #require(letter.firstMatch(of: /\/(sign|invitation)\/[A-Za-z0-9_-]{43}/))
    return String(link.0)
  }

  /// The code of the newest SMS.
  func newestCode() throws -> String {
    String(
      try #require(try newestLetter(to: "+33612345678").firstMatch(of: /\b[0-9]{6}\b/)).0)
  }

  /// A digest of every row of the database.
  func state() throws -> String {
    let ending = try bash("sqlite3 jinius.db .dump | sha256sum")
    try #require(ending.status == 0, "\(ending)")
    return ending.output
  }

  /// The number of the journal's last entry, and how many letters there are.
  func marks() throws -> String {
    try sql("SELECT number FROM journal_head; SELECT count(*) FROM letter;")
  }
}
