/// The states of a convention, with the guides' own words (S14, S21, S29).
public enum ConventionStatus: String, CaseIterable, Sendable {
  case awaitingSignature = "awaiting_signature"
  case signing
  case signed
  case terminated
  case void

  /// The French label.
  public var label: String {
    switch self {
    case .awaitingSignature: "En attente de signature"
    case .signing: "En cours de signature"
    case .signed: "Signée"
    case .terminated: "Résiliée"
    case .void: "Annulée"
    }
  }

  /// Whether there is a signed file: what ended later stays signed.
  public var hasSignedFile: Bool { self == .signed || self == .terminated }
}

/// What kind of paper a convention is.
public enum ConventionKind: String, CaseIterable, Sendable {
  /// For one participant of a company (D6353-1).
  case individualConvention = "individual_convention"
  /// For a private person at his own expense (L6353-3).
  case individualContract = "individual_contract"

  /// The French label.
  public var label: String {
    switch self {
    case .individualConvention: "Convention individuelle"
    case .individualContract: "Contrat de formation"
    }
  }

  /// How letters and pages speak of it.
  public var phrase: String {
    switch self {
    case .individualConvention: "la convention de formation"
    case .individualContract: "le contrat de formation"
    }
  }
}

/// `C-000001`: how words refer to a convention.
public struct ConventionNumber: TextValue {
  /// The row's number.
  public let row: Int

  /// The number of a row.
  public init(row: Int) { self.row = row }

  /// Reads the letter, a hyphen and a number.
  public init(_ text: String) throws(InvalidValue) {
    row = try rowNumber(text, letter: "C")
  }

  /// The letter, a hyphen and six digits at least.
  public var description: String { numbered("C", row) }
}

/// `R-000001`: how words refer to a registration.
public struct RegistrationNumber: TextValue {
  /// The row's number.
  public let row: Int

  /// The number of a row.
  public init(row: Int) { self.row = row }

  /// Reads the letter, a hyphen and a number.
  public init(_ text: String) throws(InvalidValue) {
    row = try rowNumber(text, letter: "R")
  }

  /// The letter, a hyphen and six digits at least.
  public var description: String { numbered("R", row) }
}

private func numbered(_ letter: String, _ row: Int) -> String {
  let digits = String(row)
  return letter + "-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
}

private func rowNumber(_ text: String, letter: String) throws(InvalidValue) -> Int {
  let digits = text.dropFirst(2)
  guard text.uppercased().hasPrefix(letter + "-"), digits.utf8.count <= 15,
    digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
    let row = Int(digits), row > 0
  else {
    throw InvalidValue(.reference, text, expected: "a number such as \(numbered(letter, 1))")
  }
  return row
}
