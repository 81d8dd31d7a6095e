@_spi(_Unicode) import Swift

/// Text as it is searched: `Œuvre d’été` is found by `oeuvre d'ete`.
public struct Folded: Hashable, Sendable, CustomStringConvertible {
  /// Lower case, without accents or ligatures.
  public let description: String

  /// Folds any text.
  public init(_ text: String) {
    // Marks go first, for a long run of them is slow to decompose.
    let letters = text.unicodeScalars.filter { !$0.isMark }
    let lower = letters.reduce(into: "") { $0 += $1.properties.lowercaseMapping }
    var folded = ""
    for scalar in lower._nfd where !scalar.isMark {
      switch scalar {
      case "œ": folded += "oe"
      case "æ": folded += "ae"
      case "ß": folded += "ss"
      case "’": folded += "'"
      case _ where scalar.properties.generalCategory == .spaceSeparator: folded += " "
      default: folded.unicodeScalars.append(scalar)
      }
    }
    description = folded
  }
}
