/// A named value: `--email VALUE` or `--email=VALUE`, named after its property.
@propertyWrapper
public final class Option<Value>: ValueSlot<Value> {
  /// The value that was given, once the words are parsed.
  public var wrappedValue: Value { value }

  /// One that must be given.
  ///
  /// - Parameter placeholder: what stands for the value in help, where its type says too little.
  public init(
    _ help: String, name: String? = nil, short: Character? = nil, placeholder: String? = nil
  ) where Value: ArgumentValue {
    super.init(
      Parameter(
        .option, help, name, short: short, of: Value.self, required: true, placeholder: placeholder)
    ) {
      $0 = try Value(argument: $1)
    }
  }

  /// One that has a default.
  public init(_ help: String, name: String? = nil, short: Character? = nil, default value: Value)
  where Value: ArgumentValue {
    super.init(
      Parameter(.option, help, name, short: short, of: Value.self, default: value), initially: value
    ) {
      $0 = try Value(argument: $1)
    }
  }

  /// One that may be left out.
  public init<Element: ArgumentValue>(
    _ help: String, name: String? = nil, short: Character? = nil, placeholder: String? = nil
  ) where Value == Element? {
    super.init(
      Parameter(.option, help, name, short: short, of: Element.self, placeholder: placeholder),
      initially: .some(nil)
    ) {
      $0 = try Element(argument: $1)
    }
  }

  /// One that may be given many times; with `required`, once at least.
  public init<Element: ArgumentValue>(
    _ help: String, name: String? = nil, short: Character? = nil, required: Bool = false
  )
  where Value == [Element] {
    super.init(
      Parameter(
        .option, help, name, short: short, of: Element.self, required: required, repeatable: true),
      initially: []
    ) { $0?.append(try Element(argument: $1)) }
  }
}
