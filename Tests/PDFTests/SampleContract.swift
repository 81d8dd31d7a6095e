import PDF

/// A training contract as a training body would send it, long enough for three pages.
enum SampleContract {
  static let regular = [
    "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
  ]
  static let bold = [
    "/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
  ]

  static func family() throws -> FontFamily { try FontFamily(regular: regular, bold: bold) }

  static func metadata(_ title: String = "Convention C-000042", id: UInt8 = 7) -> Metadata {
    Metadata(
      title: title, author: "Institut de formation des chiffres", language: "fr-FR",
      created: Timestamp(year: 2026, month: 11, day: 20, hour: 22, minute: 37, second: 20),
      identifier: Array(repeating: id, count: 16))
  }

  static func compose(_ family: FontFamily, banner: String? = nil) -> Composer {
    var paper = Composer(
      family, metadata: metadata(), banner: banner,
      footer: "Convention C-000042 · Institut de formation des chiffres · SIREN 123 456 782\n"
        + "Déclaration d’activité enregistrée sous le n° 11 75 12345 75 auprès du préfet de région")
    paper.title(
      "CONVENTION DE FORMATION PROFESSIONNELLE",
      subtitle: "N° C-000042 · articles L. 6353-1 et D. 6353-1 du code du travail")
    addParties(to: &paper)
    addTraining(to: &paper)
    addMoney(to: &paper)
    addClosing(to: &paper)
    return paper
  }

  private static func addParties(to paper: inout Composer) {
    paper.paragraph("Entre les soussignés :", leads: true)
    paper.boxes([
      Box(
        title: "L’organisme de formation",
        lines: [
          "Institut de formation des chiffres, association", "12, rue de l’Échiquier, 75010 Paris",
          "SIREN 123 456 782", "Représenté par Mme Hélène Œuvrard-Lacoste, directrice générale",
        ]),
      Box(
        title: "L’entreprise cliente",
        lines: [
          "Cabinet Dvořák & Żółkiewski, SAS", "3, place Bellecour, 69002 Lyon",
          "SIREN 987 654 321 · SIRET 987 654 321 00017",
          "Représentée par M. Nguyễn Văn Ổn, président",
        ]),
    ])
    paper.paragraph("il est convenu ce qui suit.")
  }

  private static func addTraining(to paper: inout Composer) {
    paper.heading("Objet de la convention")
    paper.paragraph(
      "L’organisme de formation organise, au bénéfice des participants désignés à l’article 3, "
        + "l’action de formation décrite ci-dessous. Elle relève des actions d’adaptation et de "
        + "développement des compétences au sens de l’article L. 6313-1 du code du travail.")
    paper.facts([
      ("Intitulé", "Consolidation des comptes : pratique des normes IFRS 3 et IFRS 10"),
      (
        "Objectif",
        "Établir des comptes consolidés conformes au règlement ANC 2020-01, traiter les "
          + "variations de périmètre et documenter les retraitements dans le dossier de travail"
      ),
      ("Durée", "14 heures, soit deux journées de 7 heures"),
      ("Dates", "12 et 13 janvier 2027, de 9 h 00 à 12 h 30 et de 13 h 30 à 17 h 00"),
      ("Lieu", "12, rue de l’Échiquier, 75010 Paris (salle Luca Pacioli)"),
      ("Modalités", "En présentiel ; supports remis sous forme électronique"),
    ])
    paper.heading("Programme et moyens")
    paper.table(
      Table(
        columns: [
          .init("Séquence", fraction: 2), .init("Contenu", fraction: 6),
          .init("Durée", fraction: 1.3, alignment: .trailing),
        ],
        rows: [
          ["1. Périmètre", "Contrôle, contrôle conjoint et influence notable", "3 h 30"],
          [
            "2. Retraitements",
            "Homogénéité des méthodes, impôts différés, contrats de location, engagements de "
              + "retraite, écarts d’évaluation et écart d’acquisition", "3 h 30",
          ],
          ["3. Éliminations", "Opérations réciproques, résultats internes, dividendes", "3 h 30"],
          ["4. Cas de synthèse", "Groupe de cinq sociétés, dont une en devise", "3 h 30"],
        ], endsWithTotal: false))
    paper.paragraph(
      "La formation alterne apports théoriques et études de cas. Elle est animée par un "
        + "expert-comptable en exercice. Une salle équipée, un support complet et un fichier de "
        + "consolidation sont mis à la disposition de chaque participant.")
    paper.heading("Participants")
    paper.table(
      Table(
        columns: [
          .init("Inscription", fraction: 1.4), .init("Nom et prénom", fraction: 3),
          .init("Fonction", fraction: 3), .init("Établissement", fraction: 2),
        ],
        rows: [
          ["R-000101", "Çelik İpek", "Collaboratrice confirmée", "Lyon 2e"],
          ["R-000102", "Παπαδόπουλος Γιώργος", "Expert-comptable stagiaire", "Lyon 2e"],
          ["R-000103", "Иванова Ольга", "Commissaire aux comptes", "Villeurbanne"],
        ]))
  }

  private static func addMoney(to paper: inout Composer) {
    paper.heading("Suivi et sanction de la formation")
    paper.paragraph(
      "L’assiduité est attestée par des feuilles d’émargement signées par demi-journée. Un "
        + "questionnaire d’évaluation des acquis est proposé en fin de session. Une attestation "
        + "mentionnant les objectifs, la nature et la durée de l’action est remise à chaque "
        + "participant.")
    paper.heading("Dispositions financières")
    paper.paragraph(
      "En contrepartie, l’entreprise cliente s’acquitte des sommes suivantes :", leads: true)
    paper.table(
      Table(
        columns: [
          .init("Désignation", fraction: 5), .init("Quantité", fraction: 1, alignment: .center),
          .init("Prix unitaire HT", fraction: 2, alignment: .trailing),
          .init("Montant HT", fraction: 2, alignment: .trailing),
        ],
        rows: [
          [
            "Consolidation des comptes, 12 et 13 janvier 2027", "3", "980,00\u{202F}€",
            "2\u{202F}940,00\u{202F}€",
          ],
          ["Déjeuners", "6", "25,00\u{202F}€", "150,00\u{202F}€"],
          ["TVA 20 %", "", "", "618,00\u{202F}€"],
          ["Total TTC", "", "", "3\u{202F}708,00\u{202F}€"],
        ], endsWithTotal: true))
    paper.paragraph(
      "Le règlement intervient à réception de la facture, au plus tard trente jours après sa date "
        + "d’émission. Tout retard entraîne des pénalités au taux de trois fois l’intérêt légal "
        + "et une indemnité forfaitaire de 40\u{A0}€ pour frais de recouvrement.")
    paper.heading("Dédit et abandon")
    paper.paragraph(
      "En cas de renonciation de l’entreprise cliente moins de dix jours ouvrés avant le début de "
        + "l’action, 30 % du prix reste dû à titre de dédommagement. Cette somme n’est pas "
        + "imputable sur l’obligation de participation au titre de la formation professionnelle "
        + "continue et ne peut faire l’objet d’une demande de prise en charge par un opérateur de "
        + "compétences.")
  }

  private static func addClosing(to paper: inout Composer) {
    let articles = [
      (
        "Force majeure",
        "Lorsqu’une partie est empêchée par un cas de force majeure dûment reconnu, la convention "
          + "est résiliée de plein droit. Seules les prestations effectivement dispensées sont dues "
          + "au prorata temporis de leur valeur prévue à la présente convention."
      ),
      (
        "Données personnelles",
        "Les données des participants sont traitées pour l’exécution de la convention et le respect "
          + "des obligations légales de l’organisme. Elles sont conservées dix ans après la fin de "
          + "l’action. Chaque personne dispose d’un droit d’accès, de rectification et, dans les "
          + "limites de la loi, d’effacement."
      ),
      (
        "Signature électronique",
        "Les parties conviennent que la convention est signée par voie électronique au sens des "
          + "articles 1366 et 1367 du code civil. Le lien de signature est valable soixante jours. "
          + "Le fichier signé et son dossier de preuve font foi entre elles."
      ),
      (
        "Différends",
        "À défaut d’accord amiable, tout différend relatif à la formation, à l’exécution ou à la "
          + "cessation de la présente convention est porté devant le tribunal compétent de Paris."
      ),
    ]
    for (title, text) in articles {
      paper.heading(title)
      paper.paragraph(text)
    }
    paper.paragraph(
      "Fait à Paris, le 20 novembre 2026, en un exemplaire électronique.", leads: true)
    paper.boxes([
      Box(
        title: "Pour l’organisme de formation",
        lines: ["Mme Hélène Œuvrard-Lacoste", "Directrice générale"], minimumHeight: 104),
      Box(
        title: "Pour l’entreprise cliente", lines: ["M. Nguyễn Văn Ổn", "Président"],
        minimumHeight: 104),
    ])
    paper.paragraph(
      "La signature vaut acceptation du règlement intérieur et des conditions générales, dont le "
        + "signataire déclare avoir pris connaissance.", style: .small)
  }
}
