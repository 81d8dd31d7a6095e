/// What stands in a paper where the training body wrote nothing of its own: stored when the thing
/// is added and shown with it, so that nobody signs words that the catalogue does not show.
///
/// The objective, the programme and the trainers have none: only the training body can know them.
enum StandardClause {
  static let paymentTerms =
    "Le prix est payable par virement à trente jours à compter de la réception de la facture, "
    + "émise à l'issue de la formation. Pour une personne physique, aucune somme n'est exigée "
    + "avant la fin du délai de rétractation\u{A0}; il est alors versé au plus 30 % du prix, et le "
    + "solde au fur et à mesure du déroulement de la formation."

  static let earlyEndTerms =
    "En cas de cessation anticipée du fait de l'organisme ou d'abandon pour un cas de force "
    + "majeure dûment reconnue, seules les prestations effectivement dispensées sont dues, à "
    + "proportion de leur valeur. En cas d'abandon pour un autre motif, les prestations déjà "
    + "dispensées sont dues."

  static let prerequisites = "Aucun prérequis n'est exigé."

  static let assessment =
    "Un questionnaire d'évaluation des acquis est proposé à l'issue de la formation\u{A0}; un "
    + "certificat de réalisation est remis au participant."

  static func means(_ modality: Modality) -> String {
    switch modality {
    case .inPerson:
      "Salle équipée d'un vidéoprojecteur, support de cours remis à chaque participant, exposés "
        + "et cas pratiques."
    case .virtualClass:
      "Classe virtuelle par un outil de visioconférence accessible depuis un navigateur, support "
        + "de cours numérique, assistance technique et pédagogique pendant la séance."
    case .elearning:
      "Modules en ligne accessibles à tout moment, assistance technique et pédagogique par "
        + "messagerie, réponse sous deux jours ouvrés."
    case .blended:
      "Séances en salle et modules en ligne, support de cours remis à chaque participant, "
        + "assistance technique et pédagogique par messagerie."
    }
  }

  static func followUp(_ modality: Modality) -> String {
    switch modality {
    case .inPerson:
      "Feuille d'émargement signée par demi-journée par le participant et le formateur."
    case .virtualClass: "Relevé des connexions et émargement électronique par demi-journée."
    case .elearning: "Relevé des connexions, des modules achevés et du temps passé."
    case .blended:
      "Émargement par demi-journée des séances en salle, relevé des connexions et des modules achevés."
    }
  }
}
