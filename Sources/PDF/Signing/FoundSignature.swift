/// A signature as its dictionary has it; nothing of it is believed yet.
public struct FoundSignature: Equatable, Sendable {
  /// What it covers; nil when its dictionary says nothing that could be true.
  public let range: SignedRange?
  /// Why there is no range.
  public let fault: SignedRangeFault?
  /// The CMS bytes, with the zeros behind them.
  public let contents: [UInt8]
  /// How it is made: `ETSI.CAdES.detached`, `adbe.pkcs7.detached`.
  public let subFilter: String?
  /// When its maker says that it was made, as the file has it: `D:20261120223720+00'00'`.
  public let claimedTime: String?

  /// Where what it covers ends.
  public var end: Int? { range?.end }
  /// Whether it is a time-stamp over the document, which is nobody's signature.
  public var isDocumentTimestamp: Bool { subFilter == "ETSI.RFC3161" }

  init(_ dictionary: PDFDictionary, in bytes: [UInt8]) {
    let string = dictionary["Contents"]?.string
    contents = string?.bytes ?? []
    subFilter = dictionary["SubFilter"]?.name
    claimedTime = dictionary["M"]?.string.map { String(decoding: $0.bytes, as: UTF8.self) }
    do {
      if dictionary.hasDuplicates { throw SignedRangeFault.ambiguous }
      range = try SignedRange(
        dictionary["ByteRange"], contents: string?.hexadecimal, in: bytes)
      fault = nil
    } catch {
      range = nil
      fault = error as? SignedRangeFault ?? .ambiguous
    }
  }
}

/// The bytes that a signature covers: all from the first one on, but for one gap, which is the
/// signature itself.
public struct SignedRange: Equatable, Sendable {
  /// The signature's own string, with its brackets.
  public let gap: Range<Int>
  /// Where the covered bytes end.
  public let end: Int

  /// The covered bytes.
  public func content(of bytes: [UInt8]) -> [UInt8] {
    Array(bytes[..<gap.lowerBound] + bytes[gap.upperBound..<end])
  }

  init(
    _ value: PDFValue?, contents: Range<Int>?, in bytes: [UInt8]
  ) throws(SignedRangeFault) {
    guard let numbers = value?.integers, numbers.count == 4 else { throw .missing }
    guard let contents else { throw .missing }
    guard numbers[0] == 0 else { throw .notFromStart }
    let (first, second, length) = (numbers[1], numbers[2], numbers[3])
    guard first > 0, second > first, length >= 0, second <= bytes.count,
      length <= bytes.count - second
    else { throw .outOfBounds }
    guard contents == first..<second, Self.isPlain(bytes[contents.dropFirst().dropLast()]) else {
      throw .gapIsMore
    }
    gap = contents
    end = second + length
  }

  /// Pairs of digits of one case: nothing can be said in the gap, which nothing covers.
  private static func isPlain(_ digits: ArraySlice<UInt8>) -> Bool {
    var hasSmall = false
    var hasCapital = false
    for digit in digits {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: "a")...UInt8(ascii: "f"): hasSmall = true
      case UInt8(ascii: "A")...UInt8(ascii: "F"): hasCapital = true
      default: return false
      }
    }
    return digits.count % 2 == 0 && !(hasSmall && hasCapital)
  }
}

/// Why a signature's dictionary cannot be true.
public enum SignedRangeFault: Error, Equatable, Sendable {
  /// It has no range, or no signature.
  case missing
  /// A key stands twice.
  case ambiguous
  case notFromStart
  /// It covers what is not there.
  case outOfBounds
  /// Its gap is not exactly its own string.
  case gapIsMore
}
