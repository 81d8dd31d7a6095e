internal import CommandLineKit
internal import JiniusCore

/// Whose clocks moments are shown by. A person at a terminal reads what the clocks of Paris show, as
/// letters and papers say it; a pipe gets UTC, which scripts compare and sort.
enum Clocks {
  case paris, utc

  /// A moment in a text, which says which clocks are meant.
  func text(_ instant: Instant) -> String {
    switch self {
    case .paris: instant.inParis
    case .utc: instant.description
    }
  }
}

extension Console {
  /// The clocks for whoever reads standard output.
  var clocks: Clocks { world.output.isTerminal ? .paris : .utc }
}
