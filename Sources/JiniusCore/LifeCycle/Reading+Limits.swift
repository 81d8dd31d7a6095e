extension Reading {
  func dailyLimit(_ setting: Setting) throws -> DailyLimit {
    guard let count = Int(try value(setting)) else {
      throw BrokenInvariant("\(setting.rawValue) is no number")
    }
    return DailyLimit(count: count)
  }

  /// Refuses one launch too many of a convention in a day, on a platform or here.
  func requireLaunchesLeft(_ number: ConventionNumber) throws {
    let limit = try dailyLimit(.launchesPerDay)
    let launches = try ProcedureTable.launches(of: number, newest: limit.count, in: database)
    let pause = limit.pause(after: launches.map { .init(at: $0) }, at: now)
    if let pause {
      throw Refusal.launchLimit(
        convention: number.description, launches: limit.count, until: pause)
    }
  }
}

extension Reading {
  /// What the codes to a mobile are counted under.
  func mobileDigest(_ mobile: MobileNumber) throws -> [UInt8] {
    try secretKey().derive(.mobile, Array(mobile.description.utf8))
  }

  /// Why no more codes go to a mobile now; nil when one may.
  func codeLimit(of procedure: SigningProcedure, _ mobile: MobileNumber) throws -> Refusal? {
    let limit = try dailyLimit(.codesPerDay)
    let codes = try RecentCodeTable.unsigned(
      mobile: try mobileDigest(mobile), after: DailyLimit.start(of: now), in: database)
    if let pause = limit.pause(after: codes, at: now) {
      return .codeLimit(.codes(limit.count), mobile: mobile.masked, until: pause)
    }
    return try tryLimit(of: procedure, mobile)
  }

  /// Why no code is looked at now; nil when one is.
  func tryLimit(of procedure: SigningProcedure, _ mobile: MobileNumber) throws -> Refusal? {
    let limit = try dailyLimit(.triesPerDay)
    let tries = try RecentCodeTable.wrongTries(
      mobile: try mobileDigest(mobile), of: procedure.convention, after: DailyLimit.start(of: now),
      in: database)
    return limit.pause(after: tries, at: now).map {
      .codeLimit(.tries(limit.count), mobile: mobile.masked, until: $0)
    }
  }
}
