internal import CMS
internal import PDF

/// One revision of a file, and whose it is.
public struct FileRevision: Equatable, Sendable {
  /// Where it ends.
  public let end: Int
  /// What it brought.
  public let content: Content
  /// Who signed it, as his certificate has it: foreign text.
  public internal(set) var signer: Verification.Signer?
  /// When, and who says so.
  public internal(set) var time: Verification.SigningTime?
  /// How the signature is made.
  public internal(set) var level: String?
  /// The signer's certificate.
  public internal(set) var certificate: CertificateFacts?
  /// Whether the signature holds over what it covers; nil where there is none, or nobody can tell.
  public internal(set) var isIntact: Bool?
  /// Whether the signer is one whom this installation trusts.
  public internal(set) var isTrusted: Bool?

  /// What a revision brings. The words never change.
  public enum Content: String, Sendable {
    /// What was there to be signed.
    case document
    /// Somebody's signature, with all that came with it.
    case signature
    /// A time-stamp over the document.
    case timestamp
    /// What a later check needs; nothing that is shown.
    case archive
    /// An empty field for a signature.
    case field
    /// Something that nobody signed.
    case unsigned
  }

  init(end: Int, content: Content) {
    self.end = end
    self.content = content
  }
}

extension FileStructure {
  /// The revisions, in their order, each signature as it was examined.
  func revisions(
    _ examined: [SignatureExamination], size: Int
  ) -> [FileRevision] {
    var revisions = examined.map { signature in
      var revision = FileRevision(end: signature.facts.end ?? size, content: .signature)
      revision.signer = signature.certificate.map {
        Verification.Signer(name: $0.subject.commonName, organisation: $0.subject.organisation)
      }
      revision.time = signature.time
      revision.level = signature.level
      revision.certificate = signature.certificate?.facts
      revision.isIntact =
        signature.facts.integrity == .unknown ? nil : signature.facts.integrity == .holds
      revision.isTrusted = signature.facts.isTrusted
      return revision
    }
    if let documentEnd { revisions.append(FileRevision(end: documentEnd, content: .document)) }
    for added in added where added.content != .signature {
      revisions.append(
        FileRevision(
          end: added.range.upperBound,
          content: FileRevision.Content(rawValue: added.content.rawValue) ?? .unsigned))
    }
    revisions.sort { $0.end < $1.end }
    if revisions.last.map({ $0.end < size }) ?? false {
      revisions.append(FileRevision(end: size, content: .unsigned))
    }
    return revisions
  }
}
