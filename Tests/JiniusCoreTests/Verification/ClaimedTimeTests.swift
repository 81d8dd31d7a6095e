import Testing

@testable import JiniusCore

/// Dates as PDF has them.
@Suite struct ClaimedTimeTests {
  @Test(arguments: [
    ("D:20261120223720Z", "2026-11-20T22:37:20Z"),
    ("D:20261120223720+00'00'", "2026-11-20T22:37:20Z"),
    ("D:20261120223720+01'00'", "2026-11-20T21:37:20Z"),
    ("D:20261120223720-05'30", "2026-11-21T04:07:20Z"),
    ("20261120223720", "2026-11-20T22:37:20Z"),
    ("D:2026", "2026-01-01T00:00:00Z"),
    ("D:202611", "2026-11-01T00:00:00Z"),
    ("D:20261120", "2026-11-20T00:00:00Z"),
  ])
  func `They are read`(_ text: String, _ instant: String) {
    #expect(Instant(pdf: text)?.description == instant)
  }

  @Test(arguments: ["", "D:", "yesterday", "D:20261320", "D:20260230", "D:20261120253720Z"])
  func `What is none is nothing`(_ text: String) {
    #expect(Instant(pdf: text) == nil)
  }
}
