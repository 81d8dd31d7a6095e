internal import PDF

/// One step of a signature, and when it was taken.
typealias SigningStep = (what: String, at: Instant)

extension SigningProcedure {
  /// What the signatory did and was sent, in its order, as the papers about a signature list it.
  func steps(codes: [SentCode], signedAt: Instant) -> [SigningStep] {
    var steps: [SigningStep] = [(what: "Envoi du lien de signature", at: launchedAt)]
    if let readAt { steps.append(("Lecture du document", readAt)) }
    for code in codes {
      steps.append(("Envoi d'un code par SMS au \(mobile?.masked ?? "—")", code.sentAt))
    }
    let tries = codes.map(\.tries).reduce(0, +)
    steps.append(("Saisie du code exact et signature (essai n° \(tries))", signedAt))
    return steps
  }
}

extension Composer {
  /// The table of a signature's steps, with its heading, as the page of proof and the attestation
  /// have it.
  mutating func steps(_ steps: [SigningStep]) {
    heading("Étapes", numbered: false)
    table(
      Table(
        columns: [
          .init("Étape", fraction: 0.43), .init("Date et heure", fraction: 0.35),
          .init("UTC", fraction: 0.22),
        ],
        rows: steps.map { [$0.what, $0.at.french, $0.at.description] }))
  }
}
