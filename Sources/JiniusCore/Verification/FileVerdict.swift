/// What became of a signed file. The words never change.
public enum FileVerdict: String, CaseIterable, Sendable {
  /// Every byte is what was signed, and the signer is one whom this installation trusts.
  case trusted
  /// Every byte is what was signed; whether the signer is who he says is not known here.
  case untrusted
  /// A byte was changed, or the signature is damaged.
  case modified
  /// What was signed is intact, and something was added behind it.
  case appended
  /// There is no signature.
  case unsigned
  /// The signer's certificate did not hold when it was signed.
  case certificateExpired = "certificate_expired"
  /// The time-stamp does not belong to this signature, or does not hold.
  case timestampBad = "timestamp_bad"
  /// It is no PDF.
  case notAPDF = "not_a_pdf"
  /// What is needed to tell is not installed.
  case toolMissing = "tool_missing"

  /// The French label.
  public var label: String {
    switch self {
    case .trusted: "Intact et de confiance"
    case .untrusted: "Intact, signataire non reconnu"
    case .modified: "Modifié depuis la signature"
    case .appended: "Complété après la signature"
    case .unsigned: "Non signé"
    case .certificateExpired: "Certificat hors validité à la signature"
    case .timestampBad: "Horodatage invalide"
    case .notAPDF: "Pas un fichier PDF"
    case .toolMissing: "Non vérifiable : openssl manque"
    }
  }

  /// Whether every byte is what was signed, by a certificate that held.
  public var isIntact: Bool { self == .trusted || self == .untrusted }
}
