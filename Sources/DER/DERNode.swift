/// An element of DER as it was read, with those that it holds.
///
/// Reading is strict: definite lengths in their shortest form, nothing behind the last element,
/// bounded in size, depth and number. Whatever the bytes are, it throws or gives a tree.
public struct DERNode: Sendable {
  /// What kind of element it is.
  public let tag: DERTag
  /// All of it: tag, length and content, as it stands in the bytes that were read.
  public let encoded: ArraySlice<UInt8>
  /// What stands behind the length.
  public let content: ArraySlice<UInt8>
  /// The elements that it holds; none when its tag is primitive.
  public let children: [DERNode]

  /// Reads bytes that are one element and nothing else.
  public init(
    _ bytes: some Collection<UInt8>, limits: DERLimits = DERLimits()
  ) throws(DERError) {
    guard bytes.count <= limits.size else { throw .tooLarge(limit: limits.size) }
    var reader = DERReader(bytes: Array(bytes), limits: limits)
    self = try reader.node(depth: 0)
    guard reader.position == reader.end else { throw .trailing(offset: reader.position) }
  }

  /// Reads the one element at the beginning of bytes that may go on, such as zeros behind a
  /// signature in a PDF.
  public init(
    prefix bytes: some Collection<UInt8>, limits: DERLimits = DERLimits()
  ) throws(DERError) {
    guard bytes.count <= limits.size else { throw .tooLarge(limit: limits.size) }
    var reader = DERReader(bytes: Array(bytes), limits: limits)
    self = try reader.node(depth: 0)
  }

  init(
    tag: DERTag, encoded: ArraySlice<UInt8>, content: ArraySlice<UInt8>, children: [DERNode]
  ) {
    self.tag = tag
    self.encoded = encoded
    self.content = content
    self.children = children
  }

  /// Where it stood in the bytes that were read.
  public var offset: Int { encoded.startIndex }

  /// What it holds, if it has this tag.
  public func children(of tag: DERTag) throws(DERError) -> [DERNode] {
    try require(tag)
    return children
  }

  /// What a SEQUENCE holds, taken one after the other.
  public func fields() throws(DERError) -> DERFields {
    DERFields(try children(of: .sequence)[...], behind: encoded.endIndex)
  }

  /// Refuses another tag.
  public func require(_ wanted: DERTag) throws(DERError) {
    guard tag == wanted else { throw .unexpected(offset: offset) }
  }
}

/// The elements of a SEQUENCE, taken one after the other, as their definition in ASN.1 lists them.
public struct DERFields: Sendable {
  private var rest: ArraySlice<DERNode>
  private let end: Int

  init(_ nodes: ArraySlice<DERNode>, behind end: Int) {
    rest = nodes
    self.end = end
  }

  /// Whether nothing is left.
  public var isEmpty: Bool { rest.isEmpty }

  /// The next one, whatever it is.
  public mutating func next() throws(DERError) -> DERNode {
    guard let node = rest.popFirst() else { throw .unexpected(offset: end) }
    return node
  }

  /// The next one, which must have this tag.
  public mutating func next(_ tag: DERTag) throws(DERError) -> DERNode {
    let node = try next()
    try node.require(tag)
    return node
  }

  /// The next one if it has this tag: an OPTIONAL one.
  public mutating func optional(_ tag: DERTag) -> DERNode? {
    rest.first?.tag == tag ? rest.popFirst() : nil
  }

  /// Refuses anything that is left.
  public func close() throws(DERError) {
    if let node = rest.first { throw .unexpected(offset: node.offset) }
  }
}
