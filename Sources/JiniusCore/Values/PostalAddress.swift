/// A French postal address.
public struct PostalAddress: Equatable, Sendable {
  /// Number and street.
  public let street: String
  /// Five digits.
  public let postalCode: PostalCode
  /// The town.
  public let city: String

  /// An address.
  public init(street: String, postalCode: PostalCode, city: String) {
    self.street = street
    self.postalCode = postalCode
    self.city = city
  }

  /// « 4 rue de la Paix, 75002 Paris ».
  public var line: String { "\(street), \(postalCode.description) \(city)" }
}
