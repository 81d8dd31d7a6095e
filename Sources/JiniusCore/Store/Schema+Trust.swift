/// Version 3: who signs elsewhere, what a signature rests on, and how much may be tried.
///
/// Each part belongs to one subject; an empty one changes nothing.
extension Schema {
  /// Partners' platforms and their certificates.
  static let platforms = ""

  /// What a signature rests on, bound to the key.
  static let bindings = ""

  /// Names that their persons have not confirmed, and who cares for an invitation.
  static let provisionalNames = ""

  /// What limits of launches, codes and tries are counted by.
  static let limits = ""

  /// The box of a paper for a visible signature.
  static let signatureBoxes = ""

  /// Indexes that long lists lacked.
  static let laterIndexes = ""
}
