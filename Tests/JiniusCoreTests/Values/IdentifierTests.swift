import JiniusCore
import Testing

@Suite("Identifiers of companies") struct IdentifierTests {
  @Test(
    "A SIRET is accepted grouped or not",
    arguments: [
      ("73282932000074", "732 829 320 00074"), ("732 829 320 00074", "732 829 320 00074"),
      ("732\u{A0}829\u{202F}320 00074 ", "732 829 320 00074"),
      ("37962734200015", "379 627 342 00015"), ("40483304800022", "404 833 048 00022"),
      ("35600000000048", "356 000 000 00048"), ("35600000009075", "356 000 000 09075"),
      ("35600000049837", "356 000 000 49837"),
    ])
  func siret(text: String, grouped: String) throws {
    let siret = try SIRET(text)
    #expect(siret.grouped == grouped)
    #expect(siret.description == grouped.filter { $0 != " " })
    #expect(siret.siren.description + siret.nic == siret.description)
    #expect(try SIRET(siret.description) == siret)
  }

  @Test(
    "A SIRET is refused with its fault",
    arguments: [
      ("73282932000075", "14 digits that end in a valid check digit"),
      ("35600000009076", "14 digits that end in a valid check digit"),
      ("7328293200007", "14 digits (13 given)"), ("732829320000740", "14 digits (15 given)"),
      ("", "14 digits (0 given)"),
      ("732829320", "14 digits: this SIREN, then the 5 digits of the establishment"),
      ("732829321", "14 digits (9 given)"),
      ("7328293200007A", "14 digits from 0 to 9 and nothing else"),
      ("732-829-320-00074", "14 digits from 0 to 9 and nothing else"),
      ("٧٣٢٨٢٩٣٢٠٠٠٠٧٤", "14 digits from 0 to 9 and nothing else"),
      ("732829320000\u{FF17}4", "14 digits from 0 to 9 and nothing else"),
      ("7\u{301}3282932000074", "14 digits from 0 to 9 and nothing else"),
      (
        "73282932100072",
        "14 digits that begin with a SIREN, which is 9 digits that end in a valid check digit"
      ),
      (
        "00000000000000",
        "14 digits that begin with a SIREN, which is "
          + "9 digits other than 000000000, which is reserved"
      ),
    ])
  func wrongSIRET(text: String, expected: String) {
    let refused = refusal(of: text, as: SIRET.self)
    #expect(refused?.code == "invalid_siret")
    #expect(refused?.value == text)
    #expect(refused?.expected == expected)
  }

  @Test(
    "A SIREN is refused with its fault",
    arguments: [
      ("000000000", "9 digits other than 000000000, which is reserved", nil),
      ("732829321", "9 digits that end in a valid check digit", nil),
      ("73282932", "9 digits (8 given)", nil),
      ("73282932000074", "9 digits (14 given)", "732829320"),
      ("FR732829320", "9 digits from 0 to 9 and nothing else", nil),
    ] as [(String, String, String?)])
  func wrongSIREN(text: String, expected: String, suggestion: String?) {
    let refused = refusal(of: text, as: SIREN.self)
    #expect(refused?.code == "invalid_siren")
    #expect(refused?.expected == expected)
    #expect(refused?.suggestion == suggestion)
  }

  @Test("Changing any one digit of a SIREN or a SIRET breaks it")
  func everyDigitCounts() throws {
    for siren in ["732829320", "404833048", "379627342", "356000000"] {
      #expect(try SIREN(siren).description == siren)
      for wrong in oneDigitChanged(siren) { #expect(refusal(of: wrong, as: SIREN.self) != nil) }
    }
    for wrong in oneDigitChanged("73282932000074") {
      #expect(refusal(of: wrong, as: SIRET.self) != nil)
    }
  }

  @Test("One SIREN in ten is valid, and its last digit follows from the others")
  func oneInTen() {
    for stem in stride(from: 10_000_000, to: 99_999_999, by: 899_999) {
      #expect((0...9).count { refusal(of: "\(stem)\($0)", as: SIREN.self) == nil } == 1)
    }
  }

  @Test("Two SIRETs of La Poste in ten are valid, by the sum of their digits")
  func laPoste() {
    for nic in stride(from: 10, to: 90_000, by: 10) where nic != 40 {
      let valid = (0...9).filter {
        refusal(of: "356000000" + padded(nic + $0, to: 5), as: SIRET.self) == nil
      }
      #expect(valid.count == 2)
    }
  }

  @Test(
    "A code is upper case",
    arguments: [("AUDIT-101", "AUDIT-101"), ("aud_2027.03", "AUD_2027.03"), ("7", "7")])
  func code(text: String, canonical: String) throws {
    #expect(try Code(text).description == canonical)
  }

  @Test(
    "What is no code is refused",
    arguments: ["", "-A", ".A", "_A", "A B", "É1", "A/B", String(repeating: "A", count: 41)])
  func wrongCode(text: String) {
    #expect(refusal(of: text, as: Code.self)?.code == "invalid_code")
  }

  @Test("Postal codes and activity numbers are digits")
  func numbers() {
    for good in ["75008", "97400", "01000", "75 008"] {
      #expect(refusal(of: good, as: PostalCode.self) == nil)
    }
    for wrong in ["00000", "7500", "750080", "2A004", "", "٧٥٠٠٨"] {
      #expect(refusal(of: wrong, as: PostalCode.self)?.code == "invalid_postal_code")
    }
    for good in ["52490050849", "44570402257", "32591147359", "93132137813", "11 92 26446 92"] {
      #expect(refusal(of: good, as: ActivityNumber.self) == nil)
    }
    for wrong in ["00490050849", "10490050849", "5249005084", "524900508490", "5249005084X"] {
      #expect(refusal(of: wrong, as: ActivityNumber.self)?.code == "invalid_activity_number")
    }
  }

  @Test("No identifier accepts hostile text", arguments: hostileTexts.indices)
  func hostile(index: Int) {
    let text = hostileTexts[index]
    #expect(refusal(of: text, as: SIREN.self) != nil)
    #expect(refusal(of: text, as: SIRET.self) != nil)
    #expect(refusal(of: text, as: PostalCode.self) != nil)
    #expect(refusal(of: text, as: ActivityNumber.self) != nil)
    #expect(refusal(of: text, as: Code.self) != nil)
    #expect(refusal(of: text, as: MobileNumber.self) != nil)
    #expect(refusal(of: text, as: EmailAddress.self) != nil)
    #expect(refusal(of: text, as: Participant.self) != nil)
    #expect(refusal(of: text, as: Money.self) != nil)
    #expect(refusal(of: text, as: Minutes.self) != nil)
    #expect(refusal(of: text, as: CivilDate.self) != nil)
    #expect(refusal(of: text, as: Instant.self) != nil)
    #expect(refusal(of: text, as: ParisDateTime.self) != nil)
  }

  @Test("Every kind of value has a stable code in snake case")
  func codes() {
    for kind in ValueKind.allCases {
      let code = InvalidValue(kind, "x", expected: "y").code
      #expect(code.hasPrefix("invalid_"))
      #expect(code.allSatisfy { $0.isLowercase || $0 == "_" })
    }
    #expect(ValueKind.allCases.map(\.rawValue).contains("date_time"))
  }

  private func oneDigitChanged(_ digits: String) -> [String] {
    digits.indices.flatMap { index in
      "0123456789".filter { $0 != digits[index] }.map { digit in
        digits.replacing(digit, at: index)
      }
    }
  }
}

private func padded(_ number: Int, to width: Int) -> String {
  String(String(number + 100_000).suffix(width))
}

extension String {
  fileprivate func replacing(_ character: Character, at index: Index) -> String {
    self[..<index] + String(character) + self[self.index(after: index)...]
  }
}
