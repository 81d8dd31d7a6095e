internal import CommandLineKit

/// What is asked of a letter that somebody is to act on.
struct DeliveryOptions: ParameterGroup {
  @Flag("Refuse where its letter could not be sent: nothing is set up for it.")
  var requireDelivery: Bool
}
