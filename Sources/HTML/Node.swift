/// A piece of a page: text, an element, or several in a row.
public enum Node: Sendable, ExpressibleByStringInterpolation {
  /// Text, as it was written by whoever wrote it.
  case text(String)
  /// An element with what it holds.
  indirect case element(Tag, [Attribute], [Node])
  /// Several pieces, one after the other.
  case row([Node])

  /// Text.
  public init(stringLiteral value: String) { self = .text(value) }

  func write(to bytes: inout [UInt8]) {
    switch self {
    case .text(let text): escape(text, to: &bytes)
    case .row(let nodes): for node in nodes { node.write(to: &bytes) }
    case .element(let tag, let attributes, let nodes):
      bytes += "<\(tag.rawValue)".utf8
      for attribute in attributes {
        bytes += " \(attribute.name)".utf8
        if attribute.value.isEmpty && attribute.name != "value" { continue }
        bytes += "=\"".utf8
        escape(attribute.value, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
      }
      bytes.append(UInt8(ascii: ">"))
      if tag.isEmpty { return }
      for node in nodes { node.write(to: &bytes) }
      bytes += "</\(tag.rawValue)>".utf8
    }
  }
}

/// The elements that a page can be made of: none runs, embeds or fetches anything.
public enum Tag: String, Sendable {
  case a, body, button, code, dd, details, div, dl, dt, footer, form, h1, h2, header, input, label
  case li, main, ol, p, section, small, span, strong, summary, textarea, ul

  /// Whether it holds nothing and has no end.
  var isEmpty: Bool { self == .input }
}

extension Tag {
  /// An element with its attributes and what it holds.
  public func callAsFunction(
    _ attributes: Attribute..., @Contents holding contents: () -> [Node] = { [] }
  ) -> Node {
    .element(self, attributes, contents())
  }
}

/// Collects what an element holds.
@resultBuilder
public enum Contents {
  /// A piece.
  public static func buildExpression(_ node: Node) -> [Node] { [node] }
  /// Pieces that are at hand.
  public static func buildExpression(_ nodes: [Node]) -> [Node] { nodes }
  /// Text that is at hand.
  public static func buildExpression(_ text: String) -> [Node] { [.text(text)] }
  /// One after the other.
  public static func buildBlock(_ parts: [Node]...) -> [Node] { parts.flatMap { $0 } }
  /// Perhaps.
  public static func buildOptional(_ part: [Node]?) -> [Node] { part ?? [] }
  /// The one.
  public static func buildEither(first: [Node]) -> [Node] { first }
  /// Or the other.
  public static func buildEither(second: [Node]) -> [Node] { second }
  /// Each.
  public static func buildArray(_ parts: [[Node]]) -> [Node] { parts.flatMap { $0 } }
}
