/// A request as a web server hands it to a program (RFC 3875): what its environment says, and a body
/// that is still to be read.
public struct Request: Sendable {
  /// The variables that are looked at, and no others: a header that a client makes up (`HTTP_PROXY`)
  /// never becomes anything.
  public static let variables = [
    "REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "CONTENT_TYPE", "CONTENT_LENGTH",
  ]

  /// What is asked for.
  public enum Method: Sendable {
    /// To look.
    case get
    /// To look at the head alone.
    case head
    /// To act.
    case post
    /// Anything else.
    case other
  }

  /// What is asked for.
  public let method: Method
  /// Where, as segments: `/a/b` is `a`, `b`; a slash at the end leaves an empty one. What does not
  /// begin with a slash has none.
  public let path: [String]
  /// What stands behind the question mark, encoded still.
  public let query: String
  /// What the body is said to be, in lower case and without parameters.
  public let contentType: String
  private let contentLength: String?

  /// Reads what the server says.
  public init(environment: [String: String]) {
    method =
      switch environment["REQUEST_METHOD"] {
      case "GET": .get
      case "HEAD": .head
      case "POST": .post
      default: .other
      }
    let parts = (environment["PATH_INFO"] ?? "").split(
      separator: "/", omittingEmptySubsequences: false)
    path = parts.first == "" ? parts.dropFirst().map(String.init) : []
    query = environment["QUERY_STRING"] ?? ""
    contentType = (environment["CONTENT_TYPE"] ?? "").prefix { $0 != ";" && $0 != " " }
      .lowercased()
    contentLength = environment["CONTENT_LENGTH"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Reads the body: exactly as long as the server says, and never longer than the limit.
  ///
  /// - Parameter read: gives as many bytes as there are, up to a number.
  public func body(
    limit: Int, read: (_ count: Int) -> [UInt8]
  ) throws(BodyError) -> [UInt8] {
    guard let contentLength else { throw .noLength }
    let isNumber = contentLength.utf8.allSatisfy {
      UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
    }
    guard isNumber else { throw .badLength }
    // A number that no integer holds is too large as well.
    guard let length = Int(contentLength), length <= limit else { throw .tooLarge(limit: limit) }
    let bytes = length == 0 ? [] : read(length)
    guard bytes.count == length else { throw .short }
    return bytes
  }
}

/// Why a body is not read.
public enum BodyError: Error, Equatable, Sendable {
  /// No length was said (411).
  case noLength
  /// What was said is no length (400).
  case badLength
  /// It is longer than the limit (413).
  case tooLarge(limit: Int)
  /// It ends before its length (400).
  case short
}
