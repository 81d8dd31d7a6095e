import Testing

@testable import JiniusCore

@Suite("Days, holidays and withdrawal") struct CalendarTests {
  @Test("Every day from 1970 to 2100 is what counting gives, and is read back")
  func everyDay() throws {
    var number = 0
    for year in 1970...2100 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in zip(1..., lengths) {
        for day in 1...length {
          let date = CivilDate(dayNumber: number)
          let isRight =
            (date.year, date.month, date.day) == (year, month, day)
            && CivilDate(year: year, month: month, day: day) == date
            && date.weekday == Weekday.allCases[(number + 3) % 7]
          #expect(isRight, "\(date)")
          if day % 9 == 1 { #expect(try CivilDate(date.description) == date) }
          number += 1
        }
        #expect(CivilDate(year: year, month: month, day: length + 1) == nil)
      }
    }
  }

  @Test("Every month from the year 1 to 9999 begins the day after the last ends")
  func everyMonth() {
    var next = CivilDate.earliest
    for year in 1...9999 {
      for month in 1...12 {
        let isRight = next.year == year && next.month == month && next.day == 1
        #expect(isRight, "\(next)")
        next = CivilDate(dayNumber: next.dayNumber + 31)
        next = next.adding(days: 1 - next.day)
      }
    }
    #expect(CivilDate.earliest.description == "0001-01-01")
    #expect(CivilDate.earliest.weekday == .monday)
    #expect(CivilDate.latest.description == "9999-12-31")
  }

  @Test("Day arithmetic stops at either end")
  func ends() {
    #expect(CivilDate.latest.adding(days: 1) == .latest)
    #expect(CivilDate.earliest.adding(days: -1) == .earliest)
    #expect(CivilDate.latest.adding(days: .max) == .latest)
    #expect(CivilDate.earliest.adding(days: .min) == .earliest)
    #expect(CivilDate.earliest < .latest)
  }

  @Test(
    "What is no date is refused",
    arguments: [
      ("", nil), ("2027-02-29", nil), ("2100-02-29", nil), ("2027-04-31", nil), ("2027-00-10", nil),
      ("2027-13-01", nil), ("2027-01-00", nil), ("0000-01-01", nil), ("2027-1-1", nil),
      ("20270101", nil), ("2027-01-01T00:00", nil), ("2027-01-01\n", nil), ("٢٠٢٧-01-01", nil),
      ("08/03/2027", "2027-03-08"), ("1/3/2027", "2027-03-01"), ("31/02/2027", nil),
    ] as [(String, String?)])
  func wrongDate(text: String, suggestion: String?) {
    let refused = refusal(of: text, as: CivilDate.self)
    #expect(refused?.code == "invalid_date")
    #expect(refused?.suggestion == suggestion)
  }

  @Test("Leap days are read")
  func leapDays() throws {
    for day in ["2028-02-29", "2000-02-29", "0004-02-29"] {
      #expect(try CivilDate(day).description == day)
    }
  }

  @Test("Easter falls where the almanac says")
  func easter() {
    let almanac = [
      "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20",
      "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13",
      "2032-03-28", "2033-04-17", "2034-04-09", "2035-03-25", "2036-04-13", "2037-04-05",
      "2038-04-25", "2039-04-10", "2040-04-01", "1954-04-18", "1981-04-19", "2000-04-23",
      "2100-03-28", "1818-03-22", "1886-04-25", "2285-03-22", "4099-04-19",
    ]
    for day in almanac {
      #expect(FrenchHolidays.easter(in: Int(day.prefix(4)) ?? 0)?.description == day)
    }
    for year in 1...9999 {
      let easter = FrenchHolidays.easter(in: year)
      #expect(easter?.weekday == .sunday)
    }
  }

  @Test("A year has eleven holidays")
  func holidays() throws {
    let days2026 = [
      "01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01", "11-11",
      "12-25",
    ]
    let first = try CivilDate("2026-01-01")
    let found = (0..<365).map { first.adding(days: $0) }.filter(FrenchHolidays.contains)
    #expect(found.map { String($0.description.suffix(5)) } == days2026)
    #expect(try !CivilDate("2026-11-11").isWorkingDay)
    #expect(try !CivilDate("2026-11-21").isWorkingDay)
    #expect(try !CivilDate("2026-11-22").isWorkingDay)
    #expect(try CivilDate("2026-11-20").isWorkingDay)
  }

  @Test(
    "The last day to withdraw is extended to a working day",
    arguments: [
      ("2026-07-01", 10, "2026-07-13"), ("2026-04-24", 14, "2026-05-11"),
      ("2026-12-11", 14, "2026-12-28"), ("2026-09-01", 14, "2026-09-15"),
      ("2026-03-23", 14, "2026-04-07"), ("2026-05-11", 14, "2026-05-26"),
      ("2027-12-18", 14, "2028-01-03"), ("2026-07-04", 10, "2026-07-15"),
      ("2026-04-30", 14, "2026-05-15"), ("2026-10-17", 14, "2026-11-02"),
    ])
  func lastDay(signed: String, days: Int, last: String) throws {
    #expect(try Withdrawal.lastDay(signedOn: CivilDate(signed), days: days) == CivilDate(last))
  }

  @Test(
    "The period ends at midnight in Paris, and begins with the day in Paris",
    arguments: [
      ("2026-09-01T12:00:00Z", 14, "2026-09-15T22:00:00Z"),
      ("2026-08-31T21:59:59Z", 14, "2026-09-14T22:00:00Z"),
      ("2026-08-31T22:00:00Z", 14, "2026-09-15T22:00:00Z"),
      ("2026-12-11T09:00:00Z", 14, "2026-12-28T23:00:00Z"),
      ("2026-10-13T10:00:00Z", 14, "2026-10-27T23:00:00Z"),
      ("2027-03-15T10:00:00Z", 14, "2027-03-30T22:00:00Z"),
      ("9999-12-31T23:59:59Z", 14, "9999-12-30T23:00:00Z"),
    ])
  func end(signed: String, days: Int, end: String) throws {
    #expect(try Withdrawal.end(signedAt: Instant(signed), days: days) == Instant(end))
  }

  @Test("Whatever the day of signing, the last day is a working day, five days late at most")
  func alwaysWorking() {
    for number in 18_262...29_219 {
      let signed = CivilDate(dayNumber: number)
      for days in [Withdrawal.daysOnPremises, Withdrawal.daysAtDistance] {
        let last = Withdrawal.lastDay(signedOn: signed, days: days)
        #expect(last.isWorkingDay && (0...5).contains(last.dayNumber - number - days))
      }
    }
    #expect(Withdrawal.lastDay(signedOn: .latest, days: .max) == .latest)
  }
}
