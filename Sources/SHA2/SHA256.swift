/// The SHA-256 digest of a message that comes in pieces (FIPS 180-4).
///
///     var hash = SHA256()
///     hash.update(first)
///     hash.update(second)
///     hash.finish().hex
public struct SHA256: Sendable {
  /// The size of a digest in bytes.
  public static let digestSize = 32

  /// The size in bytes of what is compressed at a time.
  static let blockSize = 64

  private var state = Compression()
  private var pending: [UInt8] = []
  private var byteCount: UInt64 = 0

  /// The digest of an empty message, so far.
  public init() {}

  /// The digest of a whole message.
  public static func hash(_ message: some Collection<UInt8>) -> [UInt8] {
    var hash = SHA256()
    hash.update(message)
    return hash.finish()
  }

  /// Appends to the message.
  public mutating func update(_ bytes: some Collection<UInt8>) {
    let absorbed: Void? = bytes.withContiguousStorageIfAvailable { absorb(.init($0)) }
    if absorbed == nil { Array(bytes).withUnsafeBytes { absorb($0) } }
  }

  /// The digest of the message so far, 32 bytes; more may still be appended.
  public func finish() -> [UInt8] {
    let zeros = (2 * Self.blockSize - 9 - pending.count) % Self.blockSize
    let padding = [0x80] + [UInt8](repeating: 0, count: zeros) + bigEndian(byteCount &* 8)
    var last = self
    last.update(padding)
    return last.state.words.flatMap(bigEndian)
  }

  private mutating func absorb(_ bytes: UnsafeRawBufferPointer) {
    byteCount &+= UInt64(bytes.count)
    var rest = bytes[...]
    if !pending.isEmpty {
      let head = rest.prefix(Self.blockSize - pending.count)
      rest = rest.dropFirst(head.count)
      pending += head
      guard pending.count == Self.blockSize else { return }
      pending.withUnsafeBytes { state.compress($0) }
      pending.removeAll(keepingCapacity: true)
    }
    let whole = rest.count - rest.count % Self.blockSize
    state.compress(UnsafeRawBufferPointer(rebasing: rest.prefix(whole)))
    pending += rest.dropFirst(whole)
  }
}

/// The bytes of a number, the most significant first.
private func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: number.bigEndian) { [UInt8]($0) }
}
