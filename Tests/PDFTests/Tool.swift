import Foundation

/// A program that judges or reads a PDF.
enum Tool {
  /// Runs `/usr/bin/<name> <arguments before> <file of the bytes> <arguments after>`.
  static func run(
    _ name: String, _ before: [String] = [], on bytes: [UInt8], _ after: [String] = []
  ) throws -> (status: Int32, output: String) {
    let file = scratchFile(".pdf")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/\(name)")
    process.arguments = before + [file.path] + after
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  /// What `qpdf --check` objects to; nil for a sound file.
  static func complaint(about bytes: [UInt8]) throws -> String? {
    let (status, output) = try run("qpdf", ["--check"], on: bytes)
    let isSound = status == 0 && output.contains("No syntax or stream encoding errors found")
    return isSound ? nil : output
  }

  /// The text of each page.
  static func pages(of bytes: [UInt8], layout: Bool = true) throws -> [String] {
    let (_, text) = try run(
      "pdftotext", layout ? ["-layout"] : ["-raw"], on: bytes, ["-"])
    return Array(text.components(separatedBy: "\u{0C}").dropLast())
  }

  static func scratchFile(_ suffix: String) -> URL {
    FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + suffix)
  }
}
