/// What the holder of a link sees before he does anything (S16): the training, the participant, the
/// document, and what he can do next.
public struct SignatureView: Sendable {
  /// The convention.
  public let convention: ConventionNumber
  /// Convention or contract.
  public let kind: ConventionKind
  /// Where it stands.
  public let status: ConventionStatus
  /// The verbs of `signature` that make sense now.
  public let availableActions: [String]
  /// The title of the training, as it was frozen.
  public let training: String
  /// When the session begins.
  public let startsAt: Instant
  /// When it ends.
  public let endsAt: Instant
  /// Where it is held.
  public let place: String
  /// The price, before tax.
  public let price: Money
  /// Whether it has begun.
  public let hasBegun: Bool
  /// Who takes part.
  public let participant: PersonName
  /// The training body.
  public let provider: String
  /// Its address.
  public let contact: String
  /// Who signs.
  public let signatory: PersonName
  /// Where the code goes, but for most of its digits.
  public let maskedMobile: String
  /// When the link dies: for signing, or once signed for downloading.
  public let expiresAt: Instant
  /// Until when a private person may withdraw, or might have, once it is signed.
  public let withdrawableUntil: Instant?
  /// That he did.
  public let withdrawal: ContractWithdrawal?
  /// When the document was read.
  public let readAt: Instant?
  /// How many codes can still be asked for.
  public let codesLeft: Int
  /// The SHA-256 of the document, in hexadecimal.
  public let documentDigest: String
  /// How the signed file is sealed; nil until it is signed.
  public let seal: SealLevel?
  /// Why a time-stamp that was wanted is missing, told to whoever has just signed.
  public internal(set) var missingTimestamp: TimestampFault?
}
