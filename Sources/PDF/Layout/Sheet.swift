/// The geometry of a page: A4, in points, from the top left corner downwards.
enum Sheet {
  static let width = 595.28
  static let height = 841.89
  static let left = 56.69
  static let right = width - left
  static let top = 56.69
  static let bottom = height - 62
  static let footer = height - 46
  static let columnWidth = right - left
  static let columnHeight = bottom - top
}
