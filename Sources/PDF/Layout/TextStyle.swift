/// How a run of text looks. Sizes in points.
struct TextStyle {
  var weight = FontFamily.Weight.regular
  var size: Double
  var ink = Ink.text

  static let body = TextStyle(size: 10)
  static let strong = TextStyle(weight: .bold, size: 10)
  static let small = TextStyle(size: 8.5, ink: .muted)
  static let title = TextStyle(weight: .bold, size: 16, ink: .accent)
  static let subtitle = TextStyle(size: 10.5, ink: .muted)
  static let heading = TextStyle(weight: .bold, size: 11, ink: .accent)
  static let label = TextStyle(weight: .bold, size: 9.5, ink: .muted)
  static let value = TextStyle(size: 9.5)
  static let columnTitle = TextStyle(weight: .bold, size: 8.5, ink: .accent)
  static let cell = TextStyle(size: 9)
  static let strongCell = TextStyle(weight: .bold, size: 9)
  static let boxTitle = TextStyle(weight: .bold, size: 9.5, ink: .accent)
  static let banner = TextStyle(weight: .bold, size: 9.5, ink: .warning)
  static let footer = TextStyle(size: 7.5, ink: .muted)
}

/// The colours of a document: red, green and blue from 0 to 1, as PDF writes them.
enum Ink: String {
  case text = "0.11 0.12 0.14"
  case muted = "0.38 0.41 0.45"
  case accent = "0.1 0.2 0.36"
  case hairline = "0.8 0.82 0.85"
  case shade = "0.94 0.95 0.97"
  case warning = "0.68 0.1 0.1"
  case warningShade = "0.99 0.94 0.93"
}
