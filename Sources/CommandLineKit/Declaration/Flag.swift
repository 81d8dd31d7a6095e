/// Something to ask for: `--can-sign`; false when absent.
@propertyWrapper
public final class Flag: ValueSlot<Bool> {
  /// Whether it was given.
  public var wrappedValue: Bool { value }

  /// A flag named after its property.
  public init(_ help: String, name: String? = nil, short: Character? = nil) {
    super.init(Parameter(.flag, help, name, short: short), initially: false) { $0 = $1 == "true" }
  }
}

/// Something to grant or to refuse: `--can-sign`, `--no-can-sign`; `nil` when neither is given.
@propertyWrapper
public final class Toggle: ValueSlot<Bool?> {
  /// What was asked, if anything.
  public var wrappedValue: Bool? { value }

  /// A toggle named after its property.
  public init(_ help: String, name: String? = nil) {
    super.init(Parameter(.toggle, help, name), initially: .some(nil)) { $0 = $1 == "true" }
  }
}
