import CommandLineKit
import Foundation
import JiniusCore
import Testing

@testable import JiniusCommands

/// Every error that a reader may meet is shown once, in a session that reproduces it, or here where
/// no session can.
@Suite("error gallery") struct ErrorGalleryTests {
  @Test(
    "issue 9, 1.3: every refusal of the domain is shown, and none is skipped",
    arguments: try Self.codes(in: "JiniusCore/Refusal"))
  func refusals(code: String) throws {
    #expect(try Self.shown().contains(code))
  }

  @Test(
    "every kind of invalid value that a command can meet is shown", arguments: ValueKind.allCases)
  func values(kind: ValueKind) throws {
    #expect(try Self.shown().contains("invalid_\(kind.rawValue)"))
  }

  @Test(
    "every failure of a file is shown",
    arguments: try Self.codes(in: "JiniusCommands/ErrorReport+Store"))
  func files(code: String) throws {
    #expect(try Self.shown().contains(code))
  }

  @Test("every problem with words is shown", arguments: UsageSample.all)
  func words(sample: UsageSample) throws {
    let gallery = try Self.text()
    #expect(gallery.contains(sample.fragment))
  }

  @Test("every problem with words has a sample")
  func samples() throws {
    let source = try Recording.text("Sources/CommandLineKit/Parsing/UsageError.swift")
    let cases = source.components(separatedBy: "    case ").count - 1
    #expect(Set(UsageSample.all.map(\.name)).count == cases)
  }

  @Test("every reason for which a file is not taken is shown", arguments: ReasonSample.all)
  func reasons(sample: ReasonSample) throws {
    let report = ErrorReport(Refusal.fileNotAccepted(convention: "C-000001", sample.fault))
    #expect(report.message.hasPrefix("the file is not taken for C-000001: "))
    #expect(report.message.hasSuffix(sample.text), "\(report.message)")
    #expect(sample.hint.map { report.hint?.contains($0) ?? false } ?? true, "\(report.text)")
    #expect(try Recording.text("docs/how-to/verify.md").contains("`\(sample.fault.code)`"))
  }

  @Test("every reason for which a file is not taken has a sample")
  func everyReason() throws {
    let codes = try Self.codes(in: "JiniusCore/Verification/FrozenFile")
    #expect(Set(ReasonSample.all.map(\.fault.code)) == Set(codes))
  }

  @Test("nothing that is shown is a bug")
  func bugs() throws {
    #expect(!(try Self.text().contains("this is a bug of jinius")))
  }

  @Test("what no session can bring about has its sentence", arguments: RareError.all)
  func rare(error: RareError) {
    let report = ErrorReport(error.error)
    #expect(report.status == error.status)
    #expect(report.code == error.code)
    #expect(report.text == error.text)
  }

  /// The codes that a source file gives: the text that a case stands for, or that follows a status.
  static func codes(in file: String) throws -> [String] {
    let source = try Recording.text("Sources/\(file).swift")
    let codes = source.matches(of: /(?:case \.[^"]*: |\.[a-zA-Z]+, )"([a-z]+(?:_[a-z]+)*)"/)
    return Array(Set(codes.map { String($0.1) })).sorted()
  }

  private static func text() throws -> String {
    try Recording.files(in: "Tests/JiniusCommandsTests/Sessions", ending: ".session")
      .map(Recording.text).joined()
  }

  /// The codes of the error objects in the sessions, and of the errors that no session can show.
  private static func shown() throws -> Set<String> {
    let objects = matches(of: #""error":\{"code":"[a-z_]+""#, in: try text())
    return Set(objects.map { String($0.dropFirst(17).dropLast()) } + RareError.all.map(\.code))
  }

  private static func matches(of pattern: String, in text: String) -> [String] {
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
    let range = NSRange(text.startIndex..., in: text)
    return expression.matches(in: text, range: range).compactMap {
      Range($0.range, in: text).map { String(text[$0]) }
    }
  }
}

/// A problem with words, and what its sentence says.
struct UsageSample: Sendable, CustomTestStringConvertible {
  let name: String
  let fragment: String
  var testDescription: String { name }

  static let all = [
    UsageSample(name: "unknownCommand", fragment: "error: unknown command \"frobnicate\""),
    UsageSample(name: "commandMissing", fragment: "error: \"jinius convention\" needs a command"),
    UsageSample(name: "unknownOption", fragment: "error: unknown option --signatry"),
    UsageSample(name: "missing", fragment: "error: missing CONVENTION, --signatory"),
    UsageSample(name: "unexpectedOperand", fragment: "error: unexpected word \"C-000002\""),
    UsageSample(name: "valueMissing", fragment: "error: --signatory needs a value"),
    UsageSample(name: "unexpectedValue", fragment: "error: --sandbox takes no value"),
    UsageSample(name: "givenTwice", fragment: "error: --signatory is given twice"),
    UsageSample(name: "notAChoice", fragment: "error: --status cannot be \"sgined\""),
    UsageSample(name: "malformed", fragment: "error: --limit is not a number: \"many\""),
    UsageSample(name: "other", fragment: "error: --company and --individual exclude each other"),
  ]
}

/// A reason for which a file from a platform is not taken, and what is said of it.
struct ReasonSample: Sendable, CustomTestStringConvertible {
  let fault: FrozenFileFault
  let text: String
  var hint: String?
  var testDescription: String { fault.code }

  static let all = [
    ReasonSample(fault: .notAPDF, text: "it is not a PDF"),
    ReasonSample(fault: .tooLarge, text: "it is larger than 100 MB"),
    ReasonSample(fault: .tooManySignatures, text: "it holds more than 20 signatures"),
    ReasonSample(
      fault: .outsideBox(object: 41),
      text: "the signature of object 41 shows outside of the frame that the paper keeps for it",
      hint: "place it inside « Cachet ou signature visible », or sign invisibly"),
    ReasonSample(
      fault: .rewritten(atByte: 7),
      text: "from byte 7 on it is another document, a draft, or the same one printed or saved anew",
      hint: "jinius convention preview C-000001 --output FILE"),
    ReasonSample(
      fault: .nothingAppended, text: "it is the frozen file itself, without any signature",
      hint: "have it signed on the platform first"),
    ReasonSample(
      fault: .unreadable(atByte: 9),
      text: "what was added to the frozen file cannot be followed (at byte 9)"),
    ReasonSample(
      fault: .unsupported("object_stream"),
      text: "is written in a way that readers take differently (object_stream)",
      hint: "ask the platform for a classic incremental update"),
    ReasonSample(
      fault: .misplaced(object: 3), text: "its table of objects points elsewhere than to object 3"),
    ReasonSample(fault: .redefined(object: 3), text: "object 3 stands twice in one update"),
    ReasonSample(
      fault: .changed(object: 3, part: "page", key: "Contents"),
      text: "more than a signature was added: object 3 (page) has another /Contents"),
    ReasonSample(fault: .noSignature, text: "it holds no signature"),
    ReasonSample(fault: .notWhole, text: "its last signature does not cover the whole file"),
    ReasonSample(fault: .invalid, text: "its signature is not one over this file"),
    ReasonSample(
      fault: .certificateExpired,
      text: "its signer's certificate did not hold when it was signed"),
    ReasonSample(
      fault: .timestampBad, text: "its time-stamp is not one over its signature, or does not hold"),
    ReasonSample(
      fault: .foreignSigner(subject: "CN=Autre", sha256: "ab12"),
      text: "(CN=Autre, sha256 ab12) is none of the platform's, and leads to none",
      hint: "jinius platform list"),
  ]
}

/// An error that a test cannot bring about without a full disk, a wait, or a bug.
struct RareError: Sendable, CustomTestStringConvertible {
  let error: any Error
  let status: JiniusCommands.ExitStatus
  let code: String
  let text: String
  var testDescription: String { "\(error)" }

  static let all = [
    RareError(
      error: StoreError.busy(path: "jinius.db"), status: .busy, code: "busy",
      text: """
        error: jinius.db is held by another process
        hint: try again in a moment

        """),
    RareError(
      error: StoreError.cannotWrite(path: "jinius.db", message: "database or disk is full"),
      status: .outputFailed, code: "cannot_write",
      text: """
        error: jinius.db cannot be written: database or disk is full
        hint: free some space or make the file writable, then try again: nothing is done by half

        """),
    RareError(
      error: StoreError.redefined(path: "jinius.db", objects: ["trigger x", "view y"]),
      status: .wrongDatabase, code: "altered_tables",
      text: """
        error: jinius.db has other tables than jinius made: trigger x, view y
        hint: restore a backup, or put the definitions back: sqlite3 shows them with .schema

        """),
    RareError(
      error: StoreError.older(path: "jinius.db", isReadOnly: true), status: .wrongDatabase,
      code: "older_database",
      text: """
        error: jinius.db was written by an earlier jinius, and cannot be written to bring it up to this one
        hint: make it writable once: chmod u+w jinius.db

        """),
    RareError(
      error: Refusal.sealing(convention: "C-000001"), status: .busy, code: "sealing",
      text: """
        error: C-000001 is being sealed by another process
        hint: try again in a moment: jinius convention show C-000001

        """),
    RareError(
      error: Refusal.accountBarred(email: "a@x.fr", nil), status: .refused, code: "account_barred",
      text: """
        error: nothing can be done in the name of the account a@x.fr
        hint: ask its person, or whoever runs the installation

        """),
    RareError(
      error: Refusal.letterLimit(
        id: 3, limit: 3, until: Instant(seconds: 1_795_165_200)), status: .refused,
      code: "letter_limit",
      text: """
        error: letter 3 was sent again 3 times within 24 hours: it goes on at 2026-11-20 10:00 (Paris)
        hint: how often is a setting: jinius settings show invitation_resends

        """),
    RareError(
      error: Refusal.codeUsed, status: .refused, code: "code_used",
      text: """
        error: this code was right and serves once: the signature that it began did not come to its end
        hint: jinius signature code LINK sends a new one

        """),
    RareError(
      error: Refusal.formStale, status: .refused, code: "form_stale",
      text: """
        error: this form was made for how things stood before: something was done meanwhile
        hint: open the link again: it shows how things stand

        """),
    RareError(
      error: Refusal.documentErased, status: .notFound, code: "document_erased",
      text: """
        error: this file is no longer kept: the time that the law gives it is over
        hint: jinius retention report shows the periods

        """),
    RareError(
      error: ToolError.missing(program: "openssl", package: "openssl"), status: .unavailable,
      code: "tool_missing",
      text: """
        error: openssl is not installed, and this needs it
        hint: apt-get install openssl

        """),
    RareError(
      error: ToolError.failed(program: "openssl", .wrongAnswer), status: .unavailable,
      code: "tool_failed",
      text: """
        error: openssl gave an answer that does not hold
        hint: try it by hand: openssl version

        """),
    RareError(
      error: TimestampFault.unreachable("curl: (7) Failed to connect"), status: .unavailable,
      code: "timestamp_missing",
      text: """
        error: no time-stamp: the authority gave none (curl: (7) Failed to connect)
        hint: jinius settings show timestamp_authority

        """),
    RareError(
      error: StoreError.unexpected(message: "no such table: account"), status: .bug, code: "bug",
      text: """
        error: this is a bug of jinius: no such table: account
        hint: nothing was changed; please report it with the command that you typed

        """),
    RareError(
      error: FileError.cannotWrite(path: "signed.pdf", errno: ENOSPC), status: .outputFailed,
      code: "output_failed",
      text: """
        error: signed.pdf could not be written: No space left on device
        hint: no part of it was left behind; free some space, or write elsewhere

        """),
    RareError(
      error: FileError.mayNotLast(path: "signed.pdf", errno: EIO), status: .outputFailed,
      code: "may_not_last",
      text: """
        error: signed.pdf was replaced, but may be lost in a power cut: Input/output error
        hint: look at the disk, then type the same command again

        """),
    RareError(
      error: StoreError.mayBeDone(path: "jinius.db", message: "disk I/O error", stands: true),
      status: .outputFailed, code: "may_be_done",
      text: """
        error: the disk failed at the very end, at jinius.db (disk I/O error): the change stands, but may be lost in a power cut
        hint: look before you type the same command again: jinius audit list

        """),
    RareError(
      error: StoreError.mayBeDone(path: "jinius.db", message: "disk I/O error", stands: false),
      status: .outputFailed, code: "may_be_done",
      text: """
        error: the disk failed at the very end, at jinius.db (disk I/O error): whether the change stands cannot be told now
        hint: look before you type the same command again: jinius audit list

        """),
    RareError(
      error: OutputError.readerGone, status: .readerGone, code: "reader_gone",
      text: """
        error: nobody reads the output any more

        """),
    RareError(
      error: OutputError.failed(errno: ENOSPC), status: .outputFailed, code: "output_failed",
      text: """
        error: the output could not be written
        hint: free some space, or write elsewhere

        """),
    RareError(
      error: Refusal.fontMissing(path: "/usr/share/fonts/truetype/"), status: .unavailable,
      code: "font_missing",
      text: """
        error: no font to set the paper in was found under /usr/share/fonts/truetype
        hint: apt-get install fonts-liberation2 fonts-dejavu-core

        """),
  ]
}
