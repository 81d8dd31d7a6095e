internal import CommandLineKit
internal import JiniusCore

/// What a command asks of whoever acts. The use case behind it decides, in its transaction; a test
/// walks the tree and proves that each decides as its command declares.
enum Permission: Equatable {
  /// Nobody is asked: it opens no database, or what it passes on asks for itself.
  case nobody
  /// Any account that is known.
  case account
  /// The person it is about.
  case oneself
  /// Whoever holds the link.
  case link
  /// Whoever runs the installation.
  case operatorship
  /// Whoever holds the action in the space.
  case action(Action)
  /// The same, and the person whom it shows.
  case look(Action)
}

/// A command of jinius: it declares what it asks of whoever acts.
protocol GuardedCommand: Command<Console> {
  static var permission: Permission { get }
}
