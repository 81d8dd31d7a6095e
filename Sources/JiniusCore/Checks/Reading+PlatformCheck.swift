extension Reading {
  /// Whether platforms are as they were declared, and have a certificate that will still hold: a
  /// platform that changes its own seldom says so.
  func standingOfPlatforms() throws -> CheckFinding.State {
    let platforms = try PlatformTable.page(after: 0, limit: 500, in: database).map(verified)
    if platforms.isEmpty { return .notNeeded(.absent) }
    let soon = now.adding(days: 30)
    for platform in platforms where !isSandbox {
      guard let end = platform.certificates.map(\.facts.notAfter).max(), end >= soon else {
        return .warning(.platformEnds(platform.name))
      }
    }
    return .ok(.value(platforms.map(\.name).joined(separator: ", ")))
  }
}
