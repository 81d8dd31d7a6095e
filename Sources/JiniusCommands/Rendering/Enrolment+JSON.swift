internal import JiniusCore

extension RegistrationSpace {
  /// What a person calls it.
  var title: String {
    switch self {
    case .company(_, let name): name
    case .individual(let email): email.description
    }
  }

  var members: [JSON.Member] {
    switch self {
    case .company(let siren, let name):
      [.init("company", .string(siren.description)), .init("company_name", .string(name))]
    case .individual(let email): [.init("individual", .string(email.description))]
    }
  }
}

extension Registration: Listed {
  static let columns: [Column] = [
    "REGISTRATION", "SPACE", "PARTICIPANT", "SESSION", "STATUS", "CONVENTION", "ITS STATUS",
  ]

  var row: Int { number.row }

  var cells: [String] {
    [
      number.description, space.title, participantName.description, session.description,
      status.label, convention.description, conventionStatus.label,
    ]
  }

  var json: JSON {
    .object(
      [
        .init("id", .string(number.description)), .init("key", .optional(key?.description)),
      ] + space.members + [
        .init("establishment", .optional(establishment?.description)),
        .init("payer", .optional(payer?.description)),
        .init("session", .string(session.description)), .init("training", .string(training)),
        .init("starts_at", .instant(startsAt)),
        .init("participant", .string(participant.description)),
        .init("participant_name", .string(participantName.description)),
        .init("status", .string(status.rawValue)), .init("status_label", .string(status.label)),
        .init(
          "available_actions",
          .array(availableActions.map { .string($0) })),
        .init("cancel_reason", .optional(cancelReason)),
        .init("convention", .string(convention.description)),
        .init("convention_status", .string(conventionStatus.rawValue)),
        .init("convention_status_label", .string(conventionStatus.label)),
        .init("created_at", .instant(createdAt)),
      ])
  }
}

extension ConventionView: Listed {
  static let columns: [Column] = [
    "CONVENTION", "SPACE", "PARTICIPANT", "SESSION", "STATUS", .times("UNTIL"),
  ]

  var row: Int { number.row }

  var cells: [String] {
    [
      number.description, space.title, participantName.description, session.description,
      status.label, expiresAt?.description ?? "—",
    ]
  }

  var json: JSON { .object(members) }

  fileprivate var members: [JSON.Member] {
    [.init("id", .string(number.description))] + space.members + [
      .init("establishment", .optional(establishment?.description)),
      .init("kind", .string(kind.rawValue)), .init("kind_label", .string(kind.label)),
      .init("status", .string(status.rawValue)), .init("status_label", .string(status.label)),
      .init("available_actions", .array(availableActions.map { .string($0) })),
      .init("registration", .string(registration.description)),
      .init("session", .string(session.description)), .init("training", .string(training)),
      .init("starts_at", .instant(sessionStartsAt)), .init("ends_at", .instant(sessionEndsAt)),
      .init("place", .string(place)), .init("price", .string(price.description)),
      .init("billed_to", .optional(billed?.siret.description)),
      .init("billed_to_name", .optional(billed?.name)),
      .init("participant", .string(participant.description)),
      .init("participant_name", .string(participantName.description)),
      .init("signatory", .optional(signatory?.description)),
      .init("launched_at", .optional(launchedAt)),
      .init("expires_at", .optional(expiresAt)),
      .init("signed_at", .optional(signedAt)),
      .init("withdrawal_until", .optional(withdrawableUntil)),
      .init("terminated_at", .optional(terminatedAt)),
      .init("signature_level", .optional(seal?.signatureLevel.rawValue)),
      .init("signature_level_label", .optional(seal?.signatureLevel.label)),
      .init("seal", .optional(seal?.rawValue)), .init("seal_label", .optional(seal?.label)),
      .init("platform", .optional(platform)),
      .init("platform_declared", platformIsDeclared.map(JSON.bool) ?? .null),
      .init("platform_signature", .optional(platformSignature?.rawValue)),
      .init("created_at", .instant(createdAt)),
    ]
  }
}

/// A convention with the procedures of its past.
struct ConventionDetail: Presentable {
  let view: ConventionView
  let procedures: [ProcedureView]

  var json: JSON {
    .object(view.members + [.init("procedures", .array(procedures.map(\.json)))])
  }
}

extension ProcedureView: Presentable {
  var json: JSON {
    [
      "status": .string(status), "status_label": .string(label), "available_actions": .array([]),
      "signatory": .string(signatory.description), "name": .string(name.description),
      "mobile": .optional(mobile?.description), "launched_at": .instant(launchedAt),
      "expires_at": .instant(expiresAt), "read_at": .optional(readAt),
      "ended_at": .optional(endedAt), "reason": .optional(reason),
      "reason_code": .optional(endedWithSession ? "session_over" : nil),
      "platform": .optional(platform),
      "platform_signature": .optional(platformSignature?.rawValue),
    ]
  }
}

extension SignatureView: Presentable {
  var json: JSON {
    [
      "convention": .string(convention.description), "kind": .string(kind.rawValue),
      "kind_label": .string(kind.label), "status": .string(status.rawValue),
      "status_label": .string(status.label),
      "available_actions": .array(availableActions.map { .string($0) }),
      "training": .string(training), "starts_at": .instant(startsAt), "ends_at": .instant(endsAt),
      "place": .string(place), "price": .string(price.description),
      "session_begun": .bool(hasBegun), "participant": .string(participant.description),
      "provider": .string(provider), "signatory": .string(signatory.description),
      "mobile": .string(maskedMobile), "expires_at": .instant(expiresAt),
      "withdrawal_until": .optional(withdrawableUntil), "withdrawal": withdrawal?.json ?? .null,
      "read_at": .optional(readAt), "codes_left": .int(codesLeft),
      "sha256": .string(documentDigest),
      "signature_level": .string(SignatureLevel.simple.rawValue),
      "signature_level_label": .string(SignatureLevel.simple.label),
      "seal": .optional(seal?.rawValue), "seal_label": .optional(seal?.label),
      "timestamp_missing": .optional(missingTimestamp?.sentence),
    ]
  }
}
