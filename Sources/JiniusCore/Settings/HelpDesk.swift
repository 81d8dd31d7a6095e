/// What every page says besides its own words: where to find help (S97), and that a sandbox is none
/// but a sandbox.
public struct HelpDesk: Sendable {
  /// The telephone of the support line.
  public let phone: String
  /// Its e-mail address.
  public let email: String
  /// When somebody is there.
  public let hours: String
  /// Whether the database is a sandbox.
  public let isSandbox: Bool
}

extension Reading {
  func helpDesk() throws -> HelpDesk {
    HelpDesk(
      phone: try value(.supportPhone), email: try value(.supportEmail),
      hours: try value(.supportHours), isSandbox: isSandbox)
  }
}

extension Registry {
  /// Where to find help.
  public func helpDesk() throws -> HelpDesk { try read { try $0.helpDesk() } }
}
