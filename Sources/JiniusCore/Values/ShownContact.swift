/// A way to reach a person as somebody may see it: whole, or with just enough left to recognise it.
///
/// Masked, a mobile keeps its country code and its last digits (`+33 6 •• •• •• 78`), an address its
/// first character and its domain (`p•••@cabinet.fr`). Three points stand for whatever is hidden, so
/// that not even the length is told; of a name of one or two characters nothing is left.
public struct ShownContact: Equatable, Sendable, CustomStringConvertible {
  /// What is shown.
  public let description: String
}

extension EmailAddress {
  /// As those see it who may not know the whole.
  public var masked: String {
    let sides = description.split(separator: "@")
    let name = sides.first ?? ""
    return "\(name.count > 2 ? name.prefix(1) : "")•••@\(sides.last ?? "")"
  }

  /// As somebody may see it.
  func shown(whole: Bool) -> ShownContact {
    ShownContact(description: whole ? description : masked)
  }
}

extension MobileNumber {
  /// As somebody may see it.
  func shown(whole: Bool) -> ShownContact {
    ShownContact(description: whole ? description : masked)
  }
}
