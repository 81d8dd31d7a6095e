internal import CMS
internal import DER
internal import PDF
internal import SHA2

/// A file of the evidence.
public struct EvidenceFile: Sendable {
  /// Its name in the folder.
  public let name: String
  /// All of it.
  public let bytes: [UInt8]

  init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
}

/// The evidence of a signature: each part as a file that other programs read.
struct EvidenceFolder {
  /// Every file, the list of digests included.
  let files: [EvidenceFile]

  init(
    signed: SignedConvention, entries: [(entry: JournalEntry, personal: SaltedText?)]
  ) throws {
    let signature = LastSignature(of: signed.file.content)
    var files = [
      EvidenceFile("signed.pdf", signed.file.content),
      EvidenceFile("document.pdf", signed.read.content),
      EvidenceFile(
        "events.jsonl",
        entries.map { JSON(evidence: $0.entry, $0.personal).text + "\n" }.joined()),
      EvidenceFile("check-events.py", EvidenceReadme.check),
    ]
    if let signature { files += signature.files }
    if let anchor = signed.anchor { files.append(EvidenceFile("platform.pem", anchor.pem)) }
    let readme = EvidenceReadme(signed: signed, signature: signature)
    files.append(EvidenceFile("README.txt", readme.text))
    let manifest = files.map { "\(SHA256.hash($0.bytes).hex)  \($0.name)\n" }.joined()
    self.files = files + [EvidenceFile("manifest.sha256", manifest)]
  }
}

/// The last signature of a file, taken apart.
struct LastSignature {
  /// The CMS itself.
  let der: [UInt8]
  /// What it signs.
  let content: [UInt8]
  let certificates: [Certificate]
  let token: [UInt8]?
  let value: [UInt8]
  let authorities: [Certificate]

  init?(of file: [UInt8]) {
    guard let found = SignatureScan(file).signatures.last, let range = found.range,
      let node = try? DERNode(prefix: found.contents),
      let reading = try? SignedDataReading(node.encoded)
    else { return nil }
    der = Array(node.encoded)
    content = range.content(of: file)
    certificates = reading.certificates.compactMap { try? Certificate(der: $0) }
    value = reading.signer.signature
    token = reading.signer.timestampToken
    let stamp = token.flatMap { try? TimestampReading($0) }
    authorities = stamp?.signedData.certificates.compactMap { try? Certificate(der: $0) } ?? []
  }

  var files: [EvidenceFile] {
    var files = [
      EvidenceFile("signature.der", der), EvidenceFile("signed-data.bin", content),
      EvidenceFile("certificates.pem", certificates.flatMap(\.pem)),
    ]
    if let token {
      files += [
        EvidenceFile("timestamp.der", token), EvidenceFile("signature-value.bin", value),
        EvidenceFile("timestamp-certificates.pem", authorities.flatMap(\.pem)),
      ]
    }
    return files
  }
}

extension JSON {
  /// An entry with every column that its hash covers, and what of its personal side still stands.
  init(evidence entry: JournalEntry, _ personal: SaltedText?) {
    self = [
      "number": .int(entry.number), "at": .int(Int(entry.at.seconds)),
      "time": .string(entry.at.description), "actor_kind": .string(entry.actorKind),
      "actor_id": .optional(entry.actorID), "kind": .string(entry.kind),
      "subject": .string(entry.subject), "subject_id": .int(entry.subjectID),
      "facts": .string(entry.facts), "personal_digest": .string(entry.personalDigest.hex),
      "previous": .string(entry.previous.hex), "hash": .string(entry.hash.hex),
      "account": .optional(personal?.account), "salt": .optional(personal?.salt.hex),
      "personal": .optional(personal?.text),
    ]
  }
}
