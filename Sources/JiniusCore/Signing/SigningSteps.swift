extension SigningProcedure {
  /// What the signatory did and was sent, in its order, as the papers about a signature list it.
  func steps(codes: [SentCode], signedAt: Instant) -> [(what: String, at: Instant)] {
    var steps = [(what: "Envoi du lien de signature", at: launchedAt)]
    if let readAt { steps.append(("Lecture du document", readAt)) }
    for code in codes {
      steps.append(("Envoi d'un code par SMS au \(mobile?.masked ?? "—")", code.sentAt))
    }
    let tries = codes.map(\.tries).reduce(0, +)
    steps.append(("Saisie du code exact et signature (essai n° \(tries))", signedAt))
    return steps
  }
}
