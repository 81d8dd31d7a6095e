/// What keeps a seal from being put under a file.
public enum SealFault: Error, Equatable, Sendable {
  /// No seal was made yet.
  case missing
  /// The seal's file cannot be read, or is none.
  case unreadable(path: String)
  /// The seal's file is there, and the system does not let it be read.
  case cannotRead(path: String, StoreError.Unreadable)
  /// The seal's file is another database's, or was changed since it was made.
  case another(path: String)
  /// A program that it takes is not installed.
  case toolMissing(program: String, package: String)
  /// A program that it takes does not work.
  case toolFailed(program: String)
  /// The certificate of an import cannot be read.
  case certificateUnreadable
  /// The key cannot be opened: another passphrase, or another database's key file.
  case keyLocked
  /// The key is not the certificate's.
  case keyMismatch
  /// A key of another kind than RSA from 2048 bits or P-256.
  case keyKind(String)
  /// What the certificate does not let its key do.
  case usageMissing([String])
  /// The certificate does not hold yet.
  case notYetValid(from: Instant)
  /// The certificate holds no more.
  case expired(at: Instant)
  /// The certificate will end before signatures that are launched now.
  case expiresSoon(at: Instant)
  /// A certificate above it was not signed by the next one.
  case chainBroken
  /// The certificates do not fit into a signature.
  case chainTooLong
  /// Time-stamps are required, and no authority is named.
  case authorityMissing

  /// Whether it lies with a program that is called, and not with the seal.
  public var isOfTool: Bool {
    switch self {
    case .toolMissing, .toolFailed: true
    default: false
    }
  }

  /// A stable word for scripts.
  public var code: String {
    switch self {
    case .missing: "seal_missing"
    case .unreadable: "seal_unreadable"
    case .cannotRead: "cannot_read"
    case .another: "seal_is_another"
    case .toolMissing: "tool_missing"
    case .toolFailed: "tool_failed"
    case .certificateUnreadable: "certificate_unreadable"
    case .keyLocked: "key_locked"
    case .keyMismatch: "key_is_another"
    case .keyKind: "key_kind"
    case .usageMissing: "usage_missing"
    case .notYetValid: "not_yet_valid"
    case .expired: "expired"
    case .expiresSoon: "expires_soon"
    case .chainBroken: "chain_broken"
    case .chainTooLong: "chain_too_long"
    case .authorityMissing: "authority_missing"
    }
  }
}

/// One of the things that `seal check` looks at.
public struct SealFinding: Equatable, Sendable {
  /// Which.
  public let item: Item
  /// What is wrong with it; nil where all is well, or where it could not be looked at.
  public let fault: SealFault?
  /// Whether it could be looked at: what comes after a fault may rest on it.
  public let wasChecked: Bool

  /// What is looked at, in this order.
  public enum Item: String, Sendable, CaseIterable {
    case tool, file, key, match, usage, validity, timestamp
  }
}
