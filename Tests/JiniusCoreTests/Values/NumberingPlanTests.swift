import Foundation
import Testing

@testable import JiniusCore

@Suite("The numbering plan") struct NumberingPlanTests {
  /// What the library itself says of numbers, as `scripts/numbering-plan` wrote it down.
  static let samples = Result {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "numbers.txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
  }

  @Test("issue 8, 4.3: some thousand numbers of all countries are judged as libphonenumber does")
  func compared() throws {
    let lines = try Self.samples.get().filter { !$0.hasPrefix("#") }
    #expect(lines.count > 1000)
    for line in lines {
      let isTaken = refusal(of: String(line.dropFirst(2)), as: MobileNumber.self) == nil
      #expect(isTaken == line.hasPrefix("+ "), "\(line)")
    }
  }

  @Test("issue 8, 4.3: the plan's source and date stand beside it, and beside the samples")
  func source() throws {
    #expect(NumberingPlan.source.contains(/^libphonenumber \d+\.\d+\.\d+ \(\d{4}-\d\d-\d\d\)$/))
    let library = NumberingPlan.source.split(separator: " ").prefix(2).joined(separator: " ")
    #expect(try Self.samples.get().first?.contains(library) == true)
  }

  @Test(
    "issue 8, 4.3: unassigned codes, premium, personal, pager and satellite numbers are refused",
    arguments: [
      ("+999 9999 9999", "+999 has none"), ("+979 1 2345 6789", "+979 has none"),
      ("+1 900 555 0123", "in no range of mobiles of +1"),
      ("+44 70 1234 5678", "in no range of mobiles of +44"),
      ("+44 7640 123456", "in no range of mobiles of +44"), ("+44 909 8790123", "of +44"),
      ("+881 6 1234 5678", "+881 has none"), ("+870 773 111632", "+870 has none"),
      ("+800 1234 5678", "+800 has none"), ("+210 123456789", "+210 has none"),
      ("+1 202 555 014", "10 digits after +1 (9 given)"), ("+0", "7 to 15 digits"),
    ])
  func refused(text: String, fault: String) {
    let refused = refusal(of: text, as: MobileNumber.self)
    #expect(refused?.code == "invalid_mobile")
    #expect(refused?.expected.contains(fault) == true, "\(refused?.expected ?? "taken")")
  }

  @Test("issue 8, 4.3: every assigned code that has mobiles is known, France's by hand")
  func complete() {
    let codes = NumberingPlan.ranges.split(whereSeparator: { $0 == " " || $0 == "\n" })
      .compactMap { $0.split(separator: "/").count == 2 ? $0.split(separator: "/").first : nil }
    #expect(Set(codes).count > 190)
    let french = Set(MobilePlan.all.map(\.code))
    #expect(french.isDisjoint(with: codes.map(String.init)))
    for code in codes { #expect(CallingCode.length(of: code + "1234567") == code.count) }
  }
}
