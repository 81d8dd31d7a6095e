internal import CMS
internal import PDF
internal import SHA2

extension Verification {
  /// Verifies a file; needs no database. Calls `openssl`: outside any transaction.
  public static func of(
    _ bytes: [UInt8], trust: TrustAnchors, now: Instant
  ) throws -> Verification {
    try of(bytes, frozenEnd: nil, trust: trust, now: now)
  }

  /// - Parameter frozenEnd: where a document ends with which the file is known to begin.
  static func of(
    _ bytes: [UInt8], frozenEnd: Int?, trust: TrustAnchors, now: Instant
  ) throws -> Verification {
    let structure = FileStructure(bytes, frozenEnd: frozenEnd)
    let scan = structure.scan
    guard !scan.hasTooMany else { throw TooManySignatures(limit: SignatureScan.mostSignatures) }
    let isOurs = structure.form == .own
    let examined = try scan.signatures.filter { !$0.isDocumentTimestamp }.map {
      try SignatureExamination($0, in: bytes, isOwnMake: isOurs, trust: trust, now: now)
    }
    let facts = FileFacts(
      isPDF: scan.isPDF, hasRemains: scan.hasRemains && scan.signatures.isEmpty, size: bytes.count,
      signatures: examined.map(\.facts), form: structure.form,
      documentTimestampsHold: try structure.timestampsHold(in: bytes, trust: trust))
    // Behind the last signature that covers what is shown nothing speaks for the file.
    let verdict = facts.verdict
    let isWhole = verdict != .modified && verdict != .appended
    let last = examined.last
    return Verification(
      verdict: verdict,
      signer: last?.certificate.map {
        Signer(name: $0.subject.commonName, organisation: $0.subject.organisation)
      },
      time: last?.time, level: isWhole ? last?.level : nil,
      seal: isWhole || last == nil ? sealLevel(last, isOwnMake: isOurs) : nil,
      sha256: SHA256.hash(bytes).hex, certificate: last?.certificate?.facts,
      timestamp: last?.timestamp, signatureCount: examined.count,
      revisions: structure.revisions(examined, size: bytes.count),
      convention: nil)
  }

  private static func sealLevel(_ last: SignatureExamination?, isOwnMake: Bool) -> SealLevel? {
    guard let last else { return SealLevel.none }
    guard isOwnMake else { return nil }
    return last.level == "PAdES B-T" ? .timestamped : .basic
  }
}

/// A file with more signatures than are looked at.
public struct TooManySignatures: Error, Equatable, Sendable {
  /// How many are.
  public let limit: Int
}

extension FileStructure {
  /// Whether each time-stamp over a document of ours holds, whoever made it.
  fileprivate func timestampsHold(
    in bytes: [UInt8], trust: TrustAnchors
  ) throws(ToolError) -> Bool {
    guard case .signed = form else { return true }
    for stamp in scan.signatures where stamp.isDocumentTimestamp {
      guard let range = stamp.range else { return false }
      do throws(ToolError) {
        let token = try TimestampExamination(
          stamp.contents, over: range.content(of: bytes), trust: trust)
        guard token?.isGood ?? false else { return false }
      } catch {
        guard case .missing = error else { throw error }
      }
    }
    return true
  }
}

extension Instant {
  /// Reads a date as PDF has it: `D:20261120223720+01'00'`, in which all behind the year may be left
  /// out; UTC where no offset is given.
  init?(pdf text: String) {
    var cursor = TextCursor(text)
    _ = cursor.take("D:")
    guard let year = cursor.number(4...4) else { return nil }
    var parts = [1, 1, 0, 0, 0]
    for index in parts.indices {
      guard let part = cursor.number(2...2) else { break }
      parts[index] = part
    }
    guard let date = CivilDate(year: year, month: parts[0], day: parts[1]), parts[2] < 24,
      parts[3] < 60, parts[4] < 60
    else { return nil }
    var offset = 0
    let isWest = cursor.take("-")
    if isWest || cursor.take("+"), let hours = cursor.number(2...2), hours < 24 {
      _ = cursor.take("'")
      offset = (isWest ? -60 : 60) * (hours * 60 + (cursor.number(2...2) ?? 0))
    }
    self.init(
      seconds: Int64(
        date.dayNumber * 86_400 + parts[2] * 3600 + parts[3] * 60 + parts[4] - offset))
  }
}
