internal import CommandLineKit
internal import JiniusCore

struct ProviderUpdate: GuardedCommand {
  static let name = "update"
  static let summary = "Change what is given of a training body."
  static let permission = Permission.operatorship
  static let discussion = "What is signed or being signed keeps its own words."
  static let examples = [
    "jinius provider update IRF --payment-terms \"Le prix est payable à réception de la facture.\""
  ]
  static let wordRules = [AddressOptions.rule]

  @Argument("Its code.") var code: Code
  @Option("Name.") var name: PrintableName?
  @Group var address: AddressOptions
  @Option("Address of the contact, shown in letters.") var email: EmailAddress?
  @Option("How prices stand towards VAT.") var vat: VAT?
  @Option("How the price is paid (D6353-1 I 2°).") var paymentTerms: PrintablePassage?
  @Option("What an early end costs (L6353-4 5°).") var earlyEndTerms: PrintablePassage?

  func run(in console: Console) throws {
    let outcome = try console.registry().updateProvider(code) { provider in
      if let name { provider.name = name.text }
      if let address = address.address { provider.address = address }
      if let email { provider.email = email }
      if let vat { provider.vat = vat }
      if let paymentTerms { provider.paymentTerms = paymentTerms.text }
      if let earlyEndTerms { provider.earlyEndTerms = earlyEndTerms.text }
    }
    try console.report(
      outcome, done: "training body \(code) changed", already: "training body \(code) is so already"
    )
  }
}
