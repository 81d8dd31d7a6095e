/// What is kept for a time, and then goes or stands under a pseudonym (RGPD 5-1-e).
public enum RetentionCategory: String, CaseIterable, Sendable {
  case unansweredInvitation = "unanswered_invitation"
  case inactiveAccount = "inactive_account"
  case invitation
  case letter
  case formerMobile = "former_mobile"
  case signingCode = "signing_code"
  case unsignedPaper = "unsigned_paper"
  case signedConvention = "signed_convention"
  case consumerContract = "consumer_contract"
  case reason
  case journalPersonal = "journal_personal"
  case unsignedConvention = "unsigned_convention"
  case registration
  case pledge
  case journal

  /// What it holds, from when on its time runs, and what becomes of it.
  public var what: String {
    switch self {
    case .unansweredInvitation:
      "accounts of people who never answered, from the last invitation: anonymised"
    case .inactiveAccount:
      "accounts of people, from the year's end of the last activity: anonymised"
    case .invitation: "invitations, from the end of their link: deleted"
    case .letter: "letters of the outbox, from the day they were written: deleted"
    case .formerMobile: "mobiles of former interlocutors, from the day they were removed: deleted"
    case .signingCode: "what SMS codes derive from, from the end of their procedure: deleted"
    case .unsignedPaper:
      "papers that were frozen and never signed, from the end of their procedure: deleted"
    case .signedConvention:
      "signed files and their signatories, from the end of the contract: deleted"
    case .consumerContract:
      "signed contracts of private persons from 120 €, from the end of the contract: deleted"
    case .reason: "reasons that people gave, from the day they gave them: deleted"
    case .journalPersonal: "personal side of the journal, from the entry: deleted"
    case .unsignedConvention: "conventions without a paper, from their end: without personal data"
    case .registration:
      "registrations and attendance, from the end of the year: under a pseudonym once erased"
    case .pledge: "pledges of administrators, from the day: under a pseudonym once erased"
    case .journal: "entries of the journal: without personal data"
    }
  }

  /// Whether `retention apply` has anything to do: the others hold nothing that names a person.
  public var isApplied: Bool {
    switch self {
    case .unsignedConvention, .registration, .pledge, .journal: false
    default: true
    }
  }
}

/// How long something is kept.
public enum RetentionPeriod: Equatable, Sendable {
  /// In calendar years, to the same day.
  case years(Int)
  /// To the end of the year so many years later.
  case yearsAfterTheYear(Int)
  /// So many times 86,400 s.
  case days(Int)

  /// `5 ans`, as an article says it.
  public var french: String {
    switch self {
    case .years(let count): count == 1 ? "1 an" : "\(count) ans"
    case .yearsAfterTheYear(let count): "\(count) ans à compter de la fin de l'année"
    case .days(let count): count == 1 ? "1 jour" : "\(count) jours"
    }
  }

  /// The last day in Paris on which it is kept.
  func lastDay(since instant: Instant) -> CivilDate {
    let day = ParisDateTime(instant).date
    switch self {
    case .years(let count): return day.adding(years: count, leapDayBecomes: (2, 28))
    case .yearsAfterTheYear(let count): return .lastDay(ofYear: day.year + count)
    case .days(let count): return ParisDateTime(instant.adding(days: count)).date
    }
  }

  /// What began before this instant is no longer kept.
  func cutoff(at now: Instant) -> Instant {
    let today = ParisDateTime(now).date
    switch self {
    case .years(let count):
      return ParisDateTime(startOf: today.adding(years: -count, leapDayBecomes: (3, 1))).instant
    case .yearsAfterTheYear(let count):
      let last = CivilDate.lastDay(ofYear: today.year - count - 1)
      return ParisDateTime(startOf: last.adding(days: 1)).instant
    case .days(let count): return now.adding(days: -count)
    }
  }
}

/// One line of the table of periods: how long a category is kept, by which article, and since when
/// that holds.
public struct RetentionRule: Sendable {
  /// The category.
  public let category: RetentionCategory
  /// How long.
  public let period: RetentionPeriod
  /// By which article.
  public let article: String
  /// The day from which on it holds.
  public let validFrom: CivilDate

  private init(
    _ category: RetentionCategory, _ period: RetentionPeriod, _ article: String,
    from year: Int, _ month: Int, _ day: Int
  ) {
    self.category = category
    self.period = period
    self.article = article
    validFrom = CivilDate(year: year, month: month, day: day) ?? .earliest
  }

  /// Every period that ever held, oldest first in its category. A new law is a new line.
  static let table = [
    RetentionRule(
      .unansweredInvitation, .years(1), "RGPD, art. 5-1-e", from: 2018, 5, 25),
    RetentionRule(
      .inactiveAccount, .years(3), "RGPD, art. 5-1-e (CNIL : 3 ans après le dernier contact)",
      from: 2018, 5, 25),
    RetentionRule(.invitation, .years(1), "RGPD, art. 5-1-e", from: 2018, 5, 25),
    RetentionRule(.letter, .years(1), "RGPD, art. 5-1-e", from: 2018, 5, 25),
    RetentionRule(.formerMobile, .years(1), "RGPD, art. 5-1-e", from: 2018, 5, 25),
    RetentionRule(.signingCode, .days(1), "RGPD, art. 5-1-e", from: 2018, 5, 25),
    RetentionRule(.unsignedPaper, .years(1), "RGPD, art. 5-1-e", from: 2018, 5, 25),
    RetentionRule(.signedConvention, .years(5), "Code civil, art. 2224", from: 2008, 6, 19),
    RetentionRule(
      .consumerContract, .years(10), "Code de la consommation, art. L134-2", from: 2005, 2, 18),
    RetentionRule(
      .consumerContract, .years(10), "Code de la consommation, art. L213-1 et D213-1",
      from: 2016, 7, 1),
    RetentionRule(.reason, .years(3), "RGPD, art. 5-1-e", from: 2018, 5, 25),
    RetentionRule(.journalPersonal, .years(5), "Code civil, art. 2224", from: 2008, 6, 19),
    RetentionRule(
      .unsignedConvention, .years(5), "Code civil, art. 2224 (RGPD, art. 17-3-e)",
      from: 2008, 6, 19),
    RetentionRule(
      .registration, .yearsAfterTheYear(3), "Code du travail, art. L6362-6", from: 2008, 5, 1),
    RetentionRule(.pledge, .years(5), "Code civil, art. 2224", from: 2008, 6, 19),
    RetentionRule(
      .journal, .years(6), "CGI, art. 286 I 3° bis ; LPF, art. L102 B", from: 2018, 1, 1),
  ]

  /// The line of a category that holds on a day; before its first line already that one.
  static func inForce(_ category: RetentionCategory, on day: CivilDate) -> RetentionRule? {
    let lines = table.filter { $0.category == category }
    return lines.last { $0.validFrom <= day } ?? lines.first
  }
}

extension Reading {
  /// The rule of a category that holds now.
  func rule(_ category: RetentionCategory) throws -> RetentionRule {
    guard let rule = RetentionRule.inForce(category, on: ParisDateTime(now).date) else {
      throw BrokenInvariant("no period for \(category)")
    }
    return rule
  }
}

extension CivilDate {
  /// The same day so many years later, or earlier; where there is no 29 February, another day.
  fileprivate func adding(
    years: Int, leapDayBecomes other: (month: Int, day: Int)
  ) -> CivilDate {
    CivilDate(year: year + years, month: month, day: day)
      ?? CivilDate(year: year + years, month: other.month, day: other.day)
      ?? (years > 0 ? .latest : .earliest)
  }

  fileprivate static func lastDay(ofYear year: Int) -> CivilDate {
    CivilDate(year: year, month: 12, day: 31) ?? (year < 1 ? .earliest : .latest)
  }
}
