/// An attribute of an element.
///
/// There is a function for each that a page needs and none that takes a name: a handler of events
/// or a style cannot be written, nor a link that runs anything.
public struct Attribute: Sendable {
  let name: String
  let value: String

  /// The name that a link, a label or a description points to.
  public static func id(_ name: String) -> Self { .init(name: "id", value: name) }

  /// What the style sheet knows it by.
  public static func `class`(_ name: String) -> Self { .init(name: "class", value: name) }

  /// Where a link leads: inside the site, to the web, to a mailbox or to a telephone.
  public static func href(_ target: String) -> Self { .init(name: "href", value: safe(target)) }

  /// A page of its own: the one that is there stays.
  public static let newTab = Self(name: "target", value: "_blank")

  /// Where a form is sent.
  public static func action(_ target: String) -> Self {
    .init(name: "action", value: safe(target))
  }

  /// How a form is sent (`post`).
  public static func method(_ method: String) -> Self { .init(name: "method", value: method) }

  /// The kind of a field or a button.
  public static func type(_ kind: String) -> Self { .init(name: "type", value: kind) }

  /// The name that a field is sent under.
  public static func name(_ name: String) -> Self { .init(name: "name", value: name) }

  /// What a field holds.
  public static func value(_ text: String) -> Self { .init(name: "value", value: text) }

  /// The field that a label names.
  public static func `for`(_ id: String) -> Self { .init(name: "for", value: id) }

  /// What a browser may fill in (`one-time-code`).
  public static func autocomplete(_ kind: String) -> Self {
    .init(name: "autocomplete", value: kind)
  }

  /// The keyboard that a telephone shows.
  public static func inputMode(_ kind: String) -> Self { .init(name: "inputmode", value: kind) }

  /// The longest text of a field, in UTF-16 units.
  public static func maxLength(_ count: Int) -> Self {
    .init(name: "maxlength", value: String(count))
  }

  /// The height of a text field.
  public static func rows(_ count: Int) -> Self { .init(name: "rows", value: String(count)) }

  /// The language of what is inside.
  public static func language(_ code: String) -> Self { .init(name: "lang", value: code) }

  /// What a part of the page is, for a screen reader.
  public static func role(_ role: String) -> Self { .init(name: "role", value: role) }

  /// A reachable place that is not on the way of the tabulator key.
  public static let focusable = Self(name: "tabindex", value: "-1")

  /// A field that cannot stay empty.
  public static let required = Self(name: "required", value: "")

  /// The place where the keyboard is, once the page is there.
  public static let autofocus = Self(name: "autofocus", value: "")

  /// A form whose fields the server alone checks, in sentences of its own.
  public static let unchecked = Self(name: "novalidate", value: "")

  /// A fact for screen readers: `aria-…`.
  public static func aria(_ fact: Aria, _ value: String) -> Self {
    .init(name: "aria-" + fact.rawValue, value: value)
  }

  /// What can be said to screen readers.
  public enum Aria: String, Sendable {
    /// The element whose text names this one.
    case labelledBy = "labelledby"
    /// The element whose text describes this one.
    case describedBy = "describedby"
    /// Whether a field holds what cannot be taken.
    case invalid
    /// Where one stands in a row of steps.
    case current
    /// Whether it is left out.
    case hidden
  }

  /// A target without a scheme, or with one that opens nothing but a page, a letter or a call;
  /// anything else leads nowhere.
  private static func safe(_ target: String) -> String {
    // Browsers skip tabs and line breaks in a scheme.
    let isPlain = target.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
    let head = target.prefix { !"/?#".contains($0) }
    guard let colon = head.firstIndex(of: ":") else { return isPlain ? target : "#" }
    let scheme = head[..<colon].lowercased()
    return isPlain && ["http", "https", "mailto", "tel"].contains(scheme) ? target : "#"
  }
}
