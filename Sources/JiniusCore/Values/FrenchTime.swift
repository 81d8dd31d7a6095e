// Dates and times as they are written in the French documents, and as the command line says them.

extension CivilDate {
  /// `8 mars 2027`, `1er janvier 2027`.
  public var french: String {
    "\(day == 1 ? "1er" : String(day)) \(Self.months[month - 1]) \(year)"
  }

  /// `08/03/2027`.
  public var frenchNumeric: String {
    "\(day.padded(to: 2))/\(month.padded(to: 2))/\(year.padded(to: 4))"
  }

  private static let months = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
  ]
}

extension ParisDateTime {
  /// `2027-03-08 09:00`.
  public var spaced: String {
    String(description.map { $0 == "T" ? " " : $0 })
  }

  /// `8 mars 2027 à 9 h 00`.
  public var french: String { "\(date.french) à \(frenchTime)" }

  /// `9 h 00`.
  public var frenchTime: String {
    "\(secondOfDay / 3600) h \((secondOfDay / 60 % 60).padded(to: 2))"
  }
}

extension ParisDateTime {
  /// `le 8 mars 2027 de 9 h 00 à 17 h 30 (heure de Paris)`, or from one day to another.
  static func french(from start: Instant, to end: Instant) -> String {
    let (start, end) = (ParisDateTime(start), ParisDateTime(end))
    let span =
      start.date == end.date
      ? "le \(start.date.french) de \(start.frenchTime) à \(end.frenchTime)"
      : "du \(start.french) au \(end.french)"
    return "\(span) (heure de Paris)"
  }
}

extension Instant {
  /// `2026-11-20 10:00 (Paris)`: what a person reads who is no reader of French; seconds only where
  /// there are some.
  public var inParis: String { "\(ParisDateTime(self).spaced) (Paris)" }

  /// `20/11/2026 à 10:00:00 (heure de Paris)`.
  public var french: String {
    let paris = ParisDateTime(self)
    return "\(paris.date.frenchNumeric) à \(clockText(paris.secondOfDay)) (heure de Paris)"
  }
}
