internal import Glibc
internal import PDF

/// The fonts that papers are set in: what the system's font packages installed.
public enum Typefaces {
  /// The packages to install where no font is found.
  public static let packages = "fonts-liberation2 fonts-dejavu-core"

  private static let folders = "/usr/share/fonts/truetype/"
  private static let regular = [
    "liberation2/LiberationSans-Regular.ttf", "liberation/LiberationSans-Regular.ttf",
    "dejavu/DejaVuSans.ttf",
  ]
  private static let bold = [
    "liberation2/LiberationSans-Bold.ttf", "liberation/LiberationSans-Bold.ttf",
    "dejavu/DejaVuSans-Bold.ttf",
  ]

  /// The installed ones, each the fallback of those before it.
  static func family() throws -> FontFamily {
    let installed = [regular, bold].map { names in
      names.map { folders + $0 }.filter { access($0, R_OK) == 0 }
    }
    if installed.contains([]) { throw Refusal.fontMissing(path: folders) }
    do { return try FontFamily(regular: installed[0], bold: installed[1]) } catch {
      throw Refusal.fontMissing(path: folders)
    }
  }

  /// Refuses text with a character that no installed font can print (65): better at the keyboard
  /// than as an empty box in a contract.
  public static func requirePrintable(_ text: String) throws {
    // Every font of the packages has the Latin letters up to U+017F: a test proves it, and the
    // files stay closed for nearly every command.
    let unusual = text.unicodeScalars.filter { $0.value > 0x17F }
    if unusual.isEmpty { return }
    let family = try family()
    for scalar in unusual where !isMark(scalar) || !family.covers(scalar) {
      if scalar.properties.isAlphabetic && !isPrintedWithoutShaping(scalar)
        || !family.covers(scalar)
      {
        throw InvalidValue(
          .text, text,
          expected: "characters that the installed fonts can print, without "
            + "U+\(String(scalar.value, radix: 16, uppercase: true))")
      }
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }

  /// Scripts whose letters stand one beside the other: Latin, Greek, Cyrillic, Armenian, Georgian.
  private static func isPrintedWithoutShaping(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x58F, 0x10A0...0x10FF, 0x1C80...0x1CBF, 0x1D00...0x1DBF, 0x1E00...0x1FFF,
      0x2000...0x2BFF, 0x2C60...0x2C7F, 0x2D00...0x2DFF, 0xA640...0xA69F, 0xA720...0xA7FF,
      0xAB30...0xAB6F, 0xFB00...0xFB17:
      true
    default: false
    }
  }
}
