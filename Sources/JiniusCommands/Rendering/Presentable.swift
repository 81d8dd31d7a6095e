internal import JiniusCore

/// A thing that can be printed: its JSON is the truth, and what a person sees is made of it.
protocol Presentable {
  var json: JSON { get }
  /// What a person sees: the members line by line, unless a thing has a screen of its own.
  func screen(_ clocks: Clocks) -> String
}

extension Presentable {
  func screen(_ clocks: Clocks) -> String { Sheet(json, clocks).text }
}

/// A thing of a list: with the columns of its table, and the row that the next page begins after.
protocol Listed: Presentable {
  static var columns: [Column] { get }
  var cells: [String] { get }
  var row: Int { get }
}

/// A column of a table.
struct Column: ExpressibleByStringLiteral {
  let title: String
  /// Whether its cells are moments: as text in UTC, or by the clocks of Paris, or none.
  let holdsTime: Bool

  init(stringLiteral title: String) { self.init(title, holdsTime: false) }

  private init(_ title: String, holdsTime: Bool) {
    self.title = title
    self.holdsTime = holdsTime
  }

  static func times(_ title: String) -> Column { Column(title, holdsTime: true) }
}
