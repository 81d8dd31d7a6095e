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
  static let laterIndexes = """
    CREATE INDEX journal_of_account ON journal (actor_id, at) WHERE actor_kind = 'account';
    CREATE INDEX journal_about_account ON journal (subject_id, at) WHERE subject = 'account';
    CREATE INDEX journal_about_convention ON journal (subject_id) WHERE subject = 'convention';
    CREATE INDEX journal_about_procedure ON journal (subject_id) WHERE subject = 'procedure';
    CREATE INDEX letter_sending ON letter (id) WHERE status = 'sending';

    """
}
