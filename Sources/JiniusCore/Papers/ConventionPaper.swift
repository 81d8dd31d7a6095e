internal import PDF
internal import SHA2

/// The convention (L6353-1, D6353-1) or the individual contract (L6353-3 to L6353-7), set in
/// French.
struct ConventionPaper {
  private let facts: PaperFacts
  private var paper: Composer

  /// Sets the whole paper.
  ///
  /// - Returns: the PDF's bytes, the same for the same facts.
  static func render(_ facts: PaperFacts, isDraft: Bool, isSandbox: Bool) throws -> [UInt8] {
    var paper = try ConventionPaper(facts, isDraft: isDraft, isSandbox: isSandbox)
    paper.compose()
    return try paper.paper.finish()
  }

  private init(_ facts: PaperFacts, isDraft: Bool, isSandbox: Bool) throws {
    self.facts = facts
    let notices = (isDraft ? ["PROJET"] : []) + (isSandbox ? [Sandbox.notice] : [])
    paper = Composer(
      try Typefaces.family(),
      metadata: Metadata(
        title: "\(facts.kind.label) \(facts.number)", author: facts.provider.name,
        language: "fr-FR", created: Timestamp(facts.date),
        identifier: Array(
          SHA256.hash(Array("\(facts.number) \(facts.date) \(notices)".utf8)).prefix(16))),
      banner: notices.isEmpty ? nil : notices.joined(separator: " — "),
      footer: "\(facts.kind.label) \(facts.number) — \(facts.provider.name)")
  }

  private var isContract: Bool { facts.kind == .individualContract }

  private mutating func compose() {
    paper.title(
      isContract
        ? "CONTRAT DE FORMATION PROFESSIONNELLE" : "CONVENTION DE FORMATION PROFESSIONNELLE",
      subtitle: "N° \(facts.number) — "
        + (isContract
          ? "articles L6353-3 à L6353-7 du Code du travail"
          : "articles L6353-1 et D6353-1 du Code du travail"))
    parties()
    subject()
    course()
    price()
    endings()
    signatures()
  }

  private mutating func parties() {
    let provider = facts.provider
    let body = Box(
      title: "L'organisme de formation",
      lines: [
        provider.name, provider.address.street,
        "\(provider.address.postalCode) \(provider.address.city)",
        "SIRET \(provider.siret.grouped)",
        "Enregistré sous le numéro \(provider.activityNumber). "
          + "Cet enregistrement ne vaut pas agrément de l'État (L6352-12).",
        provider.email.description,
      ])
    paper.boxes([body, Box(title: isContract ? "Le stagiaire" : "Le client", lines: clientLines)])
  }

  private var clientLines: [String] {
    switch facts.client {
    case .company(let company, let establishment):
      var lines = [company.name]
      if let name = establishment.name { lines.append(name) }
      if let address = establishment.address {
        lines += [address.street, "\(address.postalCode) \(address.city)"]
      }
      lines.append("SIRET \(establishment.siret.grouped)")
      if let signatory = facts.signatory { lines.append("Représenté par \(signatory)") }
      return lines
    case .person(let name, let email):
      return [
        name.description, email.description,
        "Personne physique, à titre individuel et à ses frais (L6353-3)",
      ]
    }
  }

  private mutating func subject() {
    let training = facts.training
    let session = facts.session
    paper.heading("Objet et déroulement")
    paper.facts([
      ("Intitulé", training.title),
      ("Nature de l'action", "Action de formation (article L6313-1 du Code du travail)"),
      ("Objectif", training.mentions.objective),
      ("Participant", facts.participant.description),
      ("Effectif", isContract ? "\(session.seats) participants au plus" : "1 participant"),
      ("Durée", training.duration.french),
      (
        "Période",
        "du \(ParisDateTime(session.startsAt).french) au \(ParisDateTime(session.endsAt).french)"
      ),
      ("Lieu", session.place),
      ("Modalité", training.modality.label),
    ])
  }

  private mutating func course() {
    let mentions = facts.training.mentions
    paper.heading("Programme")
    paper.paragraph(mentions.programme)
    paper.heading("Moyens, suivi et évaluation")
    var rows = [("Prérequis", mentions.prerequisites), ("Moyens prévus", mentions.means)]
    if !mentions.trainers.isEmpty { rows.append(("Formateurs", mentions.trainers)) }
    rows += [("Suivi", mentions.followUp), ("Évaluation et sanction", mentions.assessment)]
    paper.facts(rows.filter { !$0.1.isEmpty }.map { (label: $0.0, value: $0.1) })
  }

  private mutating func price() {
    let training = facts.training
    paper.heading("Prix et modalités de règlement")
    let bill = Bill(price: training.price, vat: facts.provider.vat)
    paper.table(
      Table(
        columns: [
          .init("Désignation", fraction: 0.58),
          .init("Quantité", fraction: 0.14, alignment: .trailing),
          .init("Montant", fraction: 0.28, alignment: .trailing),
        ],
        rows: [[training.title, "1", training.price.french]]
          + bill.lines.map { [$0.label, "", $0.amount] },
        endsWithTotal: true))
    paper.paragraph("Prix \(facts.provider.vat.frenchMention).", style: .small)
    paper.paragraph(facts.provider.paymentTerms)
    if let billed = facts.billed { paper.paragraph("Entité facturée\u{A0}: \(billed.line)") }
  }

  private mutating func endings() {
    if isContract {
      paper.heading("Délai de rétractation")
      paper.paragraph(
        """
        À compter de la signature du présent contrat, le stagiaire dispose de dix jours pour se \
        rétracter par lettre recommandée avec avis de réception (L6353-5), portés à quatorze jours \
        pour un contrat conclu à distance (Code de la consommation, L221-18). Aucune somme ne peut \
        être exigée avant la fin de ce délai\u{A0}; à son expiration, il ne peut être versé plus de 30 % \
        du prix, le solde étant échelonné au fur et à mesure du déroulement de la formation \
        (L6353-6). En cas de force majeure dûment reconnue, le contrat est résilié et seules les \
        prestations effectivement dispensées sont dues (L6353-7).
        """)
      paper.paragraph(
        """
        Le stagiaire peut aussi renoncer au contrat en ligne, sans motif et sans frais, pendant toute \
        la durée de ce délai\u{A0}: par la fonction «\u{A0}Renoncer au contrat ici\u{A0}», puis \
        «\u{A0}Confirmer la rétractation\u{A0}», du lien qui lui est envoyé par courrier électronique. \
        Un accusé de réception lui est adressé aussitôt, avec le contenu, la date et l'heure de sa \
        déclaration (Code de la consommation, L221-21 et D221-5).
        """)
    }
    if !facts.provider.earlyEndTerms.isEmpty {
      paper.heading("Cessation anticipée ou abandon")
      paper.paragraph(facts.provider.earlyEndTerms)
    }
  }

  private mutating func signatures() {
    paper.heading("Signatures")
    let client =
      switch facts.client {
      case .company(let company, _): company.name
      case .person(let name, _): name.description
      }
    paper.boxes([
      Box(
        title: "Pour l'organisme de formation",
        lines: [facts.provider.name, "Établi le \(ParisDateTime(facts.date).date.french)"],
        minimumHeight: 80),
      Box(
        title: isContract ? "Le stagiaire" : "Pour le client",
        lines: [
          client, facts.signatory.map { "Signataire : \($0)" } ?? "Signataire :",
          "Signature électronique\u{A0}: voir la page de preuve jointe au document signé.",
        ], minimumHeight: 80),
    ])
    paper.signatureBox("Cachet ou signature visible", height: 60)
  }
}

extension Timestamp {
  /// The same instant in the PDF library's parts.
  init(_ instant: Instant) {
    let date = CivilDate(dayNumber: Int(instant.seconds / 86_400))
    let second = Int(instant.seconds % 86_400)
    self.init(
      year: date.year, month: date.month, day: date.day, hour: second / 3600,
      minute: second / 60 % 60, second: second % 60)
  }
}
