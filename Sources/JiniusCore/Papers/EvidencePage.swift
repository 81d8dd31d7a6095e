internal import PDF
internal import SHA2

/// The page that tells how a paper was signed, appended to the very bytes that were read: the
/// signed file begins with them, so anybody can check their SHA-256.
struct EvidencePage {
  let convention: ConventionNumber
  let kind: ConventionKind
  let procedure: SigningProcedure
  let codes: [SentCode]
  let signedAt: Instant
  let document: (content: [UInt8], sha256: [UInt8])
  let isSandbox: Bool

  /// The signed file: what was read, and this page.
  func appended() throws -> [UInt8] {
    var paper = Composer(
      try Typefaces.family(),
      metadata: Metadata(
        title: "", language: "fr-FR", created: Timestamp(signedAt),
        identifier: Array(
          SHA256.hash(document.sha256 + Array("signed \(signedAt)".utf8)).prefix(16))),
      banner: isSandbox ? Sandbox.notice : nil,
      footer: "\(kind.label) \(convention) — page de preuve",
      numbering: Numbering(label: { _, _ in "Page de preuve" }))
    compose(&paper)
    return try IncrementalUpdate.appending(pages: paper, to: document.content)
  }

  private func compose(_ paper: inout Composer) {
    paper.title("PAGE DE PREUVE", subtitle: "Signature électronique — \(kind.label) \(convention)")
    paper.heading("Signataire", numbered: false)
    paper.facts([
      ("Nom", procedure.name.description),
      ("Adresse électronique", procedure.email.description),
      ("Téléphone mobile", mobile),
    ])
    paper.heading("Document signé", numbered: false)
    paper.facts([
      ("Document", "\(kind.label) \(convention)"),
      ("Empreinte SHA-256", document.sha256.hex),
      (
        "Vérification",
        "Cette empreinte est celle des \(document.content.count) premiers octets du présent "
          + "fichier, tels que le signataire les a lus."
      ),
    ])
    paper.heading("Étapes", numbered: false)
    paper.table(
      Table(
        columns: [
          .init("Étape", fraction: 0.43), .init("Date et heure", fraction: 0.35),
          .init("UTC", fraction: 0.22),
        ],
        rows: steps.map { [$0.what, $0.at.french, $0.at.description] }))
    paper.heading("Portée", numbered: false)
    paper.paragraph(
      """
      Signature électronique simple au sens du règlement (UE) n° 910/2014 (eIDAS), par lien \
      personnel envoyé par courrier électronique et code à usage unique envoyé par SMS.
      Ce fichier n'est pas scellé\u{A0}: aucun cachet électronique n'y est apposé. Les étapes ci-dessus \
      sont inscrites au journal chaîné de l'organisme.
      """)
  }

  private var mobile: String { procedure.mobile?.masked ?? "—" }

  private var steps: [(what: String, at: Instant)] {
    var steps = [("Envoi du lien de signature", procedure.launchedAt)]
    if let readAt = procedure.readAt { steps.append(("Lecture du document", readAt)) }
    for code in codes {
      steps.append(("Envoi d'un code par SMS au \(mobile)", code.sentAt))
    }
    let tries = codes.map(\.tries).reduce(0, +)
    steps.append(
      ("Saisie du code exact et signature (essai n° \(tries))", signedAt))
    return steps
  }
}
