import Foundation

/// Random numbers from a seed that is said: what they brought about, `JINIUS_SEED` brings about again.
public struct Chance: RandomNumberGenerator, Sendable {
  /// What all the numbers follow from.
  public let seed: UInt64
  private var state: UInt64

  /// Draws a seed, unless `JINIUS_SEED` gives it, and says it on standard output.
  ///
  /// - Parameters:
  ///   - usual: the seed of a test that counts what comes of it, which would sometimes be too little.
  ///   - test: who asks, for whoever reads the line.
  public init(usual: UInt64? = nil, _ test: String = #function, in file: String = #fileID) {
    let given = ProcessInfo.processInfo.environment["JINIUS_SEED"].flatMap { UInt64($0) }
    self.init(seed: given ?? usual ?? .random(in: 1..<1 << 32))
    print("seed \(seed): \(file) \(test); JINIUS_SEED=\(seed) brings the same about")
  }

  /// Numbers that follow from a seed which somebody else says.
  public init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  /// The next of them (SplitMix64).
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
