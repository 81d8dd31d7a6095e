import Testing

/// Every session and every page of the documentation, played from an empty folder.
@Suite("sessions") struct SessionTests {
  private static let folder = "Tests/JiniusCommandsTests/Sessions"

  @Test(
    "a session answers as it is written",
    arguments: Recording.files(in: folder, ending: ".session"))
  func session(path: String) throws {
    let transcript = Transcript(try Recording.text(path), form: .session)
    try Recording.compare(path, with: try transcript.played(by: try Session()))
  }
}
