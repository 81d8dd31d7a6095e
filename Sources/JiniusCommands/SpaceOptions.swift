internal import CommandLineKit
internal import JiniusCore

/// Which space is meant: a company's or a private person's.
struct SpaceOptions: ParameterGroup {
  @Option("Company, by its SIREN.")
  var company: SIREN?
  @Option("Private person, by e-mail address.")
  var individual: EmailAddress?

  /// For commands that need one of the two.
  static let rule = WordRule.exactlyOne(["--company", "--individual"])

  /// The space, where it is named.
  var reference: SpaceReference? {
    company.map(SpaceReference.company) ?? individual.map(SpaceReference.individual)
  }

  /// The space of a command whose words were checked by ``rule``.
  func required() throws -> SpaceReference {
    guard let reference else { throw UsageError("missing --company or --individual") }
    return reference
  }
}

/// Which company is meant: its SIREN as it is, or behind `--company` as everywhere else.
struct CompanyReference: ParameterGroup {
  @Argument("Its SIREN.") var siren: SIREN?
  @Option("The same, as an option.") var company: SIREN?

  static let rule = WordRule.exactlyOne(["SIREN", "--company"])

  /// The company of a command whose words were checked by ``rule``.
  func required() throws -> SIREN {
    guard let siren = siren ?? company else { throw UsageError("missing SIREN or --company") }
    return siren
  }
}

/// Where something is.
struct AddressOptions: ParameterGroup {
  @Option("Number and street.")
  var street: PrintableLine?
  @Option("Postal code, five digits.")
  var postalCode: PostalCode?
  @Option("Town.")
  var city: PrintableLine?

  static let rule = WordRule.together(["--street", "--postal-code", "--city"])

  /// The address, where it was given.
  var address: PostalAddress? {
    guard let street, let postalCode, let city else { return nil }
    return PostalAddress(street: street.text, postalCode: postalCode, city: city.text)
  }
}

/// What a document is: a paper to be handed on, or a text for its owner alone.
enum DocumentKind {
  case pdf, privateText
}

/// Where a document goes.
struct DocumentOptions: ParameterGroup {
  @Option("File to write; - for standard output.", short: "o", placeholder: "FILE")
  var output: String
  @Flag("Replace the file if it exists.")
  var force: Bool
}

extension Console {
  /// Hands a document over: to a new file, or to standard output.
  func deliver(
    _ bytes: [UInt8], _ options: DocumentOptions, as kind: DocumentKind = .pdf, facts: JSON
  ) throws {
    if options.output == "-" {
      if kind == .pdf && world.output.isTerminal {
        throw UsageError("a PDF on the terminal helps nobody", hint: "--output FILE, or a pipe")
      }
      try world.output.write(bytes)
      try world.output.flush()
      return
    }
    if !self.options.dryRun {
      try keep(
        bytes, in: options.output, replacing: options.force, isPrivate: kind == .privateText)
    }
    try conclude(facts)
    say("\(bytes.count) bytes in \(options.output)")
  }
}

/// How much of a list.
struct ListOptions: ParameterGroup {
  @Option("At most so many, the oldest first.")
  var limit: PositiveNumber?
}
