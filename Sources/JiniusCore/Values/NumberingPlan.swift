/// Which numbers of the world are mobiles: what ``ranges`` says of each assigned country code.
///
/// Premium services, personal numbers, pagers and satellites are none, so nobody is made to pay for
/// codes that are sent there.
enum NumberingPlan {
  /// What the plan says of the digits behind the +.
  enum Verdict: Equatable {
    case mobile
    /// The code is assigned, and this is no mobile of it.
    case notMobile(code: String)
    /// The code is assigned, and its mobiles have other lengths.
    case wrongLength(code: String, wanted: [Int], given: Int)
    case unassigned(code: String)
  }

  static func verdict(_ digits: Substring) -> Verdict {
    let code = digits.prefix(CallingCode.length(of: digits))
    let national = digits.dropFirst(code.count)
    var lengths: [Int] = []
    var isRead = false
    for word in ranges.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if let slash = word.firstIndex(of: "/") {
        let length = Int(word[word.index(after: slash)...]) ?? 0
        let isMeant = word[..<slash] == code
        if isMeant { lengths.append(length) }
        isRead = isMeant && length == national.count
      } else if isRead && begins(national, in: word) {
        return .mobile
      }
    }
    if lengths.isEmpty { return .unassigned(code: String(code)) }
    return lengths.contains(national.count)
      ? .notMobile(code: String(code))
      : .wrongLength(code: String(code), wanted: lengths, given: national.count)
  }

  /// Whether a number begins as `2423-8` says: 2423, 2424, and so on to 2428.
  private static func begins(_ national: Substring, in range: Substring) -> Bool {
    let ends = range.split(separator: "-")
    guard let first = ends.first else { return false }
    let given = national.prefix(first.count)
    guard ends.count == 2, let last = ends.last else { return given == first }
    return given.dropLast() == first.dropLast() && first <= given
      && given.suffix(1) <= last.suffix(1)
  }
}
