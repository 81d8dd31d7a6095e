/// How a signed file is sealed (ETSI EN 319 142), which is not the level of the signature: an SMS
/// code with an organisation's seal makes a *simple* electronic signature (eIDAS, article 3).
public enum SealLevel: String, CaseIterable, Sendable {
  /// Not at all: a sandbox without a seal.
  case none
  /// PAdES B-B: by the seal of this database.
  case basic = "b_b"
  /// PAdES B-T: the same, with the time of an authority.
  case timestamped = "b_t"
  /// By the platform on which it was signed.
  case platform

  /// The French label.
  public var label: String {
    switch self {
    case .none: "non scellé"
    case .basic: "cachet électronique PAdES B-B"
    case .timestamped: "cachet électronique PAdES B-T, horodaté"
    case .platform: "signé sur la plateforme d'un partenaire"
    }
  }

  /// The level of the signature that such a file holds; a partner's is his to state.
  public var signatureLevel: SignatureLevel { self == .platform ? .notAssessed : .simple }
}

/// The level of a signature under eIDAS, never more than is true.
public enum SignatureLevel: String, CaseIterable, Sendable {
  case simple
  case notAssessed = "not_assessed"

  /// The French label.
  public var label: String {
    switch self {
    case .simple: "signature électronique simple (eIDAS)"
    case .notAssessed: "niveau non évalué\u{A0}: celui qu'atteste la plateforme"
    }
  }
}
