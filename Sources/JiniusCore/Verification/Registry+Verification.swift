internal import CMS
internal import SHA2

extension Registry {
  /// Verifies a file against whom this installation trusts, and says which convention it belongs to.
  /// Nothing is written; the database is closed before `openssl` is called.
  public func verify(_ bytes: [UInt8], trusting others: TrustAnchors?) throws -> Verification {
    let (sources, convention, now) = try read { reading in
      (
        try reading.trustSources(), try reading.convention(knownBy: bytes), reading.now
      )
    }
    let anchors = try sources.load()
    var verification = try Verification.of(
      bytes, frozenEnd: convention?.end, trust: others.map { $0 + anchors } ?? anchors, now: now)
    verification.convention = convention
    verification.compareWithArchive()
    return verification
  }
}

extension Verification {
  /// What the archive knows of a convention's file goes before what the file says of itself: there is
  /// one file under our seal, and any other that begins with its document is not it.
  fileprivate mutating func compareWithArchive() {
    guard let convention, let known = convention.seal else { return }
    switch convention.match {
    case .signed: if verdict.isIntact || verdict == .unsigned { seal = known }
    case .begins where known != .platform && verdict.isIntact:
      verdict = .modified
      seal = nil
    case .begins, .frozen: break
    }
  }
}

/// Where the certificates come from that an installation trusts.
struct TrustSources {
  /// Those that ever sealed here.
  let seals: [Certificate]
  /// The file that a setting names.
  let file: String?

  /// Reads the file. Where neither is there, the system's store is what is left.
  func load() throws(TrustError) -> TrustAnchors {
    let own = TrustAnchors(certificates: seals)
    guard let file else { return own }
    guard let bytes = try? FileSystem.read(file, limit: Self.limit),
      let anchors = TrustAnchors(file: bytes)
    else { throw TrustError(path: file) }
    return own + anchors
  }

  private static let limit = 4 << 20
}

/// A file that should hold certificates, and does not, or cannot be read.
public struct TrustError: Error, Equatable, Sendable {
  /// Its path.
  public let path: String

  /// Names the file.
  public init(path: String) { self.path = path }
}

extension Reading {
  /// Where the certificates come from that this installation trusts.
  func trustSources() throws -> TrustSources {
    try snapshot {
      _ = try secretKey()
      for id in try BindingTable.certificates(in: database) { try requireBound(.certificate(id)) }
      return TrustSources(
        seals: try VerificationQuery.sealCertificates(in: database).compactMap {
          try? Certificate(der: $0)
        },
        file: try optional(.trustedCertificates))
    }
  }

  /// The convention that a file belongs to: by its own digest, or by that of a revision that it
  /// begins with. An account learns of those only whose documents it may read.
  func convention(knownBy bytes: [UInt8]) throws -> KnownConvention? {
    let whole = SHA256.hash(bytes)
    for prefix in [bytes.count] + bytes.revisionEnds(atMost: 4) {
      let digest = prefix == bytes.count ? whole : SHA256.hash(Array(bytes[..<prefix]))
      guard let found = try VerificationQuery.convention(frozenAs: digest, in: database) else {
        continue
      }
      guard let convention = try ConventionTable.find(found.number, in: database),
        try mayRead(convention)
      else { return nil }
      try requireBound(.procedure(found.procedure))
      let match: KnownConvention.Match =
        found.signed == whole ? .signed : prefix == bytes.count ? .frozen : .begins
      return KnownConvention(
        number: found.number,
        status: try situation(of: found.number).0.status(at: now),
        terminatedAt: found.terminatedAt, match: match, end: prefix,
        seal: found.seal)
    }
    return nil
  }

  private func mayRead(_ convention: Convention) throws -> Bool {
    let participant = try PaperQuery.subjects(of: convention.number, in: database)?.participant
    do {
      try require(.readDocuments, inSpace: convention.space, about: participant)
      return true
    } catch is Refusal { return false }
  }
}

extension [UInt8] {
  /// Where the first revisions of a PDF end, but for the last byte of all.
  fileprivate func revisionEnds(atMost limit: Int) -> [Int] {
    let mark = Array("\n%%EOF\n".utf8)
    var ends: [Int] = []
    var index = 0
    while index + mark.count < count, ends.count < limit {
      if self[index] == mark[0], self[index..<index + mark.count].elementsEqual(mark) {
        ends.append(index + mark.count)
      }
      index += 1
    }
    return ends
  }
}
