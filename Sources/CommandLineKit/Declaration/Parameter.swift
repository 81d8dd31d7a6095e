/// What is known of a parameter before any word is read: all that help and completion need.
public struct Parameter {
  /// How the parameter is written on a command line.
  public enum Kind: String, Sendable {
    /// A word that stands by itself.
    case argument
    /// `--name VALUE` or `--name=VALUE`.
    case option
    /// `--name`: true when present.
    case flag
    /// `--name` or `--no-name`: nothing when absent.
    case toggle
  }

  /// How it's written.
  public let kind: Kind
  /// The name without dashes: `can-sign`.
  public internal(set) var name: String
  /// The one-letter name, without its dash.
  public let short: Character?
  /// One sentence for the help.
  public let help: String
  /// Whether the command cannot do without.
  public let isRequired: Bool
  /// Whether it may be given more than once.
  public let isRepeatable: Bool
  let type: (any ArgumentValue.Type)?
  let defaultValue: Any?
  private let ownPlaceholder: String?

  init(
    _ kind: Kind, _ help: String, _ name: String?, short: Character? = nil,
    of type: (any ArgumentValue.Type)? = nil, required: Bool = false, repeatable: Bool = false,
    default value: Any? = nil, placeholder: String? = nil
  ) {
    self.kind = kind
    self.name = name ?? ""
    self.short = short
    self.help = help
    self.isRequired = required
    self.isRepeatable = repeatable
    self.type = type
    self.defaultValue = value
    self.ownPlaceholder = placeholder
  }

  /// What stands for the value in help; `nil` for flags.
  public var placeholder: String? { ownPlaceholder ?? type?.placeholder }
  /// The words accepted, when they can be listed.
  public var choices: [String] { type?.choices ?? [] }
  /// The choices with what else each is called, as a sentence lists them.
  var describedChoices: [String] {
    let labels = type?.choiceLabels ?? []
    if labels.isEmpty { return choices }
    return zip(choices, labels).map { "\($0) (\($1))" }
  }
  /// The default, as one would type it.
  public var defaultText: String? {
    guard let defaultValue else { return nil }
    if let raw = defaultValue as? any RawRepresentable<String> { return raw.rawValue }
    return "\(defaultValue)"
  }

  /// How people see it: `--email`, or `COMPANY` for an argument.
  public var title: String { kind == .argument ? name.uppercased() : "--" + name }

  /// The words that name it on a command line; none for an argument.
  public var spellings: [String] {
    if kind == .argument { return [] }
    let short = short.map { ["-\($0)"] } ?? []
    return ["--" + name] + (kind == .toggle ? ["--no-" + name] : []) + short
  }

  var takesValue: Bool { kind == .option }
}
