internal import CMS
internal import DER

/// What is known of a seal, and what follows from it: no file is opened here, and no program called.
struct SealJudgement {
  /// How long a certificate must still hold when a signature is launched: as long as its link lives.
  static let daysAhead = 60
  /// The certificates of a seal may fill half of a signature's room; the rest is a time-stamp's.
  private static let chainLimit = 8_192

  /// The seal, or why there is none to be had.
  let seal: Result<Seal, SealFault>
  /// Why OpenSSL could not be asked.
  var tool: SealFault?
  /// Why a time-stamp authority could not be asked.
  var courier: SealFault?
  /// The public half of the key, as OpenSSL opened it.
  var publicKey: PublicKey?
  let timestamp: TimestampWish
  let now: Instant

  /// Everything that is looked at, in its order.
  var checks: [SealFinding] {
    SealFinding.Item.allCases.map { item in
      switch seal {
      case .failure(let fault) where ![.tool, .timestamp].contains(item):
        SealFinding(item: item, fault: item == .file ? fault : nil, wasChecked: item == .file)
      default: check(item)
      }
    }
  }

  private func check(_ item: SealFinding.Item) -> SealFinding {
    let needsTool = item == .key || item == .match
    let needsKey = item == .match
    let wasChecked = !(needsTool && tool != nil) && !(needsKey && publicKey == nil)
    return SealFinding(
      item: item, fault: wasChecked ? fault(of: item) : nil, wasChecked: wasChecked)
  }

  private func fault(of item: SealFinding.Item) -> SealFault? {
    let seal = try? seal.get()
    switch item {
    case .tool: return tool
    case .file: return nil
    case .key: return publicKey == nil ? .keyLocked : nil
    case .match: return publicKey == seal?.certificate.publicKey ? nil : .keyMismatch
    case .usage: return seal.flatMap { Self.misuse(of: $0.certificate, chain: $0.chain) }
    case .validity: return seal.flatMap { Self.end(of: $0.certificate, at: now) }
    case .timestamp:
      // Where it is only tried, a signature does without, and says so.
      if timestamp.policy != .require { return nil }
      return timestamp.authority == nil ? .authorityMissing : courier
    }
  }

  /// Why a certificate's key could not seal, whenever it were.
  static func misuse(of certificate: Certificate, chain: [Certificate]) -> SealFault? {
    switch certificate.publicKey.kind {
    case .rsa(let bits) where bits >= 2048: break
    case .p256: break
    case let kind: return .keyKind(kind.description)
    }
    // Readers want both, and pyHanko refuses a file without the second.
    let wanted: [Certificate.KeyUsage] = [.digitalSignature, .nonRepudiation]
    let missing = wanted.filter { !(certificate.keyUsage?.contains($0) ?? false) }
    if !missing.isEmpty { return .usageMissing(missing.map { "\($0)" }) }
    let size = ([certificate] + chain).map(\.der.count).reduce(0, +)
    return size > chainLimit ? .chainTooLong : nil
  }

  /// Why a certificate is not in force now, or not for long.
  static func end(of certificate: Certificate, at now: Instant) -> SealFault? {
    if let fault = lapse(of: certificate, at: now) { return fault }
    let end = Instant(seconds: certificate.notAfter)
    return end < now.adding(days: daysAhead) ? .expiresSoon(at: end) : nil
  }

  /// Why a certificate is not in force at an instant.
  static func lapse(of certificate: Certificate, at now: Instant) -> SealFault? {
    if now.seconds < certificate.notBefore {
      return .notYetValid(from: Instant(seconds: certificate.notBefore))
    }
    if now.seconds > certificate.notAfter {
      return .expired(at: Instant(seconds: certificate.notAfter))
    }
    return nil
  }
}

extension PublicKey.Kind {
  /// `RSA 3072`, `EC P-256`.
  var description: String {
    switch self {
    case .rsa(let bits): "RSA \(bits)"
    case .p256: "EC P-256"
    case .other(let algorithm, let curve):
      ([algorithm] + (curve.map { [$0] } ?? [])).map(\.description).joined(separator: " ")
    }
  }
}
