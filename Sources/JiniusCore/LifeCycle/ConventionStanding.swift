/// How a convention stands, as every list and detail shows it.
struct ConventionStanding {
  let situation: LifeCycle.Situation
  /// Whether it may be launched once more today.
  var hasLaunchesLeft = true

  /// The status that everybody sees.
  func status(at now: Instant) -> ConventionStatus { situation.status(at: now) }

  /// What can be done with the convention now, in the words of `available_actions`: asked of what
  /// decides, never decided here.
  func actions(at now: Instant) -> [String] {
    let isOnPaper = [.awaitingSignature, .signing].contains(status(at: now))
    let answers: [(String, Bool)] = [
      ("preview", isOnPaper), ("sign", allows(.launch, .launch, at: now) && hasLaunchesLeft),
      ("cancel", allows(.cancel, .cancel, at: now)),
      ("download", verdict(on: .retrieve, at: now).objection == nil),
      ("withdraw", allows(.withdraw, .terminate, at: now)),
    ]
    return answers.filter(\.1).map(\.0)
  }

  /// What can be done with the registration that it serves.
  func registrationActions(at now: Instant) -> [String] {
    let answers: [(String, Bool)] = [
      ("cancel", allows(.cancelRegistration, .void, at: now)),
      ("withdraw", allows(.withdraw, .terminate, at: now)),
    ]
    return answers.filter(\.1).map(\.0)
  }

  /// Until when a private person may withdraw; nil where nobody may, or might have.
  var withdrawableUntil: Instant? {
    if case .signed(_, let until) = situation { until } else { nil }
  }

  private func verdict(on event: LifeCycle.Event, at now: Instant) -> LifeCycle.Verdict {
    LifeCycle.verdict(on: event, in: situation, at: now)
  }

  /// Whether an event is taken, and does what it is for.
  private func allows(
    _ event: LifeCycle.Event, _ step: LifeCycle.Step, at now: Instant
  ) -> Bool {
    let verdict = verdict(on: event, at: now)
    return verdict.objection == nil && verdict.steps.contains(step)
  }
}

/// What the clock and the settings say to whoever looks at many conventions.
struct StandingClock {
  let now: Instant
  /// How often a convention may be launched in a day.
  let launchesPerDay: Int
}

extension Reading {
  /// The clock and the settings, for a list.
  func standingClock() throws -> StandingClock {
    StandingClock(now: now, launchesPerDay: try dailyLimit(.launchesPerDay).count)
  }
}
