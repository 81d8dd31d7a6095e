/// The letters about a private person's right to go back on a contract (L221-18 to L221-21 C.
/// consommation).
extension LetterText {
  /// What the letter says that tells of a signature; nothing to a firm.
  static func right(_ given: LetterParameters) -> [String] {
    if given[.until].isEmpty { return [] }
    return [
      "Vous pouvez renoncer à ce contrat, sans motif et sans frais, jusqu'au \(given[.until]) inclus "
        + "(heure de Paris) : par ce même lien, « Renoncer au contrat ici », puis « Confirmer la "
        + "rétractation »."
    ]
  }

  static func withdrawalWords(
    _ kind: LetterKind, _ given: LetterParameters, link: String
  ) -> (String, [String]) {
    let paper = "\(given[.document]) \(given[.convention])"
    let about = "Formation : « \(given[.training]) »\nParticipant : \(given[.participant])"
    switch kind {
    case .withdrawalLink:
      return (
        "Votre droit de rétractation : \(paper)",
        [
          "Ce contrat, conclu en votre nom, est signé : \(paper).", about,
          "Vous pouvez y renoncer, sans motif et sans frais, jusqu'au \(given[.until]) inclus (heure "
            + "de Paris). Ouvrez ce lien, « Renoncer au contrat ici », puis « Confirmer la "
            + "rétractation » :",
          link, "Ce lien vous est personnel.",
        ]
      )
    case .withdrawalReceived:
      return (
        "Accusé de réception de votre rétractation : \(paper)",
        [
          "Nous accusons réception de votre rétractation, \(given[.channel]) le "
            + "\(given[.withdrawn]).",
          "Contenu de votre déclaration :\n« \(Self.statement) »\nContrat : \(paper)\n\(about)\n"
            + "Signé le : \(given[.signed])\nNom du consommateur : \(given[.given]) "
            + "\(given[.family])",
          "Le contrat est résilié, sans frais. Le document signé reste à votre disposition. Toute "
            + "somme déjà versée vous est remboursée dans les quatorze jours (Code de la "
            + "consommation, L221-24).",
          "Conservez ce message : il est l'accusé de réception sur support durable que prévoient les "
            + "articles L221-21 et D221-5 du Code de la consommation.",
        ]
      )
    default: return ("", [])
    }
  }

  /// What whoever withdraws declares, in the words of the model form (R221-1 C. consommation).
  static let statement =
    "Je vous notifie par la présente ma rétractation du contrat portant sur la prestation de "
    + "services ci-dessous."
}
