internal import JiniusCore

/// A thing that can be printed: its JSON is the truth, and what a person sees is made of it.
protocol Presentable {
  var json: JSON { get }
  /// What a person sees: the members line by line, unless a thing has a screen of its own.
  var screen: String { get }
}

extension Presentable {
  var screen: String { Sheet(json).text }
}

/// A thing of a list: with the columns of its table, and the row that the next page begins after.
protocol Listed: Presentable {
  static var columns: [String] { get }
  var cells: [String] { get }
  var row: Int { get }
}
