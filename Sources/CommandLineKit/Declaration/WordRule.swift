/// What the words of a command must satisfy together; part of the first phase, so that it is told
/// before any value is looked at.
public enum WordRule: Sendable {
  /// Exactly one of the options, by their spellings.
  case exactlyOne([String])
  /// One of the options at least.
  case atLeastOne([String])
  /// All of the options or none.
  case together([String])

  /// The words that it is about.
  var names: [String] {
    switch self {
    case .exactlyOne(let names), .atLeastOne(let names), .together(let names): names
    }
  }

  /// Whether one of them has to be given.
  var isChoice: Bool {
    switch self {
    case .exactlyOne, .atLeastOne: true
    case .together: false
    }
  }

  /// Why the options that were given do not satisfy it; nil if they do.
  func objection(to given: Set<String>) -> UsageError.Problem? {
    switch self {
    case .exactlyOne(let names):
      let count = names.count { given.contains($0) }
      if count == 1 { return nil }
      let list = names.joined(separator: " or ")
      return count == 0
        ? .missing([list], usage: "")
        : .other("\(names.joined(separator: " and ")) exclude each other", hint: "give \(list)")
    case .atLeastOne(let names):
      return names.contains { given.contains($0) }
        ? nil : .missing([names.joined(separator: " or ")], usage: "")
    case .together(let names):
      let missing = names.filter { !given.contains($0) }
      if missing.isEmpty || missing.count == names.count { return nil }
      return .other(
        "\(missing.joined(separator: " and ")) missing",
        hint: "\(names.joined(separator: ", ")) are given together or not at all")
    }
  }
}
