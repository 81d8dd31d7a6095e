import Chances
import DER
import SHA2
import Testing

/// Bytes from anybody: each gives a tree or an error, and never more work than its limits allow.
@Suite("DER, reading") struct DERReadingTests {
  static let malformed: [(String, DERError)] = [
    ("", .truncated(offset: 0)),
    ("30", .truncated(offset: 1)),
    ("3003020101ff", .trailing(offset: 5)),
    ("3005020101", .truncated(offset: 0)),
    ("30030201", .truncated(offset: 0)),
    // A child that goes on behind its parent.
    ("30030205010203", .truncated(offset: 2)),
    // Indefinite; not the shortest; five octets of length; the reserved one.
    ("30800201010000", .badLength(offset: 1)),
    ("308103020101", .badLength(offset: 1)),
    ("30820003020101", .badLength(offset: 1)),
    ("30850000000001aa", .badLength(offset: 1)),
    ("30ff", .badLength(offset: 1)),
    ("3084ffffffff", .truncated(offset: 0)),
    // A tag of several octets, and none.
    ("1f8101", .badTag(offset: 0)),
    ("0000", .badTag(offset: 0)),
  ]

  @Test("what is no DER is refused, with the place", arguments: malformed)
  func refused(hex: String, error: DERError) throws {
    let bytes = try #require([UInt8](hex: hex))
    #expect(throws: error) { try DERNode(bytes) }
  }

  @Test("depth, number and size are limited")
  func limits() {
    let deep = (0..<31).reduce(DER.null) { inner, _ in DER.sequence(inner) }
    #expect(throws: Never.self) { try DERNode(deep) }
    #expect(throws: DERError.self) { try DERNode(DER.sequence(deep)) }
    let bottomless = (0..<20_000).reduce(DER.null) { inner, _ in DER.element(.sequence, inner) }
    #expect(throws: DERError.tooDeep(offset: 160)) { try DERNode(bottomless) }
    let many = DER.element(.sequence, [UInt8](repeating: 5, count: 0) + nulls(100))
    #expect(throws: DERError.tooMany(limit: 50)) {
      try DERNode(many, limits: DERLimits(elements: 50))
    }
    #expect(throws: DERError.tooLarge(limit: 10)) {
      try DERNode(many, limits: DERLimits(size: 10))
    }
  }

  private func nulls(_ count: Int) -> [UInt8] { (0..<count).flatMap { _ in DER.null } }

  @Test(
    "a value that is none is refused",
    arguments: ["0200", "02020001", "0202ff80", "0101aa", "0100", "06018f", "0600", "06028001"])
  func values(hex: String) throws {
    let node = try DERNode(try #require([UInt8](hex: hex)))
    #expect(throws: DERError.badValue(offset: 0)) {
      switch node.tag {
      case .integer: _ = try node.number()
      case .boolean: _ = try node.boolean()
      default: _ = try node.oid()
      }
    }
  }

  @Test(
    "no time that is none is read",
    arguments: [
      "260230000000Z", "261301000000Z", "260001000000Z", "260101240000Z", "260101006000Z",
      "260101000060Z", "2601010000Z", "260101000000", "260101000000+0100", "26010100000aZ",
      "20260101000000Z", "",
    ])
  func times(text: String) throws {
    let node = try DERNode(DER.element(.utcTime, Array(text.utf8)))
    #expect(throws: DERError.badValue(offset: 0)) { try node.seconds() }
  }

  @Test("a time-stamp's fraction of a second is left out")
  func fraction() throws {
    let time = DER.element(.generalizedTime, Array("20261120090000.123Z".utf8))
    #expect(try DERNode(time).seconds() == 1_795_165_200)
    let empty = DER.element(.generalizedTime, Array("20261120090000.Z".utf8))
    #expect(throws: DERError.badValue(offset: 0)) { try DERNode(empty).seconds() }
  }

  @Test("fields are taken in their order, and none is left over")
  func fields() throws {
    let node = try DERNode(DER.sequence(DER.integer(1), DER.boolean(true)))
    var fields = try node.fields()
    #expect(fields.optional(.boolean) == nil)
    #expect(try fields.next(.integer).number() == 1)
    #expect(throws: DERError.unexpected(offset: 5)) { try fields.close() }
    #expect(try fields.next().boolean())
    try fields.close()
    #expect(throws: DERError.self) { try fields.next() }
    #expect(throws: DERError.self) { try node.children[0].fields() }
  }

  @Test("texts of every kind are read, and those that are none are not")
  func texts() throws {
    func text(_ tag: DERTag, _ bytes: [UInt8]) throws -> String? {
      try DERNode(DER.element(tag, bytes)).text
    }
    #expect(try text(.utf8String, Array("Île".utf8)) == "Île")
    #expect(try text(.utf8String, [0xff]) == nil)
    #expect(try text(.printableString, Array("IRF".utf8)) == "IRF")
    #expect(try text(.printableString, [0xce]) == nil)
    #expect(try text(.teletexString, [0xce, 0x6c]) == "Îl")
    #expect(try text(.bmpString, [0, 0xce, 0, 0x6c]) == "Îl")
    #expect(try text(.bmpString, [0]) == nil)
    #expect(try text(.bmpString, [0xd8, 0]) == nil)
    #expect(try text(.octetString, [65]) == nil)
  }

  @Test("no bytes make it trap")
  func random() {
    var generator = Chance()
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
        // Few values, so that tags and lengths fit often.
        [UInt8](hex: "30020105060a1780a08203ff")?.randomElement(using: &generator) ?? 0
      }
      if let node = try? DERNode(prefix: bytes) { exercise(node) }
    }
  }
}

/// Reads a tree in every way there is.
func exercise(_ node: DERNode) {
  _ = try? node.oid().description
  _ = try? node.number()
  _ = try? node.boolean()
  _ = try? node.flags()
  _ = try? node.seconds()
  _ = try? node.wholeBitString()
  _ = node.text
  for child in node.children { exercise(child) }
}
