/// A verb of the tool: what it's called, what it asks for, and what it does.
///
/// A conforming struct declares its parameters as properties (`@Argument`, `@Option`, `@Flag`,
/// `@Toggle`, `@Group`); the parser fills them before `run(in:)`.
/// `Context` is what the program gives to every command: its streams, clock and store.
public protocol Command<Context>: SendableMetatype {
  associatedtype Context

  /// One word, as typed.
  static var name: String { get }
  /// One sentence.
  static var summary: String { get }
  /// Paragraphs for the help, one a line; indented lines are kept as they are.
  static var discussion: String { get }
  /// Whole command lines, as typed in a shell; at least one.
  static var examples: [String] { get }
  /// Whether help, completion and documentation leave the command out.
  static var isHidden: Bool { get }

  /// What the words must satisfy together.
  static var wordRules: [WordRule] { get }

  /// Makes a command whose parameters are still to be read.
  init()
  /// Does the work, once every parameter holds its value.
  func run(in context: Context) throws
}

extension Command {
  /// No discussion, unless the command has one.
  public static var discussion: String { "" }
  /// Shown, unless the command says otherwise.
  public static var isHidden: Bool { false }
  /// None, unless the command says otherwise.
  public static var wordRules: [WordRule] { [] }
}

/// Parameters that several commands share, declared as the properties of a struct.
public protocol ParameterGroup: SendableMetatype {
  /// Makes a group whose parameters are still to be read.
  init()
}
