internal import JiniusCore

extension Account: Listed {
  static let columns: [Column] = ["EMAIL", "NAME", "PROFESSION", "STATUS"]

  var row: Int { id }

  var cells: [String] {
    [email.description, name.description, profession?.rawValue ?? "—", status.label]
  }

  var json: JSON {
    [
      "email": .string(email.description), "given_name": .string(name.given),
      "family_name": .string(name.family), "profession": .optional(profession?.rawValue),
      "status": .string(status.rawValue), "status_label": .string(status.label),
      "available_actions": .array(availableActions.map { .string($0) }),
      "created_at": .instant(createdAt),
      "phone": .optional(details?.phone?.description),
      "street": .optional(details?.address?.street),
      "postal_code": .optional(details?.address?.postalCode.description),
      "city": .optional(details?.address?.city),
      "professional_number": .optional(details?.professionalNumber?.description),
    ]
  }
}

extension Interlocutor: Listed {
  static let columns: [Column] = ["EMAIL", "NAME", "ESTABLISHMENT", "ROLES", "MOBILE", "SIGNS"]

  var row: Int { id }

  var cells: [String] {
    [
      account.email.description, account.name.description, establishment?.description ?? "—",
      roles.isEmpty ? "—" : roles.sorted().map(\.label).joined(separator: ", "),
      shownMobile?.description ?? "—", signingMark,
    ]
  }

  var json: JSON {
    [
      "email": .string(account.email.description), "given_name": .string(account.name.given),
      "family_name": .string(account.name.family),
      "establishment": .optional(establishment?.description),
      "roles": .array(roles.sorted().map { .string($0.rawValue) }),
      "role_labels": .array(roles.sorted().map { .string($0.label) }),
      "mobile": .optional(shownMobile?.description),
      "can_sign": shownCanSign.map(JSON.bool) ?? .null,
      "signing_mark": .string(signingMark),
    ]
  }
}
