/// A word that stands by itself; arguments are taken in the order of their declaration.
@propertyWrapper
public final class Argument<Value>: ValueSlot<Value> {
  /// The value that was given, once the words are parsed.
  public var wrappedValue: Value { value }

  /// One that must be given.
  public init(_ help: String, name: String? = nil) where Value: ArgumentValue {
    super.init(Parameter(.argument, help, name, of: Value.self, required: true)) {
      $0 = try Value(argument: $1)
    }
  }

  /// One that has a default.
  public init(_ help: String, name: String? = nil, default value: Value)
  where Value: ArgumentValue {
    super.init(Parameter(.argument, help, name, of: Value.self, default: value), initially: value) {
      $0 = try Value(argument: $1)
    }
  }

  /// One that may be left out.
  public init<Element: ArgumentValue>(_ help: String, name: String? = nil) where Value == Element? {
    super.init(Parameter(.argument, help, name, of: Element.self), initially: .some(nil)) {
      $0 = try Element(argument: $1)
    }
  }

  /// One that may be given many times; with `required`, once at least.
  public init<Element: ArgumentValue>(_ help: String, name: String? = nil, required: Bool = false)
  where Value == [Element] {
    super.init(
      Parameter(.argument, help, name, of: Element.self, required: required, repeatable: true),
      initially: []
    ) { $0?.append(try Element(argument: $1)) }
  }
}
