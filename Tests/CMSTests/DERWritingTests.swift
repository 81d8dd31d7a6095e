import DER
import SHA2
import Testing

/// What is written, against X.690 and against what OpenSSL reads.
@Suite("DER, writing") struct DERWritingTests {
  @Test(
    "numbers take their shortest form, and stay positive",
    arguments: [
      (0, "020100"), (1, "020101"), (127, "02017f"), (128, "02020080"), (255, "020200ff"),
      (256, "02020100"), (65_537, "0203010001"), (UInt64(1) << 63, "0209008000000000000000"),
    ] as [(UInt64, String)])
  func integers(number: UInt64, hex: String) {
    #expect(DER.integer(number).hex == hex)
  }

  @Test(
    "lengths take their shortest form",
    arguments: [
      (0, "0400"), (127, "047f"), (128, "048180"), (255, "0481ff"), (256, "04820100"),
      (65_535, "0482ffff"), (65_536, "0483010000"),
    ])
  func lengths(count: Int, head: String) {
    let written = DER.octetString([UInt8](repeating: 0, count: count))
    #expect(Array(written.prefix(head.utf8.count / 2)).hex == head)
    #expect(written.count == count + head.utf8.count / 2)
  }

  static let identifiers: [(OID, String, String)] = [
    (OID(1, 2, 840, 113549, 1, 7, 2), "06092a864886f70d010702", "1.2.840.113549.1.7.2"),
    (OID(2, 5, 4, 3), "0603550403", "2.5.4.3"),
    (OID(2, 999, 3), "0603883703", "2.999.3"),
    (OID(0, 9, 2342), "06030992 26".filter { $0 != " " }, "0.9.2342"),
    (OID(2, 16, 840, 1, 101, 3, 4, 2, 1), "0609608648016503040201", "2.16.840.1.101.3.4.2.1"),
  ]

  @Test("object identifiers are written, read and said alike", arguments: identifiers)
  func identifier(oid: OID, hex: String, text: String) throws {
    #expect(DER.oid(oid).hex == hex)
    #expect(oid.description == text)
    #expect(try DERNode(DER.oid(oid)).oid() == oid)
  }

  @Test("a set is sorted, a sequence is not")
  func order() {
    let (a, b) = (DER.integer(2), DER.boolean(true))
    #expect(DER.setOf([a, b]) == DER.setOf([b, a]))
    #expect(DER.setOf([a, b]).hex == "31060101ff020102")
    #expect(DER.sequence(a, b).hex == "30060201020101ff")
    #expect(DER.tagged(0, DER.null).hex == "a0020500")
    #expect(DER.bitString([0xc0], unused: 6).hex == "030206c0")
  }

  @Test(
    "times are written and read alike, with two digits for the year until 2049",
    arguments: [
      (0, "700101000000Z"), (951_782_399, "000228235959Z"), (951_782_400, "000229000000Z"),
      (1_794_733_200, "261115090000Z"), (2_524_607_999, "491231235959Z"),
      (2_524_608_000, "20500101000000Z"), (4_107_542_399, "21000228235959Z"),
      (4_107_542_400, "21000301000000Z"), (253_402_300_799, "99991231235959Z"),
    ] as [(Int64, String)])
  func times(seconds: Int64, text: String) throws {
    let written = DER.dateTime(seconds)
    #expect(String(decoding: written.dropFirst(2), as: UTF8.self) == text)
    #expect(try DERNode(written).seconds() == seconds)
  }
}
