internal import JiniusCore

extension ContractDeadline: Listed {
  static let columns: [Column] = [
    "CONTRACT", "OWNER", "PARTICIPANT", "SIGNED", "LAST DAY", "STATUS",
  ]

  var row: Int { number.row }

  var cells: [String] {
    [
      number.description, owner.description, participantName.description,
      ParisDateTime(signedAt).date.description, lastDay.description, status.label,
    ]
  }

  var json: JSON {
    [
      "id": .string(number.description), "individual": .string(owner.description),
      "registration": .string(registration.description), "training": .string(training),
      "participant": .string(participant.description),
      "participant_name": .string(participantName.description),
      "signed_at": .instant(signedAt), "last_day": .string(lastDay.description),
      "withdrawal_until": .instant(until), "status": .string(status.rawValue),
      "status_label": .string(status.label),
      "available_actions": .array(availableActions.map { .string($0) }),
      "withdrawn_at": .optional(withdrawnAt),
    ]
  }
}

extension ContractWithdrawal: Presentable {
  var json: JSON {
    [
      "convention": .string(convention.description), "at": .instant(at),
      "channel": .string(channel.rawValue), "posted_on": .optional(postedOn?.description),
      "name": .optional(name?.description), "receipt_to": .optional(receiptTo?.description),
      "declaration": .string(Self.statement),
    ]
  }
}

extension WithdrawalLook: Presentable {
  /// What the holder of the link is told of the contract.
  var json: JSON {
    let status = withdrawal == nil ? ConventionStatus.signed : .terminated
    return [
      "convention": .string(convention.description), "kind": .string(kind.rawValue),
      "kind_label": .string(kind.label), "status": .string(status.rawValue),
      "status_label": .string(status.label), "available_actions": .array([]),
      "training": .string(training), "participant": .string(participant.description),
      "provider": .string(provider), "signed_at": .instant(signedAt),
      "last_day": .string(lastDay.description), "withdrawal": withdrawal?.json ?? .null,
    ]
  }
}
