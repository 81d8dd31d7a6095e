/// Parameters of a shared group, as if they were declared here.
///
/// A group of the type given as the tool's `globals` holds what was given anywhere on the line.
@propertyWrapper
public final class Group<Parameters: ParameterGroup>: SharedSlots {
  /// The group, once the words are parsed.
  public private(set) var wrappedValue = Parameters()

  /// The group with its parameters.
  public override init() {}

  override var parameters: (any ParameterGroup)? { wrappedValue }

  override func adopt(_ shared: any ParameterGroup) -> Bool {
    guard let same = shared as? Parameters else { return false }
    wrappedValue = same
    return true
  }
}

/// A group of any type.
public class SharedSlots {
  init() {}
  var parameters: (any ParameterGroup)? { nil }
  /// Takes the shared parameters instead of its own, if they are of its type.
  func adopt(_ shared: any ParameterGroup) -> Bool { false }
}
