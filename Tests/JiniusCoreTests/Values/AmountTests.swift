import JiniusCore
import Testing

@Suite("Amounts and durations") struct AmountTests {
  @Test(
    "An amount is read with a dot or a comma",
    arguments: [
      ("900.00", 90_000, "900.00", "900,00 €"), ("900", 90_000, "900.00", "900,00 €"),
      ("900,5", 90_050, "900.50", "900,50 €"), ("0", 0, "0.00", "0,00 €"),
      ("0.05", 5, "0.05", "0,05 €"), ("1250,00", 125_000, "1250.00", "1 250,00 €"),
      ("1000000000", 100_000_000_000, "1000000000.00", "1 000 000 000,00 €"),
      ("1000005.10", 100_000_510, "1000005.10", "1 000 005,10 €"),
    ])
  func money(text: String, cents: Int, canonical: String, french: String) throws {
    let money = try Money(text)
    #expect(money.cents == cents)
    #expect(money.description == canonical)
    #expect(money.french == french.replacing(" ", with: "\u{A0}"))
    #expect(try Money(money.description) == money)
    #expect(try Money(cents: cents) == money)
  }

  @Test(
    "What is no amount is refused",
    arguments: [
      "", "-5", "+5", "5.", ".5", "5.123", "5,1,2", "1 000", "1\u{A0}000", "1\u{202F}000", "5€",
      "1e3", "٥", "1000000000.01", "1000000001", "9999999999999999999999", "999999999999999999",
      "NaN", "0x10", "--5", "5.0\n",
    ])
  func wrongMoney(text: String) {
    #expect(refusal(of: text, as: Money.self)?.code == "invalid_amount")
  }

  @Test("A negative amount is read only where it is allowed")
  func negative() throws {
    let money = try Money("-1250.05", allowingNegative: true)
    #expect(money.cents == -125_005)
    #expect(money.description == "-1250.05")
    #expect(money.french == "-1\u{A0}250,05\u{A0}€")
    #expect(try Money("-0", allowingNegative: true) == Money("0"))
    #expect(try Money("1") < Money("1.01"))
    #expect(throws: InvalidValue.self) { try Money(cents: .min) }
    #expect(throws: InvalidValue.self) { try Money(cents: .max) }
    #expect(throws: InvalidValue.self) { try Money("-1000000000.01", allowingNegative: true) }
  }

  @Test(
    "A duration is read in hours and minutes",
    arguments: [
      ("14h", 840, "14h", "14 heures"), ("14h30", 870, "14h30", "14 h 30"),
      ("45min", 45, "45min", "45 minutes"), ("90m", 90, "1h30", "1 h 30"),
      ("1h05", 65, "1h05", "1 h 05"), ("1h", 60, "1h", "1 heure"), ("1min", 1, "1min", "1 minute"),
      ("0h30", 30, "30min", "30 minutes"), ("10000h", 600_000, "10000h", "10000 heures"),
      ("14h00", 840, "14h", "14 heures"), ("07h", 420, "7h", "7 heures"),
    ])
  func duration(text: String, count: Int, canonical: String, french: String) throws {
    let minutes = try Minutes(text)
    #expect(minutes.count == count)
    #expect(minutes.description == canonical)
    #expect(minutes.french == french)
    #expect(try Minutes(minutes.description) == minutes)
    #expect(try Minutes(count: count) == minutes)
  }

  @Test("Every duration is read back from its text")
  func everyDuration() throws {
    for count in 1...3000 {
      #expect(try Minutes(Minutes(count: count).description).count == count)
    }
  }

  @Test(
    "What is no duration is refused",
    arguments: [
      "", "0h", "0min", "14", "14h60", "14h5", "14h300", "h30", "-1h", "14 h", "1.5h", "10001h",
      "10000h01", "999999999h", "9999999999h", "14hours", "14H", "45mins", "1h05min", "٧h",
    ])
  func wrongDuration(text: String) {
    #expect(refusal(of: text, as: Minutes.self)?.code == "invalid_duration")
  }

  @Test("A duration out of range is refused")
  func outOfRange() {
    for count in [0, -1, 600_001, .max, .min] {
      #expect(throws: InvalidValue.self) { try Minutes(count: count) }
    }
  }
}
