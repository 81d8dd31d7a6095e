/// A whole page: its language, its title, its one style sheet, and what it holds.
public struct Page: Sendable {
  private let language: String
  private let title: String
  private let style: StaticString
  private let body: [Node]

  /// A page.
  ///
  /// - Parameters:
  ///   - language: what it is written in (`fr`).
  ///   - style: constant text: nothing that anybody wrote ever stands in a style sheet.
  public init(
    language: String, title: String, style: StaticString, @Contents body: () -> [Node]
  ) {
    self.language = language
    self.title = title
    self.style = style
    self.body = body()
  }

  /// The page in UTF-8.
  public var bytes: [UInt8] {
    var bytes = Array("<!DOCTYPE html>\n<html lang=\"".utf8)
    escape(language, to: &bytes)
    bytes +=
      #"""
      "><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex, nofollow">
      <title>
      """#.utf8
    escape(title, to: &bytes)
    bytes += "</title><style>".utf8
    bytes += UnsafeBufferPointer(start: style.utf8Start, count: style.utf8CodeUnitCount)
    bytes += "</style></head>\n".utf8
    Node.element(.body, [], body).write(to: &bytes)
    bytes += "</html>\n".utf8
    return bytes
  }
}
