/// What a form sent (`application/x-www-form-urlencoded`): each field once.
public struct Form: Sendable {
  private let fields: [String: String]

  /// Reads the fields.
  ///
  /// A name that comes twice is refused: two readers could each believe another one of them.
  public init(_ bytes: [UInt8]) throws(FormError) {
    var fields: [String: String] = [:]
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      let parts = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let name: String
      let value: String
      do {
        name = try percentDecoded(parts[0], plusIsSpace: true)
        value = try percentDecoded(parts.count == 2 ? parts[1] : [], plusIsSpace: true)
      } catch { throw .coding(error) }
      if fields.updateValue(value, forKey: name) != nil { throw .duplicate(name: name) }
      if fields.count > Self.mostFields { throw .tooManyFields }
    }
    self.fields = fields
  }

  /// The text of a field; nil if it was not sent.
  public subscript(_ name: String) -> String? { fields[name] }

  /// The names of all fields that were sent.
  public var names: Set<String> { Set(fields.keys) }

  /// More fields than any page has.
  public static let mostFields = 64
}

/// Why a form is not read.
public enum FormError: Error, Equatable, Sendable {
  /// A name or a value that is no text.
  case coding(CodingError)
  /// The same name twice.
  case duplicate(name: String)
  /// More than ``Form/mostFields``.
  case tooManyFields
}
