/// What a signature in a file says of itself, for readers; only the time is ours to claim here.
public struct SignatureStatement: Sendable {
  /// Who signs.
  public var name: String
  /// Why, in a few words.
  public var reason: String
  /// When, as the signer claims it.
  public var at: Timestamp

  /// Says all of it at once.
  public init(name: String, reason: String, at: Timestamp) {
    self.name = name
    self.reason = reason
    self.at = at
  }
}

/// A file with room for a signature over all of its other bytes (PDF 32000-1 §12.8.1).
public struct SignableFile: Sendable {
  /// How many bytes a signature may have.
  public static let room = 16_384

  /// All of the file.
  private(set) var bytes: [UInt8]
  /// The room with its angle brackets: all that the signature does not cover.
  let gap: Range<Int>

  /// Adds a revision with an invisible signature field on the last page of a file that this library
  /// wrote and that has no field yet.
  ///
  /// - Parameter identifier: of the revision, 16 bytes.
  public init(
    _ original: [UInt8], _ statement: SignatureStatement, identifier: [UInt8]
  ) throws(UpdateError) {
    guard original.count < Self.limit else { throw .tooLarge(limit: Self.limit) }
    var update = try IncrementalUpdate(of: original)
    guard let page = update.pages.last else { throw .foreign(offset: 0) }
    let signature = update.reserve()
    let widget = update.reserve()

    // First of the revision, so that its place is known.
    let head = "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange "
    let contents = Self.byteRange(0, 0, 0) + " /Contents "
    let room = "<" + String(repeating: "00", count: Self.room) + ">"
    update.write(
      signature,
      head + contents + room
        + " /M \(byteString(statement.at.text)) /Name \(textString(statement.name))"
        + " /Reason \(textString(statement.reason)) >>")
    let range = original.count + "\(signature) 0 obj\n".utf8.count + head.utf8.count
    gap = range + contents.utf8.count..<range + contents.utf8.count + room.utf8.count

    try update.extend(update.catalog, with: "/AcroForm << /Fields [\(widget) 0 R] /SigFlags 3 >>")
    try update.extend(page, with: "/Annots [\(widget) 0 R]")
    // Printed and locked, as wide as nothing.
    update.write(
      widget,
      "<< /Type /Annot /Subtype /Widget /FT /Sig /T \(textString("Signature1"))"
        + " /V \(signature) 0 R /P \(page) 0 R /Rect [0 0 0 0] /F 132 >>")
    bytes = update.finish(identifier: identifier)
    let measured = Self.byteRange(gap.lowerBound, gap.upperBound, bytes.count - gap.upperBound)
    bytes.replaceSubrange(range..<range + measured.utf8.count, with: measured.utf8)
  }

  /// What is to be signed: the bytes before the room, and those behind it.
  public var signedParts: [ArraySlice<UInt8>] {
    [bytes[..<gap.lowerBound], bytes[gap.upperBound...]]
  }

  /// The file with a signature in its room; nil for one that is too large.
  public func embedding(_ signature: [UInt8]) -> [UInt8]? {
    guard signature.count <= Self.room else { return nil }
    var digits: [UInt8] = []
    digits.write(hex: signature)
    var signed = bytes
    signed.replaceSubrange(gap.lowerBound + 1..<gap.lowerBound + 1 + digits.count, with: digits)
    return signed
  }

  /// Validators begin to stumble at a hundred million bytes, and no contract comes near.
  private static let limit = 50_000_000

  /// The signed ranges, in a width that holds any.
  private static func byteRange(_ before: Int, _ behind: Int, _ rest: Int) -> String {
    let numbers = [before, behind, rest].map { number in
      let digits = String(number)
      return String(repeating: "0", count: max(0, 10 - digits.utf8.count)) + digits
    }
    return "[0 " + numbers.joined(separator: " ") + "]"
  }
}

extension IncrementalUpdate {
  /// Writes a dictionary of the original again with one entry more; refuses one that has it.
  fileprivate mutating func extend(_ number: Int, with entry: String) throws(UpdateError) {
    let body = try body(of: number)
    let name = entry.prefix { $0 != " " }
    guard body.hasSuffix(" >>"), !body.contains(name + " ") else {
      throw .hasFields(object: number)
    }
    self.write(number, body.dropLast(2) + entry + " >>")
  }
}
