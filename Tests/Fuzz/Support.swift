/// What the harnesses share. Each is a file of its own beside this one, compiled together with it by
/// `scripts/torture fuzz`; its first line names the modules that it is linked with.

/// The bytes that libFuzzer gives.
func given(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
  Array(UnsafeBufferPointer(start: count == 0 ? nil : start, count: count))
}

/// The bytes as parts that a zero byte ends, which is how one input becomes several texts.
func texts(_ bytes: [UInt8]) -> [String] {
  bytes.split(separator: 0, omittingEmptySubsequences: false)
    .map { String(decoding: $0, as: UTF8.self) }
}

/// Ends the run as a crash, so that libFuzzer keeps the input.
func hold(_ isTrue: Bool, _ promise: StaticString) {
  if !isTrue { fatalError("\(promise)") }
}
