/// The commitment of a self-declared administrator (S84), recorded with its wording and time, with who
/// gave it and who typed it. One that was typed on somebody's behalf waits until he confirms it.
public struct Pledge: Sendable {
  /// Whose.
  public let account: EmailAddress
  /// When.
  public let at: Instant
  /// Which wording.
  public let version: String
  /// The words.
  public let wording: String
  /// Who typed it; nil where an earlier release kept it and the journal does not tell.
  public let typedBy: Typist?
  /// When it became his own word.
  public let confirmedAt: Instant?

  /// Who types a pledge.
  public enum Typist: String, CaseIterable, Sendable {
    /// Whoever runs the installation, on the person's behalf.
    case `operator`
    /// The person himself.
    case account
  }

  /// Whether somebody else typed it.
  public var isOnBehalf: Bool { typedBy != .account }

  static let currentVersion = "2026-11"
  /// The words that stand now.
  public static let currentWording =
    "Je m'engage à être habilité(e) par ma structure à disposer de tous les droits "
    + "d'administrateur de Jinius."
}
