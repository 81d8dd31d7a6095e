/// A change of the main job, to be disturbed.
enum Deed: String, CaseIterable, Sendable {
  case registration, launch, signature

  /// The words, in a folder prepared for them, and the SQL that counts what they bring about.
  func prepare(_ scratch: Scratch) throws -> (words: [String], count: String) {
    switch self {
    case .registration:
      return (
        Scratch.registration(of: "Léa Petit <lea@cabinet.example>"),
        "SELECT count(*) FROM registration"
      )
    case .launch:
      return (Scratch.launch(try scratch.convention()), "SELECT count(*) FROM signing_procedure")
    case .signature:
      let (link, code) = try scratch.ceremony(try scratch.convention())
      return (
        ["signature", "sign", link, "--code", code, "--json"],
        "SELECT count(*) FROM convention WHERE state = 'signed'"
      )
    }
  }
}
