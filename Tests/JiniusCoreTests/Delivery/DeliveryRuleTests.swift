import Testing

@testable import JiniusCore

/// What decides whether a letter is still worth sending, when it is tried again, and how it is called.
struct DeliveryRuleTests {
  typealias Validity = LetterStanding.Validity

  private static let now = Cast.opening
  private static let alive = Validity(stands: true, until: now.adding(seconds: 1))
  private static let late = Validity(stands: true, until: now)
  private static let ended = Validity(stands: false, until: now.adding(seconds: 1))

  /// A letter's kind, and what stands behind it.
  struct Case: CustomTestStringConvertible, Sendable {
    let kind: LetterKind
    var invitation: Validity?
    var procedure: Validity?
    var code: Validity?
    var isReplaced = false
    let isStale: Bool

    var testDescription: String { "\(kind) \(isStale)" }
  }

  static let cases = [
    Case(kind: .invitation, invitation: alive, isStale: false),
    Case(kind: .invitation, invitation: late, isStale: true),
    Case(kind: .activation, invitation: ended, isStale: true),
    Case(kind: .addressConfirmation, invitation: alive, isStale: false),
    Case(kind: .addressConfirmation, invitation: ended, isStale: true),
    Case(kind: .addressChange, isStale: false),
    // What it belonged to is no longer kept.
    Case(kind: .activation, isStale: true),
    Case(kind: .signatureLink, procedure: alive, isStale: false),
    Case(kind: .signatureLink, procedure: late, isStale: true),
    Case(kind: .signatureReminder, procedure: ended, isStale: true),
    Case(kind: .signatureReminder, procedure: alive, isStale: false),
    Case(kind: .signatureCode, procedure: alive, code: alive, isStale: false),
    Case(kind: .signatureCode, procedure: alive, code: late, isStale: true),
    Case(kind: .signatureCode, procedure: alive, code: ended, isStale: true),
    Case(kind: .signatureCode, procedure: ended, code: alive, isStale: true),
    Case(kind: .signatureCode, procedure: alive, isStale: true),
    Case(kind: .platformLink, procedure: alive, isStale: false),
    Case(kind: .platformLink, procedure: alive, isReplaced: true, isStale: true),
    Case(kind: .platformLink, procedure: ended, isStale: true),
    Case(kind: .platformLink, procedure: late, isStale: true),
    Case(kind: .platformLink, isStale: true),
    // What says that something ended is worth reading whenever it comes.
    Case(kind: .signatureDone, procedure: ended, isStale: false),
    Case(kind: .signatureCancelled, isStale: false), Case(kind: .accountClosed, isStale: false),
  ]

  @Test("A letter whose link or code is dead is not worth sending", arguments: cases)
  func staleness(_ given: Case) {
    let standing = LetterStanding(
      kind: given.kind, invitation: given.invitation, procedure: given.procedure, code: given.code,
      isReplaced: given.isReplaced)
    #expect(standing.isStale(at: Self.now) == given.isStale)
  }

  @Test("Waits double from a minute on, to four hours")
  func backOff() {
    #expect(
      (1...10).map(BackOff.seconds(after:)) == [
        60, 120, 240, 480, 960, 1920, 3840, 7680, 14_400, 14_400,
      ])
    #expect(BackOff.seconds(after: .max) == 14_400)
    #expect(BackOff.seconds(after: 0) == 60)
  }

  @Test("What is told of a failure names nobody")
  func failures() {
    let failures: [DeliveryFailure] = [
      .stale, .unfit, .interrupted, .exit(75), .signal(9), .timedOut, .tooMuchOutput, .system(24),
    ]
    #expect(
      failures.map(\.code) == [
        "stale", "unfit", "interrupted", "exit_75", "signal_9", "timed_out", "too_much_output",
        "errno_24",
      ])
  }
}
