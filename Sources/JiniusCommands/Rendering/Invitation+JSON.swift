internal import JiniusCore

extension InvitationView: Listed {
  static let columns: [Column] = [
    "EMAIL", "NAME", "COMPANY", .times("SENT"), .times("UNTIL"), "STATUS",
  ]

  var row: Int { invitation.id }

  var cells: [String] {
    [
      (invitation.newEmail ?? invitation.account.email).description,
      invitation.account.name.description,
      invitation.company?.description ?? "—", invitation.sentAt.description,
      invitation.expiresAt.description, status.label,
    ]
  }

  var json: JSON {
    [
      "id": .int(invitation.id), "email": .string(invitation.account.email.description),
      "given_name": .string(invitation.account.name.given),
      "family_name": .string(invitation.account.name.family),
      "company": .optional(invitation.company?.description),
      "status": .string(status.rawValue), "status_label": .string(status.label),
      "available_actions": .array(availableActions.map { .string($0) }),
      "sent_at": .instant(invitation.sentAt),
      "expires_at": .instant(invitation.expiresAt),
      "ended_at": .optional(invitation.endedAt),
      "new_email": .optional(invitation.newEmail?.description),
    ]
  }
}
