/// The eleven public holidays of France (L3133-1), without those of Alsace-Moselle and overseas.
public enum FrenchHolidays {
  /// Whether nobody is expected to work that day because it is a holiday.
  public static func contains(_ date: CivilDate) -> Bool {
    fixed.contains { $0 == (date.month, date.day) }
      || movable.contains { easter(in: date.year)?.adding(days: $0) == date }
  }

  private static let fixed = [
    (1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25),
  ]

  /// Easter Monday, Ascension Day, Whit Monday, in days after Easter.
  private static let movable = [1, 39, 50]

  /// Easter Sunday of a year 1…9999 (the Gregorian reckoning, as Meeus gives it).
  static func easter(in year: Int) -> CivilDate? {
    let golden = year % 19
    let (century, yearOfCentury) = year.quotientAndRemainder(dividingBy: 100)
    let moonCorrection = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - moonCorrection + 15) % 30
    let toSunday =
      (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let late = (golden + 11 * epact + 22 * toSunday) / 451
    let fromMarch = epact + toSunday - 7 * late + 114
    return CivilDate(year: year, month: fromMarch / 31, day: fromMarch % 31 + 1)
  }
}

extension CivilDate {
  /// Whether it is neither a Saturday, nor a Sunday, nor a holiday.
  public var isWorkingDay: Bool {
    weekday != .saturday && weekday != .sunday && !FrenchHolidays.contains(self)
  }
}
