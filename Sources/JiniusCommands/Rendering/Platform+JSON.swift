internal import JiniusCore

extension Platform: Listed {
  static let columns: [Column] = ["PLATFORM", "ADDRESS", "CERTIFICATES", .times("UNTIL")]

  var row: Int { number }

  var cells: [String] {
    [
      name, address?.description ?? "—", String(certificates.count),
      certificates.map(\.facts.notAfter).max()?.description ?? "—",
    ]
  }

  var json: JSON {
    [
      "name": .string(name), "address": .optional(address?.description),
      "created_at": .instant(createdAt),
      "certificates": .array(certificates.map(\.json)),
    ]
  }
}

extension PlatformCertificate: Presentable {
  var json: JSON {
    [
      "subject": .string(facts.subject), "issuer": .string(facts.issuer),
      "kind": .string(kind.rawValue), "serial": .string(facts.serial),
      "sha256": .string(facts.sha256), "not_before": .instant(facts.notBefore),
      "not_after": .instant(facts.notAfter),
    ]
  }
}
