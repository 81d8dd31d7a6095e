internal import Glibc
internal import SHA2

/// The key beside the database, from which links and codes are derived: without it the database
/// yields none of them.
struct SecretKey {
  /// What a derived secret is for; part of what is hashed, so that one never serves as another.
  enum Purpose: String {
    case signatureLink = "signature link"
    case signatureCode = "signature code"
    case withdrawalLink = "withdrawal link"
    case invitation = "invitation"
    /// The head of the journal up to version 3 of the tables.
    case earlyJournalHead = "journal head"
    /// The same since: so that a file cannot pass for an earlier one.
    case journalHead = "journal head of version 4"
    case fingerprint = "fingerprint"
    case gateLine = "gate line"
    case messageID = "message id"
    case sealPassphrase = "seal passphrase"
    case form = "form"
    case mobile = "mobile"
    case binding = "binding"
    case platformLink = "platform link"
    case registrationKey = "registration key"
  }

  private let bytes: [UInt8]

  /// Takes the 32 bytes of a key file.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// What the database keeps to recognise its key.
  var fingerprint: [UInt8] { derive(.fingerprint, []) }

  /// HMAC-SHA256(key, purpose ‖ 0 ‖ data): 32 bytes.
  func derive(_ purpose: Purpose, _ data: [UInt8]) -> [UInt8] {
    HMAC.sha256(key: bytes, message: Array(purpose.rawValue.utf8) + [0] + data)
  }

  /// A link's token: 43 characters of base64url.
  func token(_ purpose: Purpose, nonce: [UInt8]) -> String {
    derive(purpose, nonce).base64URL
  }

  /// A nonce whose token begins with a letter or a digit, so that a token never looks like an
  /// option when it is typed.
  func tokenNonce(_ purpose: Purpose, randomness: () -> [UInt8]) -> [UInt8] {
    while true {
      let nonce = randomness()
      let token = token(purpose, nonce: nonce)
      if let first = token.utf8.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "_") {
        return nonce
      }
    }
  }

  /// The six digits of an SMS code, bound to its procedure and to the document that was read.
  func code(nonce: [UInt8], procedure: Int, documentDigest: [UInt8]) -> String {
    let bound = nonce + Array(String(procedure).utf8) + [0] + documentDigest
    let number = derive(.signatureCode, bound).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let digits = String(number % 1_000_000)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }
}

/// The digest that a token is found by.
func tokenDigest(_ token: String) -> [UInt8] { SHA256.hash(Array(token.utf8)) }

/// Bytes from the system's generator.
func randomBytes(_ count: Int) -> [UInt8] {
  var generator = SystemRandomNumberGenerator()
  return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
}
