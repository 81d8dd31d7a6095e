internal import JiniusCore

extension PersonalData: Presentable {
  var json: JSON {
    [
      "format": "jinius-personal-data", "version": 1,
      "exported_at": .instant(exportedAt), "account": account.json,
      "spaces": .array(places.map(\.json)),
      "registrations": .array(registrations.map(\.json)),
      "conventions": .array(conventions.map(\.json)),
      "signing_procedures": .array(
        procedures.map { number, view in
          ["convention": .string(number.description), "procedure": view.json]
        }),
      "withdrawals": .array(withdrawals.map(\.json)),
      "letters": .array(letters.map { LetterDetail(letter: $0).json }),
      "invitations": .array(invitations.map(\.json)),
      "directories": .array(
        directories.map { company, entry in
          ["company": .string(company.description), "entry": entry.json]
        }),
      "pledges": .array(
        pledges.map { company, pledge in
          ["company": .string(company.description), "pledge": pledge.json]
        }),
      "journal": .array(journal.map(\.json)), "recipients": .array(recipients.map(\.json)),
      "retention": .array(retention.map(\.json)),
    ]
  }
}

extension PersonalData.Place: Presentable {
  var json: JSON {
    .object(
      space.members + [
        .init("establishment", .optional(establishment?.description)),
        .init("roles", .array(roles.sorted().map { .string($0.rawValue) })),
        .init("role_labels", .array(roles.sorted().map { .string($0.label) })),
        .init("mobile", .optional(mobile?.description)), .init("can_sign", .bool(canSign)),
        .init("since", .instant(since)),
        .init("removed_at", .optional(removedAt)),
      ])
  }
}

extension PersonalData.Recipient: Presentable {
  var json: JSON {
    [
      "category": .string(category.rawValue), "name": .optional(name),
      "purpose": .string(category.purpose),
    ]
  }
}

extension RetentionRule: Presentable {
  var json: JSON { .object(members) }

  fileprivate var members: [JSON.Member] {
    [
      .init("category", .string(category.rawValue)), .init("what", .string(category.what)),
      .init("period", .string(period.french)), .init("article", .string(article)),
      .init("valid_from", .string(validFrom.description)),
    ]
  }
}

extension RetentionLine: Listed {
  static let columns: [Column] = ["CATEGORY", "PERIOD", "ARTICLE", "DUE", .times("OLDEST")]

  var row: Int { 0 }

  var cells: [String] {
    [
      rule.category.rawValue, rule.period.french, rule.article, String(count),
      oldest?.description ?? "—",
    ]
  }

  var json: JSON {
    .object(
      rule.members + [
        .init("count", .int(count)), .init("oldest", .optional(oldest)),
      ])
  }
}

extension Rectification: Presentable {
  var json: JSON {
    [
      "account": account.json,
      "awaited_email": .optional(awaitedEmail?.description),
      "unchanged_papers": .array(unchangedPapers.map { .string($0.description) }),
    ]
  }
}

extension Erasure: Presentable {
  var json: JSON {
    [
      "account": .string(account.description),
      "status": .string(AccountStatus.anonymised.rawValue),
      "status_label": .string(AccountStatus.anonymised.label), "available_actions": .array([]),
      "erased": .array(
        erased.map {
          ["record": .string($0.record), "what": .string($0.what), "count": .int($0.count)]
        }),
      "kept": .array(
        kept.map {
          [
            "record": .string($0.record), "what": .string($0.what), "why": .string($0.why),
            "article": .string($0.article), "until": .string($0.until.description),
          ]
        }),
    ]
  }
}
