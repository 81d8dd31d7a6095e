/// A thing of the catalogue as its options say it: what `add` compares when it is given again.
protocol CatalogueItem {
  static var noun: Refusal.Noun { get }
  var code: Code { get }
  /// Option and value, in the order of the help.
  var fields: [[String]] { get }
}

extension CatalogueItem {
  /// Refuses the same code with anything else behind it.
  func refuseDifferences(_ given: Self) throws(Refusal) {
    var comparison = Comparison()
    for (standing, given) in zip(fields, given.fields) {
      comparison.compare(standing[0], standing: standing[1], given: given[1])
    }
    try comparison.refuse(Self.noun, code.description)
  }
}

extension Provider: CatalogueItem {
  static let noun = Refusal.Noun.provider

  var fields: [[String]] {
    [
      ["name", name], ["siret", siret.description],
      ["activity-number", activityNumber.description],
      ["street", address.street], ["postal-code", address.postalCode.description],
      ["city", address.city], ["email", email.description], ["vat", vat.rawValue],
      ["payment-terms", paymentTerms], ["early-end-terms", earlyEndTerms],
    ]
  }
}

extension Training: CatalogueItem {
  static let noun = Refusal.Noun.training

  var fields: [[String]] {
    [
      ["provider", provider.description], ["title", title], ["modality", modality.rawValue],
      ["profession", profession.rawValue], ["duration", duration.description],
      ["price", price.description],
      ["objective", mentions.objective], ["programme", mentions.programme],
      ["means", mentions.means], ["follow-up", mentions.followUp],
      ["assessment", mentions.assessment], ["prerequisites", mentions.prerequisites],
      ["trainers", mentions.trainers],
    ]
  }
}

extension Session: CatalogueItem {
  static let noun = Refusal.Noun.session

  var fields: [[String]] {
    [
      ["training", training.description], ["starts", ParisDateTime(startsAt).description],
      ["ends", ParisDateTime(endsAt).description],
      ["place", place], ["seats", String(seats)],
    ]
  }
}
