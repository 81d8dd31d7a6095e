/// The fourteen digits by which INSEE knows an establishment: its company's SIREN, then five (NIC).
public struct SIRET: TextValue {
  /// The company.
  public let siren: SIREN
  /// The five digits of the establishment within its company.
  public let nic: String

  /// Reads fourteen digits, grouped or not.
  public init(_ text: String) throws(InvalidValue) {
    guard let run = DigitRun(grouped: text) else {
      throw InvalidValue(.siret, text, expected: "14 digits from 0 to 9 and nothing else")
    }
    guard run.values.count == 14 else {
      let isSIREN = (try? SIREN(text)) != nil
      throw InvalidValue(
        .siret, text,
        expected: isSIREN
          ? "14 digits: this SIREN, then the 5 digits of the establishment"
          : "14 digits (\(run.values.count) given)")
    }
    let company = DigitRun(run.values.prefix(9))
    if let fault = SIREN.fault(in: company) {
      throw InvalidValue(
        .siret, text, expected: "14 digits that begin with a SIREN, which is \(fault)")
    }
    siren = SIREN(checked: company)
    nic = DigitRun(run.values.suffix(5)).text
    guard Self.endsWell(run, siren: siren) else {
      throw InvalidValue(.siret, text, expected: "14 digits that end in a valid check digit")
    }
  }

  /// La Poste has more establishments than Luhn allows: all but its head office have instead a sum
  /// of digits that is a multiple of five.
  private static func endsWell(_ run: DigitRun, siren: SIREN) -> Bool {
    if siren.description == "356000000", run.text != "35600000000048" {
      return run.sum.isMultiple(of: 5)
    }
    return run.passesLuhn
  }

  /// Fourteen digits, without blanks.
  public var description: String { siren.description + nic }
  /// As it is printed: `732 829 320 00074`.
  public var grouped: String { "\(siren.grouped) \(nic)" }
}
