/// The identifier of an element: its class, whether it holds others, and its number (X.690 §8.1.2).
public struct DERTag: Hashable, Sendable, CustomStringConvertible {
  /// The one octet of numbers below 31, which are all that is read and written here.
  public let octet: UInt8

  /// Takes the octet as it stands in a file.
  public init(octet: UInt8) { self.octet = octet }

  /// BOOLEAN.
  public static let boolean = DERTag(octet: 0x01)
  /// INTEGER.
  public static let integer = DERTag(octet: 0x02)
  /// BIT STRING.
  public static let bitString = DERTag(octet: 0x03)
  /// OCTET STRING.
  public static let octetString = DERTag(octet: 0x04)
  /// NULL.
  public static let null = DERTag(octet: 0x05)
  /// OBJECT IDENTIFIER.
  public static let objectIdentifier = DERTag(octet: 0x06)
  /// UTF8String.
  public static let utf8String = DERTag(octet: 0x0c)
  /// PrintableString.
  public static let printableString = DERTag(octet: 0x13)
  /// TeletexString: Latin 1 in practice.
  public static let teletexString = DERTag(octet: 0x14)
  /// IA5String: ASCII.
  public static let ia5String = DERTag(octet: 0x16)
  /// UTCTime: a year of two digits.
  public static let utcTime = DERTag(octet: 0x17)
  /// GeneralizedTime: a year of four.
  public static let generalizedTime = DERTag(octet: 0x18)
  /// BMPString: UTF-16.
  public static let bmpString = DERTag(octet: 0x1e)
  /// SEQUENCE and SEQUENCE OF.
  public static let sequence = DERTag(octet: 0x30)
  /// SET and SET OF.
  public static let set = DERTag(octet: 0x31)

  /// The tag `[number]` of a context; `constructed` when it holds elements.
  public static func context(_ number: UInt8, constructed: Bool = true) -> DERTag {
    DERTag(octet: (constructed ? 0xa0 : 0x80) | (number & 0x1f))
  }

  /// Whether it holds elements.
  public var isConstructed: Bool { octet & 0x20 != 0 }

  /// `0x30`.
  public var description: String { "0x" + String(octet, radix: 16) }
}
