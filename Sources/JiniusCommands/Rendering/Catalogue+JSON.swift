internal import JiniusCore

extension Provider: Listed {
  static let columns: [Column] = ["CODE", "NAME", "CITY", "EMAIL"]

  var row: Int { id }
  var cells: [String] { [code.description, name, address.city, email.description] }

  var json: JSON {
    [
      "code": .string(code.description), "name": .string(name),
      "siret": .string(siret.description),
      "activity_number": .string(activityNumber.description), "street": .string(address.street),
      "postal_code": .string(address.postalCode.description), "city": .string(address.city),
      "email": .string(email.description), "vat": .string(vat.rawValue),
      "payment_terms": .string(paymentTerms), "early_end_terms": .string(earlyEndTerms),
    ]
  }
}

extension Training: Listed {
  static let columns: [Column] = ["CODE", "TITLE", "MODALITY", "DURATION", "PRICE"]

  var row: Int { id }

  var cells: [String] {
    [code.description, title, modality.label, duration.description, price.description]
  }

  var json: JSON {
    [
      "code": .string(code.description), "provider": .string(provider.description),
      "title": .string(title), "modality": .string(modality.rawValue),
      "modality_label": .string(modality.label), "profession": .string(profession.rawValue),
      "duration": .string(duration.description), "minutes": .int(duration.count),
      "price": .string(price.description), "objective": .string(mentions.objective),
      "programme": .string(mentions.programme), "means": .string(mentions.means),
      "follow_up": .string(mentions.followUp), "assessment": .string(mentions.assessment),
      "prerequisites": .string(mentions.prerequisites), "trainers": .string(mentions.trainers),
    ]
  }
}

extension Session: Listed {
  static let columns: [Column] = [
    "CODE", "TRAINING", .times("STARTS"), .times("ENDS"), "PLACE", "SEATS LEFT",
  ]

  var row: Int { id }

  var cells: [String] {
    [
      code.description, training.description, startsAt.description, endsAt.description, place,
      "\(seatsLeft) of \(seats)",
    ]
  }

  var json: JSON {
    [
      "code": .string(code.description), "training": .string(training.description),
      "starts": .string(ParisDateTime(startsAt).description),
      "ends": .string(ParisDateTime(endsAt).description),
      "starts_at": .instant(startsAt), "ends_at": .instant(endsAt),
      "place": .string(place), "seats": .int(seats), "seats_taken": .int(seatsTaken),
      "seats_left": .int(seatsLeft),
    ]
  }
}
