internal import CMS

/// Declaring platforms: the operator's alone, since their certificates say who may sign for others.
extension Registry {
  /// Refuses whoever may not declare a platform; nothing else.
  public func requirePlatformKeeper() throws { try read { try $0.requireOperator() } }

  /// Declares a platform; the same again changes nothing.
  public func addPlatform(
    _ name: String, _ certificates: [PlatformCertificate], address: WebAddress?
  ) throws -> Outcome<Platform> {
    try write { transaction in
      try transaction.requireOperator()
      if let standing = try transaction.declaredPlatform(name) {
        var comparison = Comparison()
        comparison.compare(
          "certificates", standing: standing.certificates.digests.joined(separator: " "),
          given: certificates.digests.joined(separator: " "))
        comparison.compare(
          "address", standing: standing.address?.description, given: address?.description)
        try comparison.refuse(.platform, standing.name)
        return .already(standing)
      }
      let id = try PlatformTable.insert(
        name: name, address: address, at: transaction.now, in: transaction.database)
      try transaction.declare(certificates, of: id)
      try transaction.adopt(.platform(id))
      try transaction.record(.platformAdded, .platform(id), name, certificates, address)
      return .done(try transaction.platform(name))
    }
  }

  /// Changes a platform's address, or puts other certificates in the place of all that it has. What
  /// counts is what stands when a file comes back, for papers that were sent before as well.
  public func updatePlatform(
    _ name: String, _ change: (inout Platform) -> Void
  ) throws -> Outcome<Platform> {
    try write { transaction in
      try transaction.requireOperator()
      let standing = try transaction.platform(name)
      var wanted = standing
      change(&wanted)
      if wanted.address == standing.address,
        wanted.certificates.digests == standing.certificates.digests
      {
        return .already(standing)
      }
      try PlatformTable.change(
        standing.id, address: wanted.address, in: transaction.database)
      let kept = Set(wanted.certificates.digests)
      let old = Set(standing.certificates.digests)
      for retired in standing.certificates where !kept.contains(retired.facts.sha256) {
        try PlatformCertificateTable.retire(
          retired.id, at: transaction.now, in: transaction.database)
      }
      try transaction.declare(
        wanted.certificates.filter { !old.contains($0.facts.sha256) }, of: standing.id)
      try transaction.record(
        .platformUpdated, .platform(standing.id), standing.name, wanted.certificates,
        wanted.address)
      return .done(try transaction.platform(name))
    }
  }

  /// Takes a platform off the list; refused while papers are there to be signed.
  public func removePlatform(_ name: String) throws -> Outcome<String> {
    try write { transaction in
      try transaction.requireOperator()
      if try PlatformTable.find(name, in: transaction.database) == nil,
        try PlatformTable.wasRemoved(name, in: transaction.database)
      {
        return .already(name)
      }
      let standing = try transaction.platform(name)
      let papers = try ProcedureTable.handedOver(
        to: standing.id, at: transaction.now, limit: 5, in: transaction.database)
      if !papers.isEmpty {
        throw Refusal.platformInUse(
          platform: standing.name, conventions: papers.map(\.description))
      }
      try PlatformTable.remove(standing.id, at: transaction.now, in: transaction.database)
      try transaction.record(.platformRemoved, .platform(standing.id), standing.name, [], nil)
      return .done(standing.name)
    }
  }

  /// One platform.
  public func platform(_ name: String) throws -> Platform {
    try read { reading in
      try reading.requireOperator()
      return try reading.platform(name)
    }
  }

  /// Platforms after a number, oldest first.
  public func platformPage(after id: Int, limit: Int) throws -> [Platform] {
    try read { reading in
      try reading.requireOperator()
      return try PlatformTable.page(after: id, limit: limit, in: reading.database)
        .map(reading.verified)
    }
  }
}

extension Transaction {
  fileprivate func declare(_ certificates: [PlatformCertificate], of platform: Int) throws {
    for certificate in certificates {
      try PlatformCertificateTable.insert(
        certificate.certificate, of: platform, at: now, in: database)
    }
  }

  /// A platform is nobody's personal data: the journal says all of it.
  fileprivate func record(
    _ kind: JournalKind, _ subject: JournalSubject, _ name: String,
    _ certificates: [PlatformCertificate], _ address: WebAddress?
  ) throws {
    try record(
      kind, subject,
      facts: [
        "name": .string(name), "address": .optional(address?.description),
        "certificates": .array(certificates.digests.map { .string($0) }),
      ])
  }
}
