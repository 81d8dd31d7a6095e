internal import CommandLineKit
internal import Glibc

/// What a command reads, with the name that its faults are listed under.
struct InputFile {
  let name: String
  let bytes: [UInt8]

  /// How large an input may be.
  static let limit = 8 << 20
}

/// Why an input could not be read.
enum InputError: Error, Equatable {
  case cannotRead(path: String, errno: Int32)
  case tooLarge(name: String, limit: Int)
}

extension Console {
  /// Reads a file, or standard input behind `-`.
  func input(_ path: String, limit: Int = InputFile.limit) throws -> InputFile {
    if path == "-" && world.lines.isTerminal { say("what you type is read up to Ctrl-D") }
    try requireDecoded(path)
    let input =
      path == "-"
      ? InputFile(name: "standard input", bytes: try world.readInput(limit + 1))
      : InputFile(name: path, bytes: try Self.contents(path, limit: limit + 1))
    if input.bytes.count > limit { throw InputError.tooLarge(name: input.name, limit: limit) }
    return input
  }

  private static func contents(_ path: String, limit: Int) throws(InputError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotRead(path: path, errno: errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < limit {
      let count = block.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .cannotRead(path: path, errno: errno) }
      if count == 0 { break }
      bytes += block.prefix(min(count, limit - bytes.count))
    }
    return bytes
  }
}
