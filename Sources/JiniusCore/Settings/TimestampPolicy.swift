/// Whether a seal is to bear the time of an authority (RFC 3161), besides our own.
public enum TimestampPolicy: String, CaseIterable, Sendable {
  /// No seal without it.
  case require
  /// A missing one is said, and does not stop the signature.
  case ifPossible = "try"
  /// None is asked for.
  case off
}
