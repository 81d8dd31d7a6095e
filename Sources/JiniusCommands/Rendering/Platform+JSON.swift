internal import JiniusCore

extension Platform: Listed {
  static let columns = ["PLATFORM", "ADDRESS", "CERTIFICATES", "UNTIL"]

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
      "created_at": .string(createdAt.description),
      "certificates": .array(certificates.map(\.json)),
    ]
  }
}

extension PlatformCertificate: Presentable {
  var json: JSON {
    [
      "subject": .string(facts.subject), "issuer": .string(facts.issuer),
      "kind": .string(kind.rawValue), "serial": .string(facts.serial),
      "sha256": .string(facts.sha256), "not_before": .string(facts.notBefore.description),
      "not_after": .string(facts.notAfter.description),
    ]
  }
}
