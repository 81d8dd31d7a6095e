/// « Informations personnelles, professionnelles et de contact » of an account (S68), all of them
/// optional: what somebody gave of himself.
public struct AccountDetails: Equatable, Sendable {
  /// His telephone.
  public var phone: PhoneNumber?
  /// His postal address.
  public var address: PostalAddress?
  /// The number under which he is registered as a professional.
  public var professionalNumber: ProfessionalNumber?

  /// Details; nil where nothing was given.
  public init(
    phone: PhoneNumber? = nil, address: PostalAddress? = nil,
    professionalNumber: ProfessionalNumber? = nil
  ) {
    self.phone = phone
    self.address = address
    self.professionalNumber = professionalNumber
  }

  /// What was given, as the journal keeps it.
  var facts: [JSON.Member] {
    [
      ("phone", phone?.description), ("address", address?.line),
      ("professional_number", professionalNumber?.description),
    ].compactMap { name, value in value.map { JSON.Member(name, .string($0)) } }
  }

  /// The names of what is not the same.
  func fields(differingFrom other: AccountDetails) -> [String] {
    var fields: [String] = []
    if phone != other.phone { fields.append("phone") }
    if address != other.address { fields.append("address") }
    if professionalNumber != other.professionalNumber { fields.append("professional_number") }
    return fields
  }
}
