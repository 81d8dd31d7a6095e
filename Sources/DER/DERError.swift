/// Why bytes are no DER, or not the DER that is wanted; the offset is where it was seen.
public enum DERError: Error, Equatable, Sendable {
  /// More bytes than are read.
  case tooLarge(limit: Int)
  /// Elements inside elements, deeper than is read.
  case tooDeep(offset: Int)
  /// More elements than are read.
  case tooMany(limit: Int)
  /// The bytes end within an element.
  case truncated(offset: Int)
  /// Bytes behind the last element.
  case trailing(offset: Int)
  /// A tag of several octets, or none at all.
  case badTag(offset: Int)
  /// A length of indefinite form, or not in its shortest form.
  case badLength(offset: Int)
  /// Another element was wanted.
  case unexpected(offset: Int)
  /// The content is no value of its kind: an integer not in its shortest form, no such day.
  case badValue(offset: Int)
}

/// How much is read of bytes that may come from anybody.
public struct DERLimits: Sendable {
  /// How many bytes at most.
  public var size: Int
  /// How deep elements may lie inside one another.
  public var depth: Int
  /// How many elements at most, all told.
  public var elements: Int

  /// Four mebibytes, 32 deep, 50,000 elements, unless said otherwise.
  public init(size: Int = 4 << 20, depth: Int = 32, elements: Int = 50_000) {
    self.size = size
    self.depth = depth
    self.elements = elements
  }
}
