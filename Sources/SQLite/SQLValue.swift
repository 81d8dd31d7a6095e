/// A Swift value that stands in one column: an integer, a text, a blob, or NULL when optional.
///
/// An enum with raw values only has to say so: `enum State: String, SQLValue { … }`.
public protocol SQLValue {
  /// What is stored for this value.
  var stored: StoredValue { get }

  /// The value that `stored` stands for, or nil where it stands for none.
  init?(stored: StoredValue)
}

/// What SQLite keeps in a column.
public enum StoredValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])
}

extension Int64: SQLValue {
  /// An INTEGER.
  public var stored: StoredValue { .integer(self) }

  /// Reads an INTEGER.
  public init?(stored: StoredValue) {
    guard case .integer(let integer) = stored else { return nil }
    self = integer
  }
}

extension Int: SQLValue {
  /// An INTEGER.
  public var stored: StoredValue { .integer(Int64(self)) }

  /// Reads an INTEGER.
  public init?(stored: StoredValue) {
    guard case .integer(let integer) = stored else { return nil }
    self.init(exactly: integer)
  }
}

extension Bool: SQLValue {
  /// The INTEGER 0 or 1.
  public var stored: StoredValue { .integer(self ? 1 : 0) }

  /// Reads the INTEGER 0 or 1, no other.
  public init?(stored: StoredValue) {
    switch stored {
    case .integer(0): self = false
    case .integer(1): self = true
    default: return nil
    }
  }
}

extension String: SQLValue {
  /// A TEXT.
  public var stored: StoredValue { .text(self) }

  /// Reads a TEXT.
  public init?(stored: StoredValue) {
    guard case .text(let text) = stored else { return nil }
    self = text
  }
}

extension [UInt8]: SQLValue {
  /// A BLOB.
  public var stored: StoredValue { .blob(self) }

  /// Reads a BLOB.
  public init?(stored: StoredValue) {
    guard case .blob(let bytes) = stored else { return nil }
    self = bytes
  }
}

extension Optional: SQLValue where Wrapped: SQLValue {
  /// NULL for nil.
  public var stored: StoredValue { self?.stored ?? .null }

  /// Reads NULL as nil.
  public init?(stored: StoredValue) {
    let value = Wrapped(stored: stored)
    guard value != nil || stored == .null else { return nil }
    self = value
  }
}

extension SQLValue where Self: RawRepresentable, RawValue: SQLValue {
  /// The raw value.
  public var stored: StoredValue { rawValue.stored }

  /// Reads a raw value; nil where there is no such case.
  public init?(stored: StoredValue) {
    guard let raw = RawValue(stored: stored) else { return nil }
    self.init(rawValue: raw)
  }
}
