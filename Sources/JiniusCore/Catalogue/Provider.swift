/// A training body (organisme de formation); there may be several in one database (S79).
public struct Provider: Sendable {
  /// The row's number.
  public internal(set) var id: Int
  /// The short code by which words refer to it.
  public let code: Code
  /// Its name.
  public var name: String
  /// Its establishment number.
  public var siret: SIRET
  /// Its declaration of activity (L6351-1).
  public var activityNumber: ActivityNumber
  /// Where it is.
  public var address: PostalAddress
  /// Where it is written to; shown as contact in letters.
  public var email: EmailAddress
  /// How its prices stand towards VAT.
  public var vat: VAT
  /// How the price is paid (D6353-1 I 2°, L6353-4 5°).
  public var paymentTerms: String
  /// What an early end costs (L6353-4 5°).
  public var earlyEndTerms: String

  /// A training body; terms that are left out are the standard ones.
  public init(
    code: Code, name: String, siret: SIRET, activityNumber: ActivityNumber, address: PostalAddress,
    email: EmailAddress, vat: VAT, paymentTerms: String?, earlyEndTerms: String?
  ) {
    id = 0
    self.code = code
    self.name = name
    self.siret = siret
    self.activityNumber = activityNumber
    self.address = address
    self.email = email
    self.vat = vat
    self.paymentTerms = paymentTerms ?? StandardClause.paymentTerms
    self.earlyEndTerms = earlyEndTerms ?? StandardClause.earlyEndTerms
  }
}

/// How a provider's prices stand towards VAT.
public enum VAT: String, CaseIterable, Sendable {
  /// CGI 261-4-4° a.
  case exempt
  case standard
  /// CGI 293 B.
  case franchise

  /// What stands behind a price.
  public var frenchMention: String {
    switch self {
    case .exempt: "exonéré de TVA (article 261-4-4° a du CGI)"
    case .standard: "hors taxes, TVA en sus au taux de 20 %"
    case .franchise: "TVA non applicable (article 293 B du CGI)"
    }
  }
}
