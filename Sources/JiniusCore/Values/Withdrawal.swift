/// How long a private person may go back on a contract.
public enum Withdrawal {
  /// For a contract signed at a distance, by a link for instance (L221-18 C. consommation).
  public static let daysAtDistance = 14
  /// For a contract signed on the premises (L6353-5 C. travail).
  public static let daysOnPremises = 10

  /// The moment from which it is too late: midnight in Paris after the last day.
  public static func end(signedAt instant: Instant, days: Int) -> Instant {
    let last = lastDay(signedOn: ParisDateTime(instant).date, days: days)
    return ParisDateTime(startOf: last.adding(days: 1)).instant
  }

  /// The last day on which it is not too late, of the moment from which it is.
  public static func lastDay(before end: Instant) -> CivilDate {
    ParisDateTime(end.adding(seconds: -1)).date
  }

  /// The last day (L221-19): the day of signing does not count, and a period that would end on a
  /// Saturday, a Sunday or a holiday ends on the next working day.
  public static func lastDay(signedOn date: CivilDate, days: Int) -> CivilDate {
    var last = date.adding(days: days)
    while !last.isWorkingDay, last < .latest { last = last.adding(days: 1) }
    return last
  }
}
