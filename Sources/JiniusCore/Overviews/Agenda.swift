/// What the sessions of a company or of a person come to: how many registrations there are of each
/// kind, and in which sessions the ones to be shown are found.
struct Agenda {
  /// To come, and not confirmed yet.
  let pending: Int
  /// To come, and confirmed.
  let confirmed: Int
  /// Confirmed, and over: what nobody signed was not done.
  let done: Int
  /// Where the first of each kind are.
  let picks: [OverviewQuery.Pick]

  /// - Parameter sessions: those with a live registration, in any order.
  init(_ sessions: [OverviewQuery.SessionCount], now: Instant) {
    let sorted = sessions.sorted { $0.startsAt < $1.startsAt }
    let coming = sorted.filter { now < $0.endsAt }
    let over = sorted.filter { $0.endsAt <= now }
    pending = coming.reduce(0) { $0 + $1.pending }
    confirmed = coming.reduce(0) { $0 + $1.confirmed }
    done = over.reduce(0) { $0 + $1.confirmed }
    picks = [
      Self.pick(coming.filter { $0.pending > 0 }, confirmed: false),
      Self.pick(coming.filter { $0.confirmed > 0 }, confirmed: true),
      Self.pick(over.reversed().filter { $0.confirmed > 0 }, confirmed: true, latestFirst: true),
    ]
  }

  /// Each session has one registration of the kind at least: ten sessions are enough.
  private static func pick(
    _ sessions: [OverviewQuery.SessionCount], confirmed: Bool, latestFirst: Bool = false
  ) -> OverviewQuery.Pick {
    OverviewQuery.Pick(
      sessions: sessions.prefix(Excerpt<TrainingEntry>.limit).map(\.session),
      confirmed: confirmed, latestFirst: latestFirst)
  }
}
