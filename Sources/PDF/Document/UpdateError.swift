/// Why nothing can be appended to a file.
public enum UpdateError: Error, Equatable, Sendable {
  /// The file was not written by this library, or was changed since: its bytes at this offset are
  /// not what the library writes there.
  case foreign(offset: Int)
  /// There is no such object.
  case missingObject(Int)
  /// The pages to append need a font that cannot be used.
  case font(FontError)
  /// This object has form fields or annotations already, such as a signature's.
  case hasFields(object: Int)
  /// The file has more bytes than are signed.
  case tooLarge(limit: Int)
}
