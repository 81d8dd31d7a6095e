internal import CMS
internal import PDF
internal import SHA2

extension Verification {
  /// Verifies a file; needs no database. Calls `openssl`: outside any transaction.
  public static func of(
    _ bytes: [UInt8], trust: TrustAnchors, now: Instant
  ) throws -> Verification {
    let scan = SignatureScan(bytes)
    let isOurs = isOwnMake(bytes)
    let examined = try scan.signatures.filter { !$0.isDocumentTimestamp }.map {
      try SignatureExamination($0, in: bytes, isOwnMake: isOurs, trust: trust, now: now)
    }
    let facts = FileFacts(
      isPDF: scan.isPDF, hasRemains: scan.hasRemains && scan.signatures.isEmpty, size: bytes.count,
      signatures: examined.map(\.facts))
    let last = examined.last
    return Verification(
      verdict: facts.verdict,
      signer: last?.certificate.map {
        Signer(name: $0.subject.commonName, organisation: $0.subject.organisation)
      },
      time: last?.time, level: last?.level,
      seal: sealLevel(last, isOwnMake: isOurs),
      sha256: SHA256.hash(bytes).hex, certificate: last?.certificate?.facts,
      timestamp: last?.timestamp, signatureCount: examined.count, convention: nil)
  }

  private static func sealLevel(_ last: SignatureExamination?, isOwnMake: Bool) -> SealLevel? {
    guard let last else { return SealLevel.none }
    guard isOwnMake else { return nil }
    return last.level == "PAdES B-T" ? .timestamped : .basic
  }

  /// Whether the file is from its first byte to its last as this program writes files. That proves
  /// nothing, and claims the least.
  private static func isOwnMake(_ bytes: [UInt8]) -> Bool {
    (try? IncrementalUpdate(of: bytes)) != nil
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
