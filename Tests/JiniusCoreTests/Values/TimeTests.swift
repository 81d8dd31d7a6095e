import JiniusCore
import Testing

@Suite("Instants and Paris time") struct TimeTests {
  /// The last Sundays of March and October, 2020–2040, from the time zone database.
  private static let march = [
    29, 28, 27, 26, 31, 30, 29, 28, 26, 25, 31, 30, 28, 27, 26, 25, 30, 29, 28, 27, 25,
  ]
  private static let october = [
    25, 31, 30, 29, 27, 26, 25, 31, 29, 28, 27, 26, 31, 30, 29, 28, 26, 25, 31, 30, 28,
  ]

  @Test(
    "An instant is read with any offset and written in UTC",
    arguments: [
      ("2026-11-20T09:00:00Z", "2026-11-20T09:00:00Z"),
      ("2026-11-20T10:00:00+01:00", "2026-11-20T09:00:00Z"),
      ("2026-11-20T00:30:00+05:30", "2026-11-19T19:00:00Z"),
      ("2026-12-31T23:00:00-02:00", "2027-01-01T01:00:00Z"),
      ("2026-11-20T09:00Z", "2026-11-20T09:00:00Z"), ("1970-01-01T00:00:00Z", nil),
      ("9999-12-31T23:59:59Z", nil), ("1970-01-01T01:00:00+01:00", "1970-01-01T00:00:00Z"),
      ("2028-02-29T23:59:59Z", nil),
    ] as [(String, String?)])
  func instant(text: String, canonical: String?) throws {
    let instant = try Instant(text)
    #expect(instant.description == canonical ?? text)
    #expect(try Instant(instant.description) == instant)
  }

  @Test(
    "What is no instant is refused",
    arguments: [
      ("", nil), ("2026-11-20T09:00:00", "2026-11-20T09:00:00Z"), ("2026-11-20", nil),
      ("2026-11-20 09:00:00Z", nil), ("2026-11-20T24:00:00Z", nil), ("2026-11-20T09:60:00Z", nil),
      ("2026-11-20T09:00:60Z", nil), ("2026-02-30T09:00:00Z", nil), ("2026-02-30T09:00:00", nil),
      ("1969-12-31T23:59:59Z", nil), ("1970-01-01T00:00:00+01:00", nil),
      ("9999-12-31T23:59:59-00:01", nil), ("10000-01-01T00:00:00Z", nil),
      ("2026-11-20T09:00:00.5Z", nil), ("2026-11-20T09:00:00+0100", nil),
      ("2026-11-20T09:00:00+24:00", nil), ("2026-11-20T09:00:00ZZ", nil),
      ("2026-11-20t09:00:00z", nil), ("0000-01-01T00:00:00Z", nil), ("1763629200", nil),
    ] as [(String, String?)])
  func wrongInstant(text: String, suggestion: String?) {
    let refused = refusal(of: text, as: Instant.self)
    #expect(refused?.code == "invalid_date_time")
    #expect(refused?.suggestion == suggestion)
  }

  @Test("A link launched on 1 September lapses after 60 days on 31 October")
  func linkLife() throws {
    let launched = try Instant("2026-09-01T08:00:00Z")
    #expect(launched.adding(days: 60).description == "2026-10-31T08:00:00Z")
    #expect(launched.adding(days: .max) == .latest)
    #expect(launched.adding(days: .min) == .earliest)
    #expect(launched.adding(seconds: .max) == .latest)
    #expect(launched.adding(seconds: .min) == .earliest)
    #expect(launched.adding(seconds: -1) < launched)
    #expect(Instant(seconds: -1) == .earliest)
  }

  @Test("On each day that the clocks change, 2020–2040, they change at 01:00 UTC")
  func changes() throws {
    for (index, year) in (2020...2040).enumerated() {
      let spring = "\(year)-03-\(Self.march[index])"
      let autumn = "\(year)-10-\(Self.october[index])"
      for (instant, wall) in [
        ("\(spring)T00:59:59Z", "\(spring)T01:59:59"), ("\(spring)T01:00:00Z", "\(spring)T03:00"),
        ("\(autumn)T00:59:59Z", "\(autumn)T02:59:59"), ("\(autumn)T01:00:00Z", "\(autumn)T02:00"),
        ("\(autumn)T00:00:00Z", "\(autumn)T02:00"), ("\(autumn)T01:59:59Z", "\(autumn)T02:59:59"),
        ("\(autumn)T02:00:00Z", "\(autumn)T03:00"),
      ] {
        #expect(try ParisDateTime(Instant(instant)).description == wall)
      }
      for (wall, instant) in [
        ("\(spring)T01:59:59", "\(spring)T00:59:59Z"), ("\(spring)T03:00", "\(spring)T01:00:00Z"),
        ("\(autumn)T03:00", "\(autumn)T02:00:00Z"),
      ] {
        #expect(try ParisDateTime(wall).instant == Instant(instant))
      }
      // Issue 9, 2.5: neither an hour that is not there nor one that is there twice.
      for (day, change) in [(spring, "02:00 to 03:00"), (autumn, "03:00 to 02:00")] {
        for time in ["02:00", "02:30", "02:59:59"] {
          let refused = refusal(of: "\(day)T\(time)", as: ParisDateTime.self)
          #expect(refused?.code == "invalid_date_time")
          #expect(refused?.expected.contains(change) == true)
          #expect(refused?.suggestion == "\(day)T03" + time.dropFirst(2))
        }
      }
    }
  }

  @Test("Every day of 2020–2040 is in summer or winter time, and round trips at every hour")
  func everyDay() throws {
    for (index, year) in (2020...2040).enumerated() {
      let spring = try CivilDate("\(year)-03-\(Self.march[index])").dayNumber
      let autumn = try CivilDate("\(year)-10-\(Self.october[index])").dayNumber
      let first = try CivilDate("\(year)-01-01").dayNumber
      for day in first..<first + 365 {
        for hour in [0, 1, 2, 11, 22, 23] {
          let instant = Instant(seconds: Int64(day * 24 + hour) * 3600)
          let isSummer = (spring * 24 + 1..<autumn * 24 + 1).contains(day * 24 + hour)
          let paris = ParisDateTime(instant)
          let hours = paris.date.dayNumber * 24 + paris.secondOfDay / 3600
          let isSecond = day == autumn && hour == 1
          let isRight =
            hours == day * 24 + hour + (isSummer ? 2 : 1)
            && paris.instant == (isSecond ? instant.adding(seconds: -3600) : instant)
          #expect(isRight, "\(instant)")
        }
      }
    }
  }

  @Test(
    "A Paris time is read with or without seconds",
    arguments: [
      ("2027-03-08T09:00", "2027-03-08T09:00", "2027-03-08T08:00:00Z"),
      ("2027-03-08T09:00:00", "2027-03-08T09:00", "2027-03-08T08:00:00Z"),
      ("2027-03-08T09:00:30", "2027-03-08T09:00:30", "2027-03-08T08:00:30Z"),
      ("2027-07-14T00:00", "2027-07-14T00:00", "2027-07-13T22:00:00Z"),
      ("1970-01-01T01:00", "1970-01-01T01:00", "1970-01-01T00:00:00Z"),
      ("9999-12-31T23:59:59", "9999-12-31T23:59:59", "9999-12-31T22:59:59Z"),
    ])
  func paris(text: String, canonical: String, instant: String) throws {
    let paris = try ParisDateTime(text)
    #expect(paris.description == canonical)
    #expect(try paris.instant == Instant(instant))
    #expect(ParisDateTime(paris.instant) == paris)
  }

  @Test(
    "What is no Paris time is refused",
    arguments: [
      "", "2027-03-08", "2027-03-08T9:00", "2027-03-08T24:00", "2027-03-08T09:00Z",
      "2027-03-08T09:00+01:00", "2027-03-08 09:00", "2027-02-29T09:00", "1969-12-31T23:00",
      "1970-01-01T00:59", "0001-01-01T00:00", "2027-03-08T09:00:60",
    ])
  func wrongParis(text: String) {
    #expect(refusal(of: text, as: ParisDateTime.self)?.code == "invalid_date_time")
  }

  @Test("The ends of time stay in range")
  func ends() throws {
    #expect(ParisDateTime(.latest).description == "9999-12-31T23:59:59")
    #expect(ParisDateTime(.earliest).description == "1970-01-01T01:00")
    #expect(ParisDateTime(startOf: .earliest).instant == .earliest)
    #expect(ParisDateTime(startOf: .latest).description == "9999-12-31T00:00")
    #expect(try ParisDateTime("2027-03-08T09:00") < ParisDateTime("2027-03-08T17:30"))
  }

  @Test("Dates and times are written as French documents write them")
  func french() throws {
    let monday = try CivilDate("2027-03-08")
    #expect(monday.french == "8 mars 2027")
    #expect(monday.frenchNumeric == "08/03/2027")
    #expect(try CivilDate("2027-01-01").french == "1er janvier 2027")
    #expect(try CivilDate("2027-08-01").french == "1er août 2027")
    #expect(try CivilDate("2027-02-21").french == "21 février 2027")
    #expect(try ParisDateTime("2027-03-08T09:00").french == "8 mars 2027 à 9 h 00")
    #expect(try ParisDateTime("2027-03-08T17:05").frenchTime == "17 h 05")
    #expect(
      try Instant("2026-11-20T09:00:00Z").french == "20/11/2026 à 10:00:00 (heure de Paris)")
  }
}
