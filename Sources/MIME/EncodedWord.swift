/// The longest word that is made: after the name of any usual field there is room for it (RFC 2047
/// allows 75, on a line of 76).
let longestWord = 60

/// Text as encoded-words (RFC 2047): each holds whole characters, and readers put them together again
/// without the blanks between.
///
/// Only the characters that a phrase allows stand for themselves, so that the words may be used in
/// the name of a mailbox as well as in a subject.
func encodedWords(_ text: String) -> [String] {
  let (head, tail) = ("=?utf-8?q?", "?=")
  let room = longestWord - head.utf8.count - tail.utf8.count
  var words: [String] = []
  var word = ""
  for scalar in text.unicodeScalars {
    let piece = scalar.inEncodedWord
    if word.utf8.count + piece.utf8.count > room {
      words.append(head + word + tail)
      word = ""
    }
    word += piece
  }
  return words + (word.isEmpty ? [] : [head + word + tail])
}

extension Unicode.Scalar {
  /// The scalar in the Q encoding.
  fileprivate var inEncodedWord: String {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", "!", "*", "+", "-", "/": String(self)
    case " ": "_"
    default: UTF8.encode(self).map { $0.map(\.quoted).joined() } ?? ""
    }
  }
}

extension UInt8 {
  /// `=E9`: the byte in quoted-printable.
  var quoted: String {
    let digits = String(self, radix: 16, uppercase: true)
    return digits.utf8.count == 1 ? "=0" + digits : "=" + digits
  }
}
