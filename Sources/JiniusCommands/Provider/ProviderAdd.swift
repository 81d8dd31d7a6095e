internal import CommandLineKit
internal import JiniusCore

struct ProviderAdd: GuardedCommand {
  static let name = "add"
  static let summary = "Add a training body."
  static let permission = Permission.operatorship
  static let discussion = """
    Terms that are left out are the standard ones; jinius provider show prints them.
    """
  static let examples = [
    """
    jinius provider add IRF --name "IRF Île-de-France" --siret 73282932000074 \
    --activity-number 11922644692 --street "4 rue de la Paix" --postal-code 75002 --city Paris \
    --email formation@irf.example --vat exempt
    """
  ]

  @Argument("Short code by which it is referred to.") var code: Code
  @Option("Name.") var name: PrintableName
  @Option("SIRET.") var siret: SIRET
  @Option("Number of the declaration of activity, 11 digits (L6351-1).")
  var activityNumber: ActivityNumber
  @Option("Number and street.") var street: PrintableLine
  @Option("Postal code, five digits.") var postalCode: PostalCode
  @Option("Town.") var city: PrintableLine
  @Option("Address of the contact, shown in letters.") var email: EmailAddress
  @Option("How prices stand towards VAT.") var vat: VAT
  @Option("How the price is paid (D6353-1 I 2°).") var paymentTerms: PrintablePassage?
  @Option("What an early end costs (L6353-4 5°).") var earlyEndTerms: PrintablePassage?

  func run(in console: Console) throws {
    let provider = Provider(
      code: code, name: name.text, siret: siret, activityNumber: activityNumber,
      address: PostalAddress(street: street.text, postalCode: postalCode, city: city.text),
      email: email, vat: vat, paymentTerms: paymentTerms?.text,
      earlyEndTerms: earlyEndTerms?.text)
    try console.report(
      try console.registry().addProvider(provider), made: code.description,
      done: "training body \(code) added",
      already: "training body \(code) exists already")
  }
}
