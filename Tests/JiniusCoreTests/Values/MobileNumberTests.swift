import JiniusCore
import Testing

@Suite("Mobile numbers") struct MobileNumberTests {
  @Test(
    "Well written numbers are stored in E.164",
    arguments: [
      ("+33 6 12 34 56 78", "+33612345678"), ("+33612345678", "+33612345678"),
      ("+33.6.12.34.56.78", "+33612345678"), ("+33-6-12-34-56-78", "+33612345678"),
      ("+33 (0)6 12 34 56 78", "+33612345678"), ("+33 (0) 6 12 34 56 78", "+33612345678"),
      ("+33(0)612345678", "+33612345678"), (" +33\u{A0}6\u{202F}12345678 ", "+33612345678"),
      ("+33 7 55 12 34 56", "+33755123456"), ("+33 6 00 00 00 00", "+33600000000"),
      ("+33 6 38 99 99 99", "+33638999999"), ("+33 6 40 00 00 00", "+33640000000"),
      ("+33 6 95 00 00 00", "+33695000000"), ("+33 6 98 00 00 00", "+33698000000"),
      ("+33 6 99 99 99 99", "+33699999999"), ("+33 7 30 00 00 00", "+33730000000"),
      ("+33 7 99 99 99 99", "+33799999999"), ("+590 690 12 34 56", "+590690123456"),
      ("+590 691 22 34 56", "+590691223456"), ("+590 709 00 12 34", "+590709001234"),
      ("+590 (0)690 12 34 56", "+590690123456"), ("+596 696 12 34 56", "+596696123456"),
      ("+596 697 12 34 56", "+596697123456"), ("+596 709 10 12 34", "+596709101234"),
      ("+594 694 12 34 56", "+594694123456"), ("+594 709 30 12 34", "+594709301234"),
      ("+262 692 12 34 56", "+262692123456"), ("+262 693 12 34 56", "+262693123456"),
      ("+262 639 12 34 56", "+262639123456"), ("+262 709 20 12 34", "+262709201234"),
      ("+262 709 35 12 34", "+262709351234"), ("+508 55 12 34", "+508551234"),
      ("+508 708 40 12 34", "+508708401234"), ("+508 42 12 34", "+508421234"),
      ("+377 31 23 45 67", "+37731234567"), ("+681 72 12 34", "+681721234"),
      ("+687 75 12 34", "+687751234"), ("+689 87 12 34 56", "+68987123456"),
      ("+377 6 12 34 56 78", "+377612345678"), ("+377 44 12 34 56", "+37744123456"),
      ("+1 202 555 0143", "+12025550143"), ("+44 7400 123456", "+447400123456"),
      ("+32 470 12 34 56", "+32470123456"), ("+352 628 123 456", "+352628123456"),
      ("+49 1512 3456789", "+4915123456789"), ("+41 78 123 45 67", "+41781234567"),
    ])
  func accepted(text: String, number: String) throws {
    let mobile = try MobileNumber(text)
    #expect(mobile.description == number)
    #expect(try MobileNumber(mobile.grouped) == mobile)
    let known = ["33", "590", "594", "596", "262", "508", "681", "687", "689", "377"]
    #expect(mobile.isForeign == !known.contains { number.hasPrefix("+" + $0) })
  }

  @Test(
    "What is not international is refused, with the number that was meant",
    arguments: [
      ("06 12 34 56 78", "+33612345678"), ("0612345678", "+33612345678"),
      ("07.55.12.34.56", "+33755123456"), ("612345678", "+33612345678"),
      ("00 33 6 12 34 56 78", "+33612345678"), ("00590690123456", "+590690123456"),
      ("0044 7400 123456", "+447400123456"), ("33612345678", "+33612345678"),
      ("590690123456", "+590690123456"), ("0690 12 34 56", "+590690123456"),
      ("0639 12 34 56", "+262639123456"), ("0692123456", "+262692123456"),
      ("0694123456", "+594694123456"), ("0696123456", "+596696123456"),
      ("0709001234", "+590709001234"), ("0708401234", "+508708401234"),
      ("01 42 34 56 78", nil), ("0033 1 42 34 56 78", nil), ("0700123456", nil), ("06 12", nil),
      ("447400123456", nil), ("00", nil), ("0", nil), ("12", nil),
    ] as [(String, String?)])
  func notInternational(text: String, suggestion: String?) {
    let refused = refusal(of: text, as: MobileNumber.self)
    #expect(refused?.code == "invalid_mobile")
    #expect(refused?.value == text)
    #expect(refused?.expected.contains("international") == true)
    #expect(refused?.suggestion == suggestion)
  }

  @Test(
    "A French number that is not mobile is refused with its fault",
    arguments: [
      ("+33 1 42 34 56 78", "landline", nil), ("+33 4 42 34 56 78", "landline", nil),
      ("+33 9 72 34 56 78", "landline", nil), ("+33 8 00 12 34 56", "service number", nil),
      ("+33 7 00 12 34 56", "in use", nil), ("+33 7 20 12 34 56", "in use", nil),
      ("+33 6 12 34 56 7", "9 digits after +33 (8 given)", nil),
      ("+33 6 12 34 56 789", "9 digits after +33 (10 given)", nil),
      ("+33 06 12 34 56 78", "no 0 after +33", "+33612345678"),
      ("+33 (0)(0)6 12 34 56 78", "+ and digits only", nil),
      ("+33 690 12 34 56", "+590, the country code of Guadeloupe", "+590690123456"),
      ("+33 691 12 34 56", "+590", "+590691123456"), ("+33 692 12 34 56", "+262", "+262692123456"),
      ("+33 693 12 34 56", "+262", "+262693123456"), ("+33 694 12 34 56", "+594", "+594694123456"),
      ("+33 696 12 34 56", "+596", "+596696123456"), ("+33 697 12 34 56", "+596", "+596697123456"),
      ("+33 639 12 34 56", "Mayotte", "+262639123456"),
      ("+33 709 00 12 34", "+590", "+590709001234"),
      ("+590 696 12 34 56", "Martinique", "+596696123456"),
      ("+590 6 12 34 56 78", "metropolitan France", "+33612345678"),
      ("+590 0690 12 34 56", "no 0 after +590", "+590690123456"),
      ("+590 590 12 34 56", "one of 690, 691, 7090", nil),
      ("+262 262 12 34 56", "one of 692, 693, 7092, 639", nil),
      ("+508 41 12 34", "one of 2, 3", nil), ("+508 55 12 345", "6 or 9 digits after +508", nil),
      ("+687 25 12 34", "one of 5, 7, 8, 9", nil), ("+689 40 12 34 56", "one of 87", nil),
      ("+377 99 12 34 56", "one of 6, 7, 3, 4", nil), ("+377 612 34 56", "8 or 9 digits", nil),
    ] as [(String, String, String?)])
  func notMobile(text: String, fault: String, suggestion: String?) {
    let refused = refusal(of: text, as: MobileNumber.self)
    #expect(refused?.code == "invalid_mobile")
    #expect(refused?.expected.contains(fault) == true, "\(refused?.expected ?? "accepted")")
    #expect(refused?.suggestion == suggestion)
  }

  @Test(
    "What is no number is refused",
    arguments: [
      "", "+", "++33612345678", "+0612345678", "+33a12345678", "+123456", "+1234567890123456",
      "+٣٣612345678", "+33 6 12 34 56 78 ext 3", "tel:+33612345678", "+33/6/12/34/56/78",
      "+1 (202) 555-0143", "+33612345678\n", "\u{FF0B}33612345678", "+3361234567\u{301}8",
    ])
  func noNumber(text: String) {
    #expect(refusal(of: text, as: MobileNumber.self)?.code == "invalid_mobile")
  }

  @Test("The mobile ranges of +33 are those of libphonenumber 9.0.43")
  func ranges() {
    let mobile = /6(?:[0-24-8]\d|3[0-8]|9[589])|7[3-9]\d/
    for prefix in 100...999 {
      let accepted = refusal(of: "+33\(prefix)123456", as: MobileNumber.self) == nil
      #expect(accepted == ("\(prefix)".wholeMatch(of: mobile) != nil), "+33\(prefix)")
    }
  }

  @Test("Whatever is suggested is accepted")
  func suggestions() {
    for prefix in 0...999 {
      for text in ["0\(prefix)123456", "+33\(prefix)123456", "0033\(prefix)123456"] {
        guard let suggestion = refusal(of: text, as: MobileNumber.self)?.suggestion else {
          continue
        }
        #expect(refusal(of: suggestion, as: MobileNumber.self) == nil)
      }
    }
  }

  @Test(
    "A number is shown in groups, and masked to its last two digits",
    arguments: [
      ("+33612345678", "+33 6 12 34 56 78", "+33 6 •• •• •• 78"),
      ("+590690123456", "+590 690 12 34 56", "+590 ••• •• •• 56"),
      ("+377612345678", "+377 6 12 34 56 78", "+377 6 •• •• •• 78"),
      ("+37744123456", "+377 44 12 34 56", "+377 •• •• •• 56"),
      ("+687751234", "+687 75 12 34", "+687 •• •• 34"),
      ("+32470123456", "+32 470 12 34 56", "+32 ••• •• •• 56"),
      ("+12025550143", "+1 20 25 55 01 43", "+1 •• •• •• •• 43"),
      ("+79123456789", "+7 91 23 45 67 89", "+7 •• •• •• •• 89"),
      ("+6835123", "+683 51 23", "+683 •• 23"),
    ])
  func shown(number: String, grouped: String, masked: String) throws {
    let mobile = try MobileNumber(number)
    #expect(mobile.grouped == grouped)
    #expect(mobile.masked == masked)
  }
}
