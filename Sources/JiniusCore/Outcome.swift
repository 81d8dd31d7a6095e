/// What a use case that changes something comes back with: it was done, or it was so already (the
/// verbs are idempotent: both are success).
public enum Outcome<Value> {
  case done(Value)
  case already(Value)

  /// What stands now.
  public var value: Value {
    switch self {
    case .done(let value), .already(let value): value
    }
  }

  /// Whether nothing had to be changed.
  public var wasAlready: Bool {
    switch self {
    case .done: false
    case .already: true
    }
  }
}

extension Outcome: Sendable where Value: Sendable {}
