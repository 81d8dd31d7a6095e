// Dates and times as they are written in the French documents.

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
  /// `8 mars 2027 à 9 h 00`.
  public var french: String { "\(date.french) à \(frenchTime)" }

  /// `9 h 00`.
  public var frenchTime: String {
    "\(secondOfDay / 3600) h \((secondOfDay / 60 % 60).padded(to: 2))"
  }
}

extension Instant {
  /// `20/11/2026 à 10:00:00 (heure de Paris)`.
  public var french: String {
    let paris = ParisDateTime(self)
    return "\(paris.date.frenchNumeric) à \(clockText(paris.secondOfDay)) (heure de Paris)"
  }
}
