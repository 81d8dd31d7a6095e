internal import JiniusCore

/// What a payer pays, as a list of registrations.
struct PaidRegistration: Listed {
  static let columns: [Column] = [
    "REGISTRATION", "ORDERED BY", "PARTICIPANT", "SESSION", "PRICE", "STATUS", "CONVENTION",
    "ITS STATUS",
  ]

  let entry: PaidEntry
  var row: Int { entry.registration.row }

  var cells: [String] {
    [
      entry.registration.description, entry.orderer.title, entry.participantName.description,
      entry.session.description, entry.price.description, entry.status.label,
      entry.convention.description, entry.conventionStatus.label,
    ]
  }

  var json: JSON {
    .object(
      [.init("id", .string(entry.registration.description))] + entry.members + [
        .init("status", .string(entry.status.rawValue)),
        .init("status_label", .string(entry.status.label)),
        .init("available_actions", .array([])),
        .init("convention", .string(entry.convention.description)),
        .init("convention_status", .string(entry.conventionStatus.rawValue)),
        .init("convention_status_label", .string(entry.conventionStatus.label)),
        .init("created_at", .instant(entry.createdAt)),
      ])
  }
}

/// The same, as a list of conventions.
struct PaidConvention: Listed {
  static let columns: [Column] = [
    "CONVENTION", "ORDERED BY", "PARTICIPANT", "SESSION", "PRICE", "STATUS",
  ]

  let entry: PaidEntry
  var row: Int { entry.convention.row }

  var cells: [String] {
    [
      entry.convention.description, entry.orderer.title, entry.participantName.description,
      entry.session.description, entry.price.description, entry.conventionStatus.label,
    ]
  }

  var json: JSON {
    .object(
      [.init("id", .string(entry.convention.description))] + entry.members + [
        .init("kind", .string(entry.kind.rawValue)),
        .init("kind_label", .string(entry.kind.label)),
        .init("status", .string(entry.conventionStatus.rawValue)),
        .init("status_label", .string(entry.conventionStatus.label)),
        .init("available_actions", .array([])),
        .init("registration", .string(entry.registration.description)),
        .init("signed_at", .optional(entry.signedAt)),
        .init("created_at", .instant(entry.createdAt)),
      ])
  }
}

extension PaidEntry {
  /// What both lists tell.
  fileprivate var members: [JSON.Member] {
    orderer.members + [
      .init("payer", .string(payer.description)), .init("session", .string(session.description)),
      .init("training", .string(training)), .init("starts_at", .instant(startsAt)),
      .init("ends_at", .instant(endsAt)), .init("price", .string(price.description)),
      .init("participant_name", .string(participantName.description)),
    ]
  }
}

extension PaidEntry.Orderer {
  /// What a person calls it.
  fileprivate var title: String {
    switch self {
    case .company(_, let name): name
    case .individual(let contact): contact.description
    }
  }

  fileprivate var members: [JSON.Member] {
    switch self {
    case .company(let siren, let name):
      [.init("company", .string(siren.description)), .init("company_name", .string(name))]
    case .individual(let contact): [.init("individual", .string(contact.description))]
    }
  }
}
