/// The letters that tell how a registration, or a right, came to stand.
extension LetterText {
  static func enrolmentWords(
    _ kind: LetterKind, _ given: LetterParameters, about: String
  ) -> (String, [String]) {
    let paper = "\(given[.document]) \(given[.convention])"
    let reason = given[.reason].isEmpty ? [] : ["Motif : \(given[.reason])"]
    let registration = [
      about, given[.dates].isEmpty ? nil : "Dates : \(given[.dates])",
      given[.place].isEmpty ? nil : "Lieu : \(given[.place])",
      given[.registration].isEmpty ? nil : "Inscription : \(given[.registration])",
    ].compactMap { $0 }.joined(separator: "\n")
    let administrator = "Vous recevez ce message parce que vous administrez cet espace."
    switch kind {
    case .registered:
      return (
        "Inscription enregistrée : « \(given[.training]) »",
        [
          "Vous êtes inscrit(e) à une formation"
            + (given[.company].isEmpty ? "." : ", par : « \(given[.company]) »."),
          registration,
          "Votre inscription sera confirmée après la signature de ce document : \(paper).",
        ]
      )
    case .confirmed:
      return (
        "Inscription confirmée : « \(given[.training]) »",
        [
          "Votre inscription à cette formation est confirmée ; ce document est signé : \(paper).",
          registration,
        ]
      )
    case .cancelled:
      return (
        "Inscription annulée : « \(given[.training]) »",
        ["Votre inscription à cette formation est annulée.", registration] + reason
      )
    case .selfRegistered:
      return (
        "Nouvelle inscription : \(given[.company])",
        [
          "Une personne s'est inscrite elle-même dans l'espace « \(given[.company]) », "
            + "dont les droits d'inscription sont ouverts.",
          registration, "Ce document attend une signature : \(paper).", administrator,
        ]
      )
    case .signatoryGone:
      return (
        "Signature interrompue : \(paper)",
        [
          "La procédure de signature de ce document a pris fin, car son signataire ne peut plus "
            + "signer : \(paper).", about,
        ] + reason + [
          "Le document n'a pas été signé. Une nouvelle procédure peut être lancée.", administrator,
        ]
      )
    case .delegationProposed:
      return (
        "Délégation de droits proposée : \(given[.company])",
        [
          "Un droit est proposé en délégation à votre entreprise, par : « \(given[.company]) ».",
          "Droit : \(given[.reason])\nDélégation n° \(given[.delegation]), valable "
            // Letters of earlier releases hold the first moment at which it was over.
            + (given[.until].isEmpty
              ? "jusqu'au \(given[.expires])" : "jusqu'au \(given[.until]) inclus"),
          "Elle prendra effet lorsque l'un des administrateurs de votre entreprise l'aura acceptée "
            + "(jinius delegation accept \(given[.delegation])).",
          administrator,
        ]
      )
    default: return ("", [])
    }
  }
}
