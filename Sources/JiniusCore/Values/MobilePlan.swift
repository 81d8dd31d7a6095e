/// One range of mobile numbers that this product can vouch for: France, its overseas territories
/// and Monaco, by libphonenumber 9.0.43. Where that goes into blocks of ten thousand, this stops
/// at the prefix, for blocks are allotted every month.
struct MobilePlan: Sendable {
  /// Country code.
  let code: String
  let territory: String
  /// Digits after the country code.
  let length: Int
  /// What a mobile number begins with, after the country code.
  let prefixes: [String]

  func owns(_ national: Substring) -> Bool {
    national.count == length && prefixes.contains { national.hasPrefix($0) }
  }

  /// Within France each of these is dialled 0 and nine digits, whatever its country code: so people
  /// write `+33 690 …` for a number that is `+590 690 …`.
  private var isDialledWithZero: Bool {
    length == 9 && ["33", "590", "594", "596", "262", "508"].contains(code)
  }

  /// The range to which nine digits belong when they are dialled in France after a 0.
  static func owner(of national: Substring) -> MobilePlan? {
    all.first { $0.isDialledWithZero && $0.owns(national) }
  }

  static let all = [
    MobilePlan(
      code: "33", territory: "metropolitan France", length: 9,
      prefixes: ["60", "61", "62"] + (630...638).map(String.init)
        + ["64", "65", "66", "67", "68", "695", "698", "699"] + (73...79).map(String.init)),
    MobilePlan(
      code: "590", territory: "Guadeloupe, Saint-Martin and Saint-Barthélemy", length: 9,
      prefixes: ["690", "691", "7090"]),
    MobilePlan(
      code: "594", territory: "French Guiana", length: 9,
      prefixes: ["694", "70930", "70931", "70932", "70933"]),
    MobilePlan(
      code: "596", territory: "Martinique", length: 9, prefixes: ["696", "697", "7091"]),
    MobilePlan(code: "262", territory: "Réunion", length: 9, prefixes: ["692", "693", "7092"]),
    MobilePlan(
      code: "262", territory: "Mayotte", length: 9, prefixes: ["639", "70935", "70936", "70937"]),
    MobilePlan(
      code: "508", territory: "Saint-Pierre and Miquelon", length: 6,
      prefixes: ["2", "3", "40", "42", "43", "44", "48", "49", "5", "6", "7", "8", "9"]),
    MobilePlan(
      code: "508", territory: "Saint-Pierre and Miquelon", length: 9, prefixes: ["7084", "7085"]),
    MobilePlan(
      code: "681", territory: "Wallis and Futuna", length: 6, prefixes: ["72", "82", "83"]),
    MobilePlan(
      code: "687", territory: "New Caledonia", length: 6, prefixes: ["5", "7", "8", "9"]),
    MobilePlan(
      code: "689", territory: "French Polynesia", length: 8, prefixes: ["87", "88", "89"]),
    MobilePlan(code: "377", territory: "Monaco", length: 9, prefixes: ["6", "7"]),
    MobilePlan(code: "377", territory: "Monaco", length: 8, prefixes: ["3", "4"]),
  ]
}

/// Country codes: one digit, two or three.
enum CallingCode {
  private static let ofTwoDigits: Set<Int> = Set(
    [20, 27, 36, 39, 40, 41, 81, 82, 84, 86, 98]
      + [30...34, 43...49, 51...58, 60...66, 90...95].joined())

  /// How many of the first digits of an international number are its country code.
  static func length(of digits: Substring) -> Int {
    if digits.hasPrefix("1") || digits.hasPrefix("7") { return 1 }
    return Int(digits.prefix(2)).map(ofTwoDigits.contains) == true ? 2 : 3
  }
}
