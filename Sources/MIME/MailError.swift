/// Why a message cannot be made: each is a value that could not be sent as it is.
public enum MailError: Error, Equatable, Sendable {
  /// A header would hold a line break, or another character that acts instead of being read.
  case control(field: String)
  /// No address of the plain kind `local@domain` (RFC 5321's dot-string, in ASCII).
  case address(String)
  /// No name of a header field: printable ASCII without a colon.
  case fieldName(String)
  /// No identifier of the kind `left@right`.
  case messageID(String)
}
