/// What a document says about itself.
public struct Metadata: Sendable {
  /// What a reader shows in place of the file name.
  public var title: String
  /// Who issues the document.
  public var author: String?
  /// A BCP 47 language tag, such as `fr-FR`.
  public var language: String
  /// When the document was made.
  public var created: Timestamp
  /// The file identifier, at least 16 bytes that no other document has. For an appended revision,
  /// the second identifier.
  public var identifier: [UInt8]

  /// Says all of it at once.
  public init(
    title: String, author: String? = nil, language: String, created: Timestamp, identifier: [UInt8]
  ) {
    self.title = title
    self.author = author
    self.language = language
    self.created = created
    self.identifier = identifier
  }

  /// The document information dictionary.
  var information: String {
    let author = author.map { " /Author \(textString($0))" } ?? ""
    return "<< /Title \(textString(title))\(author) /CreationDate \(byteString(created.text)) >>"
  }
}

/// A date and time in UTC.
public struct Timestamp: Sendable {
  /// As people count them: the first month and day are 1.
  public var year, month, day, hour, minute, second: Int

  /// Takes each part as it is; a part that is out of range is still written with its digits.
  public init(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// `D:20261120223720Z`
  var text: String {
    func digits(_ value: Int, _ count: Int) -> String {
      let digits = String(value.magnitude).suffix(count)
      return String(repeating: "0", count: count - digits.count) + digits
    }
    let rest = [month, day, hour, minute, second].map { digits($0, 2) }
    return "D:" + digits(year, 4) + rest.joined() + "Z"
  }
}
