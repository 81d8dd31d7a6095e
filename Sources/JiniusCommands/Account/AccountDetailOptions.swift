internal import CommandLineKit
internal import JiniusCore

/// How a person can be reached, and under which number he is registered: nobody but himself and
/// whoever runs the installation sees it.
struct AccountDetailOptions: ParameterGroup {
  @Option("Telephone, in international format.") var phone: PhoneNumber?
  @Group var address: AddressOptions
  @Option("Number under which he is registered as a professional.")
  var professionalNumber: ProfessionalNumber?

  static let rule = AddressOptions.rule

  /// What was given.
  var given: AccountDetails {
    AccountDetails(phone: phone, address: address.address, professionalNumber: professionalNumber)
  }
}
