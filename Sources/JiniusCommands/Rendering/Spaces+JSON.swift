internal import JiniusCore

extension Space: Listed {
  static let columns: [Column] = ["SPACE", "NAME", "FORM", "REGISTRATION", "STATUS"]

  var row: Int { id }

  var cells: [String] {
    [
      company?.siren.description ?? owner?.description ?? "", company?.name ?? "—",
      company?.legalForm.label ?? "Particulier", company?.registrationRights.label ?? "—",
      status.label,
    ]
  }

  var json: JSON { .object(members) }

  fileprivate var members: [JSON.Member] {
    var members: [JSON.Member] = [.init("kind", .string(kind.rawValue))]
    if let company {
      members += [
        .init("siren", .string(company.siren.description)), .init("name", .string(company.name)),
        .init("legal_form", .string(company.legalForm.rawValue)),
        .init("legal_form_label", .string(company.legalForm.label)),
        .init("registration_rights", .string(company.registrationRights.rawValue)),
        .init("registration_rights_label", .string(company.registrationRights.label)),
      ]
    }
    if let owner { members.append(.init("account", .string(owner.description))) }
    return members + [
      .init("status", .string(status.rawValue)), .init("status_label", .string(status.label)),
      .init("available_actions", .array(availableActions.map { .string($0) })),
      .init("quality", .optional(quality?.rawValue)),
      .init("billing_establishment", .optional(billingEstablishment?.description)),
      .init("first_session", .optional(firstSession?.description)),
      .init("created_at", .instant(createdAt)),
    ]
  }
}

extension CompanyView: Presentable {
  var json: JSON {
    .object(
      space.members + [
        .init("establishments", .array(establishments.map(\.json))),
        .init("pledges", .array(pledges.map(\.json))),
      ])
  }
}

extension Pledge: Presentable {
  var json: JSON {
    [
      "account": .string(account.description), "at": .instant(at),
      "version": .string(version), "wording": .string(wording),
      "typed_by": .optional(typedBy?.rawValue), "on_behalf": .bool(isOnBehalf),
      "confirmed_at": .optional(confirmedAt),
    ]
  }
}

extension IndividualView: Presentable {
  var json: JSON {
    .object(
      space.members + [
        .init("mobile", .optional(owner.mobile?.description)),
        .init("can_sign", .bool(owner.canSign)),
        .init("signing_mark", .string(owner.signingMark)),
      ])
  }
}

extension Establishment: Listed {
  static let columns: [Column] = ["SIRET", "NAME", "ADDRESS", "HEAD OFFICE"]

  var row: Int { id }

  var cells: [String] {
    [siret.description, name ?? "—", address?.line ?? "—", isHeadOffice ? "yes" : "no"]
  }

  var json: JSON {
    [
      "siret": .string(siret.description), "name": .optional(name),
      "street": .optional(address?.street),
      "postal_code": .optional(address?.postalCode.description),
      "city": .optional(address?.city), "head_office": .bool(isHeadOffice),
    ]
  }
}

extension EmailAddress: Presentable {
  var json: JSON { ["email": .string(description)] }
}
