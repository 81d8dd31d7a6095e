/// The identifier of an element: its class, whether it holds others, and its number (X.690 §8.1.2).
public struct DERTag: Hashable, Sendable, CustomStringConvertible {
  /// The one octet of numbers below 31, which are all that is read and written here.
  public let octet: UInt8

  /// Takes the octet as it stands in a file.
  public init(octet: UInt8) { self.octet = octet }

  public static let boolean = DERTag(octet: 0x01)
  public static let integer = DERTag(octet: 0x02)
  public static let bitString = DERTag(octet: 0x03)
  public static let octetString = DERTag(octet: 0x04)
  public static let null = DERTag(octet: 0x05)
  public static let objectIdentifier = DERTag(octet: 0x06)
  public static let utf8String = DERTag(octet: 0x0c)
  public static let sequence = DERTag(octet: 0x30)
  public static let set = DERTag(octet: 0x31)
  public static let printableString = DERTag(octet: 0x13)
  public static let teletexString = DERTag(octet: 0x14)
  public static let ia5String = DERTag(octet: 0x16)
  public static let utcTime = DERTag(octet: 0x17)
  public static let generalizedTime = DERTag(octet: 0x18)
  public static let bmpString = DERTag(octet: 0x1e)

  /// The tag `[number]` of a context; `constructed` when it holds elements.
  public static func context(_ number: UInt8, constructed: Bool = true) -> DERTag {
    DERTag(octet: (constructed ? 0xa0 : 0x80) | (number & 0x1f))
  }

  /// Whether it holds elements.
  public var isConstructed: Bool { octet & 0x20 != 0 }

  public var description: String { "0x" + String(octet, radix: 16) }
}
