import Chances
import Foundation
import Stage

/// How long a harness goes on, and by which chances: `scripts/torture` says both; in the tests it is
/// a few seconds, always the same.
struct Toll {
  /// 0 where everything is to be gone through.
  let runs: Int
  let seed: UInt64
  var random: Chance

  init(short: Int) {
    let environment = ProcessInfo.processInfo.environment
    runs = environment["JINIUS_RUNS"].flatMap { Int($0) } ?? short
    seed = environment["JINIUS_SEED"].flatMap { UInt64($0) } ?? 1
    random = Chance(seed: seed)
  }

  /// What came of it, for whoever ran it by hand, with the seed that brings it about again.
  func tell(_ harness: String, _ figures: String) {
    print("torture \(harness): \(runs) runs, seed \(seed): \(figures)")
  }
}
