internal import CommandLineKit
internal import JiniusCore

/// Which interlocutor is meant.
struct InterlocutorReference: ParameterGroup {
  @Group var space: SpaceOptions
  @Option("Establishment, by its SIRET; needed when there are several.")
  var establishment: SIRET?
  @Option("Address of the interlocutor.") var email: EmailAddress
}

/// The name of a newcomer.
struct NewcomerOptions: ParameterGroup {
  @Option("Given name, for a newcomer.") var givenName: NamePart?
  @Option("Family name, for a newcomer.") var familyName: NamePart?

  static let rule = WordRule.together(["--given-name", "--family-name"])

  /// The name, if it was given.
  func name() throws -> PersonName? {
    guard let givenName, let familyName else { return nil }
    return try PersonName.typed(given: givenName.text, family: familyName.text)
  }

  /// The person at an address, with the name if it was given.
  func person(_ email: EmailAddress) throws -> PersonReference {
    guard let givenName, let familyName else {
      return PersonReference(email: email, name: nil, form: .options)
    }
    return PersonReference(
      email: email, name: try PersonName.typed(given: givenName.text, family: familyName.text),
      form: .options)
  }
}
