internal import ChildProcess

extension World {
  /// What keeps others from ending this process before it is done.
  public struct Hold {
    /// Holds back the signals by which they do.
    public let signals: @Sendable () -> Void
    /// Lets those signals act.
    public let release: @Sendable () -> Void
    /// Goes on where a web server reaches nothing, and answers with what lets go of its streams.
    public let seclude: () -> () -> Void

    /// Holds nothing.
    public static var none: Hold { Hold(signals: {}, release: {}, seclude: { {} }) }

    static var onThisProcess: Hold {
      let held = HeldSignals()
      return Hold(
        signals: { held.hold() }, release: { held.release() },
        seclude: {
          let seclusion = Seclusion.enter(holding: held)
          return { seclusion?.leaveStreams() }
        })
    }
  }
}
