/// A time as a header says it (RFC 5322, 3.3): `Fri, 21 Nov 1997 15:55:06 +0000`.
func mailDate(_ seconds: Int64) -> String {
  let day = seconds.flooringQuotient(86_400)
  let time = seconds - day * 86_400
  let (year, month, date) = civil(day)
  let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  let weekday = weekdays[Int(day - day.flooringQuotient(7) * 7)]
  let clock = [time / 3600, time / 60 % 60, time % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
  return "\(weekday), \(date) \(months[month - 1]) \(year) \(clock.joined(separator: ":")) +0000"
}

/// The Gregorian date of a day, counted from 1 January 1970. Years begin in March, so that the leap
/// day is the last of its year.
private func civil(_ day: Int64) -> (year: Int64, month: Int, date: Int64) {
  let shifted = day + 719_468
  let era = shifted.flooringQuotient(146_097)
  let dayOfEra = shifted - era * 146_097
  let yearOfEra =
    (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let marchMonth = (5 * dayOfYear + 2) / 153
  let month = Int(marchMonth < 10 ? marchMonth + 3 : marchMonth - 9)
  return (
    yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
    dayOfYear - (153 * marchMonth + 2) / 5 + 1
  )
}

extension Int64 {
  fileprivate func flooringQuotient(_ divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
