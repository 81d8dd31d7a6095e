internal import CommandLineKit
internal import JiniusCore

/// An object as a person reads it: a line a member, lists and objects indented below.
struct Sheet {
  private let json: JSON
  private let clocks: Clocks

  init(_ json: JSON, _ clocks: Clocks) {
    self.json = json
    self.clocks = clocks
  }

  var text: String { lines(json, indent: "") }

  private func lines(_ json: JSON, indent: String) -> String {
    guard case .object(let members) = json else { return indent + scalar(json) + "\n" }
    let width = members.map(\.name.count).max() ?? 0
    return members.map { member in
      let name = member.name.map { $0 == "_" ? " " : String($0) }.joined()
      let padding = String(repeating: " ", count: width - name.count + 2)
      switch member.value {
      case .array(let items) where items.contains { isCompound($0) }:
        return indent + name + "\n"
          + items.map { lines($0, indent: indent + "  ") }.joined(separator: "\n")
      case .object:
        return indent + name + "\n" + lines(member.value, indent: indent + "  ")
      case .array(let items):
        let list = items.isEmpty ? "—" : items.map(scalar).joined(separator: ", ")
        return indent + name + padding + list + "\n"
      default: return indent + name + padding + scalar(member.value) + "\n"
      }
    }.joined()
  }

  private func isCompound(_ json: JSON) -> Bool {
    if case .object = json { true } else { false }
  }

  private func scalar(_ json: JSON) -> String {
    switch json {
    case .null, .string(""): "—"
    case .string(let text): visible(text, multiline: true)
    case .instant(let instant): clocks.text(instant)
    case .int, .bool, .array, .object: json.text
    }
  }
}
