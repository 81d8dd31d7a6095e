internal import CMS

/// What `seal create` is asked for; nil is what stands, or the usual.
public struct SealWish: Sendable {
  /// Whom the certificate is to be about.
  public var name: Line?
  /// `rsa` or `ec`.
  public var key: String?
  /// How many days it is to hold.
  public var days: Int?
  /// Whether another seal may be replaced.
  public var isReplacement: Bool

  /// Says all of it at once.
  public init(name: Line?, key: String?, days: Int?, isReplacement: Bool) {
    self.name = name
    self.key = key
    self.days = days
    self.isReplacement = isReplacement
  }
}

extension Registry {
  /// Refuses whoever may not handle the seal; nothing else.
  public func requireSealKeeper() throws { try read { try $0.requireOperator() } }

  /// Makes a key and a certificate by which it vouches for itself. A seal that is such a one is
  /// "already so"; another one stays, unless it is to be replaced.
  public func createSeal(_ wish: SealWish) throws -> Outcome<SealView> {
    let ground = try sealGround(isReplacement: wish.isReplacement)
    if let standing = ground.standing, !wish.isReplacement {
      try wish.refuseDifferences(standing)
      return .already(try place(standing, instead: standing, .sealCreated))
    }
    let seal = try Seal.made(
      wish.kind ?? .rsa, name: wish.name?.description ?? ground.name, from: ground.now,
      days: wish.days ?? SealWish.usualDays, key: ground.key)
    do { return .done(try place(seal, instead: ground.standing, .sealCreated)) } catch Refusal
      .existsDifferently where ground.standing == nil
    {
      // Another process made one in the meantime: it may be the very one that was asked for.
      return try createSeal(wish)
    }
  }

  /// Takes a certificate that was bought, with its key.
  public func importSeal(_ given: SealMaterial, isReplacement: Bool) throws -> Outcome<SealView> {
    let ground = try sealGround(isReplacement: isReplacement)
    let seal = try given.seal(key: ground.key, at: ground.now)
    if let standing = ground.standing, standing.hasCertificates(of: seal) {
      return .already(try place(standing, instead: standing, .sealImported))
    }
    if let standing = ground.standing, !isReplacement {
      throw standing.difference(from: seal)
    }
    return .done(try place(seal, instead: ground.standing, .sealImported))
  }

  /// The seal in use.
  public func seal() throws -> SealView {
    let ground = try sealGround(isReplacement: false)
    guard let seal = ground.standing else { throw Refusal.notFound(.seal, store.sealPath) }
    return SealView(seal)
  }

  /// Looks at everything that a seal takes.
  public func checkSeal() throws -> [SealFinding] {
    let (key, now, wish) = try read { reading in
      try reading.requireOperator()
      return (
        try reading.secretKey(), reading.now,
        try reading.timestampWish(try reading.timestampPolicy())
      )
    }
    return store.sealChecks(key, at: now, timestamp: wish)
  }

  /// What a seal is made on.
  private struct Ground {
    let key: SecretKey
    let now: Instant
    /// The only training body's name, or the program's.
    let name: String
    let standing: Seal?
  }

  private func sealGround(isReplacement: Bool) throws -> Ground {
    try read { reading in
      try reading.requireOperator()
      let key = try reading.secretKey()
      let providers = try ProviderTable.page(after: 0, limit: 2, in: reading.database)
      let name = providers.count == 1 ? providers[0].name.description : "jinius"
      let standing: Seal?
      // What cannot be read may well be sound, and is never replaced.
      do { standing = try store.seal(key) } catch let error as Refusal {
        if !isReplacement { throw error }
        standing = nil
      } catch let error as StoreError {
        guard isReplacement, case .sealMismatch = error else { throw error }
        standing = nil
      }
      return Ground(
        key: key, now: reading.now, name: String(name.prefix(SealWish.longestName)),
        standing: standing)
    }
  }

  /// Puts a seal in its place and notes it, in this order: a process that is killed between the two
  /// leaves a seal that the same command notes when it is run again.
  private func place(
    _ seal: Seal, instead standing: Seal?, _ kind: JournalKind
  ) throws -> SealView {
    try write { transaction in
      try transaction.requireOperator()
      if let found = try? store.seal(transaction.key), found.certificate != standing?.certificate {
        throw found.difference(from: seal)
      }
      let isNew = try transaction.keep(seal.certificate, chain: seal.chain)
      let view = SealView(seal)
      if isNew {
        try transaction.record(
          kind, .database,
          facts: [
            "certificate": .string(view.sha256), "key": .string(view.key),
            "not_after": .string(view.notAfter.description),
          ])
      }
      let isThere = standing?.hasCertificates(of: seal) ?? false
      if !isThere, !situation.isRehearsal {
        try store.put(seal)
        noteFile()
      }
      return view
    }
  }
}

extension SealWish {
  /// Three years.
  static let usualDays = 1095
  /// X.520 gives a common name no more characters.
  public static let longestName = 64

  fileprivate var kind: SealKey.Kind? { key.flatMap(SealKey.Kind.init) }

  /// Refuses what was asked for where something else stands.
  fileprivate func refuseDifferences(_ standing: Seal) throws(Refusal) {
    let certificate = standing.certificate
    var comparison = Comparison()
    comparison.compare(
      "name", standing: certificate.subject.commonName, given: name?.description)
    comparison.compare("key", standing: certificate.publicKey.kind.word, given: key)
    let days = (certificate.notAfter - certificate.notBefore) / 86_400
    comparison.compare("days", standing: String(days), given: self.days.map { String($0) })
    try comparison.refuse(.seal, certificate.subject.commonName ?? "")
  }
}

extension Seal {
  /// Whether readers would see the same.
  fileprivate func hasCertificates(of other: Seal) -> Bool {
    certificate == other.certificate && chain == other.chain
  }

  /// The refusal to put another one in its place.
  fileprivate func difference(from other: Seal) -> Refusal {
    .existsDifferently(
      .seal, certificate.subject.commonName ?? "",
      differences: [
        .init(
          "certificate", standing: SealView(self).sha256, given: SealView(other).sha256)
      ])
  }
}

extension PublicKey.Kind {
  /// As `seal create --key` has it.
  fileprivate var word: String? {
    switch self {
    case .rsa: SealKey.Kind.rsa.rawValue
    case .p256: SealKey.Kind.ec.rawValue
    case .other: nil
    }
  }
}
