@_spi(_Unicode) import Swift

/// Text as it is searched: `Œuvre d’été` is found by `oeuvre d'ete`.
public struct Folded: Hashable, Sendable, CustomStringConvertible {
  /// Lower case, without accents or ligatures.
  public let description: String

  /// Folds any text.
  public init(_ text: String) {
    var folded = String.UnicodeScalarView()
    let lower = text.unicodeScalars.reduce(into: "") { $0 += $1.properties.lowercaseMapping }
    for scalar in lower._nfd {
      switch scalar {
      case "œ": folded.append(contentsOf: "oe".unicodeScalars)
      case "æ": folded.append(contentsOf: "ae".unicodeScalars)
      case "ß": folded.append(contentsOf: "ss".unicodeScalars)
      case "’": folded.append("'")
      default:
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: break
        case .spaceSeparator: folded.append(" ")
        default: folded.append(scalar)
        }
      }
    }
    description = String(folded)
  }
}
