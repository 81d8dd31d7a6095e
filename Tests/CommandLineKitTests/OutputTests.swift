import CommandLineKit
import Foundation
import Glibc
import Testing

@Suite("output") struct OutputTests {
  @Test("goes to the descriptor when flushed, in order") func order() throws {
    let pipe = Pipe()
    let output = Output(descriptor: pipe.fileHandleForWriting.fileDescriptor)
    try output.write("é\n")
    try output.write([UInt8](repeating: 65, count: 20_000))
    try output.write("end")
    try output.flush()
    try pipe.fileHandleForWriting.close()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    #expect(data == Data("é\n".utf8) + Data(repeating: 65, count: 20_000) + Data("end".utf8))
    #expect(!output.isTerminal)
  }

  @Test("waits for a slow reader of a non-blocking pipe") func slow() async throws {
    let pipe = Pipe()
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    let reading = Task.detached { pipe.fileHandleForReading.readDataToEndOfFile().count }
    let output = Output(descriptor: descriptor)
    try output.write([UInt8](repeating: 65, count: 1_000_000))
    try output.flush()
    try pipe.fileHandleForWriting.close()
    #expect(await reading.value == 1_000_000)
  }

  @Test("on a full disk fails") func full() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    defer { close(descriptor) }
    let output = Output(descriptor: descriptor)
    try output.write("lost")
    #expect(throws: OutputError.failed(errno: ENOSPC)) { try output.flush() }
    try output.flush()
  }

  @Test("on a pipe that nobody reads says so") func closed() throws {
    Output.ignoreBrokenPipes()
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let output = Output(descriptor: pipe.fileHandleForWriting.fileDescriptor)
    try output.write("lost")
    #expect(throws: OutputError.readerGone) { try output.flush() }
  }

  @Test("on a closed descriptor fails") func absent() throws {
    let output = Output(descriptor: 1_000_000)
    #expect(throws: OutputError.failed(errno: EBADF)) {
      try output.write(String(repeating: "x", count: 100_000))
    }
  }

  @Test("in memory is kept whole") func memory() throws {
    let output = Output.memory()
    try output.write(String(repeating: "x", count: 100_000))
    try output.flush()
    #expect(output.text.count == 100_000)
    #expect(!output.isTerminal)
  }
}
