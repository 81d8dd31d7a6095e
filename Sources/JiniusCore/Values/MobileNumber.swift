/// A number that can receive a text message, in the international form that the guide asks (S9).
public struct MobileNumber: TextValue {
  /// E.164: `+33612345678`.
  public let description: String

  /// Reads `+33 6 12 34 56 78`; blanks, dots, hyphens and a `(0)` after a French code are dropped.
  /// The number must be a mobile of its country's plan.
  public init(_ text: String) throws(InvalidValue) {
    let number = Self.compact(text)
    let digits = number.dropFirst()
    guard number.hasPrefix("+"), digits.isDecimal else { throw Self.notInternational(text, number) }
    guard (7...15).contains(digits.count), !digits.hasPrefix("0") else {
      throw InvalidValue(
        .mobile, text, expected: "7 to 15 digits after +, the first of them not 0")
    }
    if let code = Self.frenchCode(digits) {
      let national = digits.dropFirst(code.count)
      guard MobilePlan.all.contains(where: { $0.code == code && $0.owns(national) }) else {
        throw Self.notMobile(text, code: code, national: national)
      }
    } else if let fault = Self.foreignFault(digits) {
      throw InvalidValue(.mobile, text, expected: fault)
    }
    description = number
  }

  /// Takes a number that was kept: an earlier release took what the plan does not know.
  init?(kept number: String) {
    let digits = number.dropFirst()
    guard number.hasPrefix("+"), digits.isDecimal, (7...15).contains(digits.count) else {
      return nil
    }
    description = number
  }

  /// Whether it would be taken today: codes are sent nowhere else.
  var isInPlan: Bool { (try? MobileNumber(description)) != nil }

  /// Whether its country is another than France and Monaco.
  public var isForeign: Bool { Self.frenchCode(description.dropFirst()) == nil }

  /// As it is printed: `+33 6 12 34 56 78`.
  public var grouped: String {
    let (code, groups) = parts
    return (["+" + code] + groups).joined(separator: " ")
  }

  /// What may be shown to others, with two digits left to recognise it: `+33 6 •• •• •• 78`.
  public var masked: String {
    let (code, groups) = parts
    let hidden = groups.dropLast().enumerated().map { position, group in
      position == 0 && group.count == 1 ? group : String(repeating: "•", count: group.count)
    }
    return (["+" + code] + hidden + groups.suffix(1)).joined(separator: " ")
  }

  /// The country code, and the rest in pairs after a first group that takes the odd digit.
  private var parts: (code: String, groups: [String]) {
    let digits = description.dropFirst()
    let code = digits.prefix(CallingCode.length(of: digits))
    var rest = digits.dropFirst(code.count)
    let odd = ["33", "377"].contains(code) ? 1 : 3
    var groups: [String] = []
    while !rest.isEmpty {
      let group = rest.prefix(rest.count.isMultiple(of: 2) ? 2 : odd)
      groups.append(String(group))
      rest = rest.dropFirst(group.count)
    }
    return (String(code), groups)
  }
}

extension MobileNumber {
  /// The country code when it is French or Monegasque.
  private static func frenchCode(_ digits: Substring) -> String? {
    MobilePlan.all.first { digits.hasPrefix($0.code) }?.code
  }

  /// Drops what groups digits. Nothing is left of a text that is not ASCII: to compare a million
  /// accents takes minutes.
  private static func compact(_ text: String) -> String {
    let scalars = text.unicodeScalars.filter { !$0.isBlank && $0 != "." && $0 != "-" }
    guard scalars.allSatisfy(\.isASCII) else { return "" }
    let number = String(scalars)
    guard let code = frenchCode(number.dropFirst()), number.hasPrefix("+\(code)(0)") else {
      return number
    }
    return "+\(code)\(number.dropFirst(code.count + 4))"
  }

  /// The refusal of a number that does not begin with + and a country code.
  private static func notInternational(_ text: String, _ number: String) -> InvalidValue {
    let example = "such as +33 6 12 34 56 78"
    func refusal(_ expected: String, _ suggestion: String? = nil) -> InvalidValue {
      InvalidValue(
        .mobile, text, expected: expected,
        suggestion: suggestion.flatMap { try? MobileNumber($0) }?.description)
    }
    guard number[...].isDecimal else {
      return refusal("an international number of + and digits only, \(example)")
    }
    if number.hasPrefix("00") {
      return refusal("an international number with + instead of 00", "+\(number.dropFirst(2))")
    }
    let national = number.hasPrefix("0") ? number.dropFirst() : number[...]
    if let owner = MobilePlan.owner(of: national) {
      return refusal("an international number, \(example)", "+\(owner.code)\(national)")
    }
    if number.hasPrefix("0") {
      return refusal("a mobile number in international form, \(example)")
    }
    let isFrench = frenchCode(number[...]) != nil
    return refusal("an international number that begins with +", isFrench ? "+\(number)" : nil)
  }

  /// What would have been right of a number of another country; nil when it is.
  private static func foreignFault(_ digits: Substring) -> String? {
    switch NumberingPlan.verdict(digits) {
    case .mobile: nil
    case .unassigned(let code): "a country code that has mobiles: +\(code) has none"
    case .notMobile(let code): "a mobile number: this is in no range of mobiles of +\(code)"
    case .wrongLength(let code, let wanted, let given):
      "\(wanted.map(String.init).joined(separator: " or ")) digits after +\(code) (\(given) given)"
    }
  }

  /// The refusal of a French number that is in no mobile range.
  private static func notMobile(
    _ text: String, code: String, national: Substring
  ) -> InvalidValue {
    let plans = MobilePlan.all.filter { $0.code == code }
    if national.hasPrefix("0"), plans.contains(where: { $0.owns(national.dropFirst()) }) {
      return InvalidValue(
        .mobile, text, expected: "no 0 after +\(code)",
        suggestion: "+\(code)\(national.dropFirst())")
    }
    let lengths = plans.map(\.length)
    guard lengths.contains(national.count) else {
      let wanted = Set(lengths).sorted().map(String.init).joined(separator: " or ")
      return InvalidValue(
        .mobile, text, expected: "\(wanted) digits after +\(code) (\(national.count) given)")
    }
    if let owner = MobilePlan.owner(of: national) {
      return InvalidValue(
        .mobile, text,
        expected: "+\(owner.code), the country code of \(owner.territory), for this number",
        suggestion: "+\(owner.code)\(national)")
    }
    guard code == "33" else {
      let prefixes = plans.flatMap(\.prefixes).joined(separator: ", ")
      return InvalidValue(
        .mobile, text, expected: "a mobile number: after +\(code) comes one of \(prefixes)")
    }
    let mobile = "a mobile number, +33 6 or +33 73 to 79"
    return switch national.first {
    case "6", "7": InvalidValue(.mobile, text, expected: "\(mobile), in a range that is in use")
    case "8": InvalidValue(.mobile, text, expected: "\(mobile); +33 8 is a service number")
    case let digit?: InvalidValue(.mobile, text, expected: "\(mobile); +33 \(digit) is a landline")
    case nil: InvalidValue(.mobile, text, expected: mobile)
    }
  }
}

extension Substring {
  /// Whether it is one or more ASCII digits.
  fileprivate var isDecimal: Bool { !isEmpty && utf8.allSatisfy { (48...57).contains($0) } }
}
