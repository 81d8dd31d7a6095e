internal import SHA2

/// What makes a form of the page good for one time: an HMAC by the key over what it would do and
/// over how things stood when it was shown. Whatever changes them ends it, first of all the form's
/// own success.
public struct FormToken: Sendable {
  /// As it stands in the form: 43 characters of base64url.
  public let text: String

  /// Takes what a form sent.
  public init(_ text: String) { self.text = text }

  /// - Parameters:
  ///   - act: what the form does, as a word.
  ///   - state: all that its success changes, as text.
  init(_ act: String, on state: String, key: SecretKey) {
    text = key.derive(.form, Array(act.utf8) + [0] + Array(state.utf8)).base64URL
  }

  /// Whether it is the same, in a time that does not tell where they differ.
  func equals(_ other: FormToken) -> Bool {
    equalInConstantTime(Array(text.utf8), Array(other.text.utf8))
  }
}
