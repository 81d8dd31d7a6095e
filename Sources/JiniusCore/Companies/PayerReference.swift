/// Who pays, as words name it: a company by its SIREN, with all its establishments, or one of them by
/// its SIRET.
public enum PayerReference: TextValue {
  case company(SIREN)
  case establishment(SIRET)

  /// Reads nine digits or fourteen.
  public init(_ text: String) throws(InvalidValue) {
    self =
      DigitRun(grouped: text)?.values.count == 9
      ? .company(try SIREN(text)) : .establishment(try SIRET(text))
  }

  /// The company.
  public var siren: SIREN {
    switch self {
    case .company(let siren): siren
    case .establishment(let siret): siret.siren
    }
  }

  /// The digits.
  public var description: String {
    switch self {
    case .company(let siren): siren.description
    case .establishment(let siret): siret.description
    }
  }
}
