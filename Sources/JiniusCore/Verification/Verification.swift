/// What is said of a file: the verdict, and the facts that a person weighs it by.
public struct Verification: Sendable {
  /// The one word.
  public internal(set) var verdict: FileVerdict
  /// Who signed last, as his certificate has it: foreign text.
  public let signer: Signer?
  /// When, and who says so.
  public let time: SigningTime?
  /// How the signature is made: `PAdES B-B`, `PAdES B-T`, or `CMS` for one that is no PAdES.
  public let level: String?
  /// How the file is sealed, where that is known: by us, by a partner's platform, not at all.
  public var seal: SealLevel?
  /// The file's own digest, in hexadecimal.
  public let sha256: String
  /// The certificate of whoever signed last.
  public let certificate: CertificateFacts?
  /// The time-stamp, where there is one that can be read.
  public let timestamp: TimestampFacts?
  /// How many signatures the file has.
  public let signatureCount: Int
  /// The file's revisions in their order, with whoever signed each.
  public let revisions: [FileRevision]
  /// The convention that it belongs to, where a database knows it.
  public var convention: KnownConvention?

  /// What the signature is worth under eIDAS; nothing where there is none.
  public var signatureLevel: SignatureLevel? {
    signatureCount == 0 && convention?.match != .signed ? nil : (seal ?? .platform).signatureLevel
  }

  /// A signer by his certificate.
  public struct Signer: Equatable, Sendable {
    /// The common name.
    public let name: String?
    /// The organisation.
    public let organisation: String?
  }

  /// When it was signed.
  public struct SigningTime: Equatable, Sendable {
    /// The instant.
    public let at: Instant
    /// Who says so.
    public let source: Source

    /// Who says so.
    public enum Source: String, Sendable {
      /// A time-stamp authority that is trusted.
      case timestamp
      /// The signer alone.
      case claimed
    }
  }
}

/// What a certificate says.
public struct CertificateFacts: Equatable, Sendable {
  /// Whom it is about, such as `CN=IRF, O=IRF SARL`: foreign text.
  public let subject: String
  /// Who issued it: foreign text.
  public let issuer: String
  /// Its number, in hexadecimal.
  public let serial: String
  /// Its digest, in hexadecimal.
  public let sha256: String
  /// From when on it holds.
  public let notBefore: Instant
  /// Until when it holds.
  public let notAfter: Instant
}

/// What a time-stamp says.
public struct TimestampFacts: Equatable, Sendable {
  /// When.
  public let at: Instant
  /// Who says so: foreign text.
  public let authority: String?
  /// Whether this installation trusts him.
  public let isTrusted: Bool
}

/// The convention that a file belongs to.
public struct KnownConvention: Equatable, Sendable {
  /// Which.
  public let number: ConventionNumber
  /// How it stands now.
  public let status: ConventionStatus
  /// When what was signed ended: the file is intact all the same.
  public let terminatedAt: Instant?
  /// How the file is known.
  public let match: Match
  /// Where the document ends that the file begins with, or is.
  let end: Int
  /// How the convention's signed file is sealed, once it is signed.
  let seal: SealLevel?

  /// How a file is known.
  public enum Match: String, Sendable {
    /// It is the signed file, to the last byte.
    case signed
    /// It is the document that was given to read and sign, without a signature.
    case frozen
    /// It begins with such a document.
    case begins
  }
}
