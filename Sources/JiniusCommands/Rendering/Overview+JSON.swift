internal import JiniusCore

extension SpaceAccess: Listed {
  static let columns: [Column] = ["KIND", "SPACE", "NAME", "ROLES", "SIGNS", "STATUS"]

  var row: Int { space.id }

  var cells: [String] {
    [
      space.kind.rawValue, space.company?.siren.description ?? space.owner?.description ?? "",
      space.company?.name ?? "—",
      roles.isEmpty ? "—" : roles.sorted().map(\.label).joined(separator: ", "),
      canSign ? "✅" : "—", space.status.label,
    ]
  }

  var json: JSON {
    var members: [JSON.Member] = [.init("kind", .string(space.kind.rawValue))]
    if let company = space.company {
      members += [
        .init("siren", .string(company.siren.description)), .init("name", .string(company.name)),
      ]
    }
    if let owner = space.owner { members.append(.init("account", .string(owner.description))) }
    return .object(
      members + [
        .init("roles", .array(roles.sorted().map { .string($0.rawValue) })),
        .init("role_labels", .array(roles.sorted().map { .string($0.label) })),
        .init("can_sign", .bool(canSign)),
        .init("establishments", .array(establishments.map { .string($0.description) })),
        .init("status", .string(space.status.rawValue)),
        .init("status_label", .string(space.status.label)),
        .init("available_actions", .array(space.availableActions.map { .string($0) })),
      ])
  }
}

extension TrainingEntry: Presentable {
  var json: JSON {
    .object(
      [.init("registration", .string(registration.description))] + space.members + [
        .init("participant", .string(participant.description)),
        .init("participant_name", .string(participantName.description)),
        .init("status", .string(status.rawValue)), .init("status_label", .string(status.label)),
        .init("available_actions", .array(availableActions.map { .string($0) })),
        .init("session", .string(session.description)), .init("training", .string(training)),
        .init("modality", .string(modality.rawValue)),
        .init("modality_label", .string(modality.label)), .init("programme", .string(programme)),
        .init("place", .string(place)),
        .init("starts", .string(ParisDateTime(startsAt).description)),
        .init("ends", .string(ParisDateTime(endsAt).description)),
        .init("starts_at", .instant(startsAt)),
        .init("ends_at", .instant(endsAt)),
        .init("convention", .string(convention.description)),
      ])
  }
}

extension ConventionEntry: Presentable {
  var json: JSON {
    [
      "id": .string(number.description), "status": .string(status.rawValue),
      "status_label": .string(status.label),
      "available_actions": .array(availableActions.map { .string($0) }),
      "participant_name": .string(participantName.description), "training": .string(training),
      "session": .string(session.description), "signatory": .optional(signatory?.description),
      "expires_at": .optional(expiresAt),
    ]
  }
}

extension Excerpt where Item: Presentable {
  /// How many, and the first ten under the word that says which they are.
  fileprivate func json(_ word: String) -> JSON {
    .object([.init("count", .int(count)), .init(word, .array(first.map(\.json)))])
  }
}

extension Overview {
  var members: [JSON.Member] {
    [
      .init("upcoming", ["pending": pending.json("next"), "confirmed": confirmed.json("next")]),
      .init("done", done.json("latest")),
      .init(
        "conventions",
        [
          "awaiting_signature": awaitingSignature.json("next"), "signing": signing.json("next"),
          "signed": signed.json("latest"),
        ]),
    ]
  }
}

extension CompanyLandmarks: Presentable {
  var json: JSON {
    guard case .object(let company) = space.json else { return .null }
    let entity: [JSON.Member] = [
      .init("establishments", .array(establishments.map(\.json)))
    ]
    return .object(
      company + entity + overview.members + [
        .init("administration", administration?.json ?? .null)
      ])
  }
}

extension CompanyLandmarks.Administration: Presentable {
  var json: JSON {
    [
      "collaborators": ["count": .int(people.collaborators)],
      "third_parties": .array(thirdParties.map(\.json)),
      "interlocutors": [
        "count": .int(people.interlocutors), "administrators": .int(people.administrators),
        "signatories": .int(people.signatories),
      ],
      "unconfirmed_pledges": .array(unconfirmedPledges.map { .string($0.description) }),
    ]
  }
}

extension ThirdParties: Presentable {
  var json: JSON {
    [
      "establishment": .string(establishment.description), "policy": .string(policy.rawValue),
      "policy_label": .string(policy.label), "listed": .int(listed),
    ]
  }
}

/// A participant's own space.
struct AccountLandmarks: Presentable {
  let account: Account
  let overview: Overview

  var json: JSON {
    guard case .object(let members) = account.json else { return .null }
    return .object(members + overview.members)
  }
}
