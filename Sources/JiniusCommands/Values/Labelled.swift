public import CommandLineKit
public import JiniusCore

/// A value that scripts know by its code and people by its French label: both are accepted, and the
/// label whatever its case and accents.
public protocol Labelled {
  /// The French label.
  var label: String { get }
}

extension ArgumentValue where Self: RawRepresentable<String> & CaseIterable & Labelled {
  /// The case whose code, or whose label, is the word.
  public init(argument: String) throws {
    guard let value = Self.named(argument) else {
      throw UsageError("\(argument): no such value", hint: Self.choices.joined(separator: ", "))
    }
    self = value
  }

  /// The labels, in the order of the codes.
  public static var choiceLabels: [String] { allCases.map(\.label) }

  /// Whether the word is a code or a label.
  public static func accepts(_ word: String) -> Bool { named(word) != nil }

  private static func named(_ word: String) -> Self? {
    if let value = Self(rawValue: word) { return value }
    let folded = Folded(word)
    return allCases.first { Folded($0.label) == folded }
  }
}

extension ConventionStatus: Labelled {}
extension InvitationStatus: Labelled {}
extension LetterStatus: Labelled {}
extension LegalForm: Labelled {}
extension RegistrationRights: Labelled {}
extension RegistrantQuality: Labelled {}
extension Role: Labelled {}
extension Action: Labelled {}
extension PayerPolicy: Labelled {}
extension Modality: Labelled {}
extension WithdrawalStatus: Labelled {}
