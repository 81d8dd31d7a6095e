/// What a program answers to a web server (RFC 3875): a status, headers, a body.
public struct Response: Sendable {
  /// How a request ended.
  public struct Status: Equatable, Sendable {
    /// The three digits.
    public let code: Int
    private let reason: String

    private init(_ code: Int, _ reason: String) {
      self.code = code
      self.reason = reason
    }

    var line: String { "\(code) \(reason)" }

    /// It is here.
    public static let ok = Self(200, "OK")
    /// It was done; look there.
    public static let seeOther = Self(303, "See Other")
    /// It cannot be read.
    public static let badRequest = Self(400, "Bad Request")
    /// There is no such thing.
    public static let notFound = Self(404, "Not Found")
    /// Not in this way.
    public static let methodNotAllowed = Self(405, "Method Not Allowed")
    /// What it was made for has changed.
    public static let conflict = Self(409, "Conflict")
    /// Its length was not said.
    public static let lengthRequired = Self(411, "Length Required")
    /// It is too long.
    public static let tooLarge = Self(413, "Content Too Large")
    /// It is of another kind than what is read.
    public static let unsupportedType = Self(415, "Unsupported Media Type")
    /// It can be read, and something in it is wrong.
    public static let unprocessable = Self(422, "Unprocessable Content")
    /// A fault of the program.
    public static let serverError = Self(500, "Internal Server Error")
    /// Not now; again in a moment.
    public static let unavailable = Self(503, "Service Unavailable")
  }

  /// How the request ended.
  public let status: Status
  private var headers: [(name: StaticString, value: String)] = []
  /// What is handed over.
  public let body: [UInt8]

  /// An answer without headers.
  public init(_ status: Status, body: [UInt8] = []) {
    self.status = status
    self.body = body
  }

  /// The answer with one more header. What could end its line is left out of the value.
  public func with(_ name: StaticString, _ value: String) -> Self {
    var changed = self
    let isPlain = { (scalar: Unicode.Scalar) in 0x20..<0x7F ~= scalar.value }
    let plain = String(String.UnicodeScalarView(value.unicodeScalars.filter(isPlain)))
    changed.headers.append((name, plain))
    return changed
  }

  /// The answer with a body that is a file: to be kept, or to be shown where that can be done.
  public func asFile(named name: String, isShown: Bool = false) -> Self {
    let isPlain = { (byte: UInt8) in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"):
        true
      default: false
      }
    }
    let plain = String(decoding: name.utf8.filter(isPlain), as: UTF8.self)
    return with(
      "Content-Disposition", "\(isShown ? "inline" : "attachment"); filename=\"\(plain)\"")
  }

  /// What the server reads; to a `HEAD` the same without the body.
  public func bytes(for method: Request.Method) -> [UInt8] {
    var head = "Status: \(status.line)\r\n"
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    head += "Content-Length: \(body.count)\r\n\r\n"
    return Array(head.utf8) + (method == .head ? [] : body)
  }
}
