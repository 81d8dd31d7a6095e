internal import JiniusCore

extension Verification: Presentable {
  var json: JSON {
    [
      "verdict": .string(verdict.rawValue), "verdict_label": .string(verdict.label),
      "signer": signer?.json ?? .null, "signed_at": .optional(time?.at),
      "time_source": .optional(time?.source.rawValue), "level": .optional(level),
      "seal": .optional(seal?.rawValue), "seal_label": .optional(seal?.label),
      "signature_level": .optional(signatureLevel?.rawValue),
      "signature_level_label": .optional(signatureLevel?.label), "sha256": .string(sha256),
      "certificate": certificate?.json ?? .null, "timestamp": timestamp?.json ?? .null,
      "signatures": .int(signatureCount), "revisions": .array(revisions.map(\.json)),
      "convention": convention?.json ?? .null,
    ]
  }
}

extension Verification.Signer {
  fileprivate var json: JSON {
    ["name": .optional(name), "organisation": .optional(organisation)]
  }
}

extension FileRevision {
  fileprivate var json: JSON {
    [
      "end": .int(end), "content": .string(content.rawValue), "signer": signer?.json ?? .null,
      "signed_at": .optional(time?.at),
      "time_source": .optional(time?.source.rawValue), "level": .optional(level),
      "certificate_sha256": .optional(certificate?.sha256),
      "intact": isIntact.map(JSON.bool) ?? .null, "trusted": isTrusted.map(JSON.bool) ?? .null,
    ]
  }
}

extension CertificateFacts {
  fileprivate var json: JSON {
    [
      "subject": .string(subject), "issuer": .string(issuer), "serial": .string(serial),
      "sha256": .string(sha256), "not_before": .instant(notBefore),
      "not_after": .instant(notAfter),
    ]
  }
}

extension TimestampFacts {
  fileprivate var json: JSON {
    [
      "at": .instant(at), "authority": .optional(authority),
      "trusted": .bool(isTrusted),
    ]
  }
}

extension KnownConvention {
  fileprivate var json: JSON {
    [
      "id": .string(number.description), "status": .string(status.rawValue),
      "status_label": .string(status.label), "match": .string(match.rawValue),
      "terminated_at": .optional(terminatedAt),
    ]
  }
}
