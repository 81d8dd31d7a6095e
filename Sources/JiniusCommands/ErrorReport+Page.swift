internal import CommandLineKit
internal import JiniusCore

/// What the page says of something that was refused, in French.
struct PageNotice {
  /// What is wrong, and what to do about it.
  let text: String
  /// The field that it is about.
  var field: String?
  /// Whether the page that asked was no longer true.
  var isStale = false
  /// Whether the link is dead from now on.
  var endsLink = false
}

/// The sentences of the page about errors.
extension ErrorReport {
  /// What the signatory is told; nil where a page has nothing to say, and the program fails.
  static func pageNotice(_ error: any Error, _ act: SignatoryAct) -> PageNotice? {
    if let refusal = error as? Refusal { return pageNotice(refusal) }
    guard error is InvalidValue || error is ValueError || error is UsageError else { return nil }
    return switch act {
    case .decline:
      PageNotice(
        text: "Indiquez votre motif en une phrase de 300 caractères au plus.", field: "reason")
    case .withdraw:
      PageNotice(
        text: "Indiquez une adresse e-mail valable, telle que marie.dubois@example.fr.",
        field: "receipt")
    case .requestCode, .sign:
      PageNotice(text: "Saisissez les six chiffres du code reçu par SMS.", field: "code")
    }
  }

  private static func pageNotice(_ refusal: Refusal) -> PageNotice? {
    switch refusal {
    case .linkDead, .alreadySigned, .conventionTerminated, .notSigned, .notAConsumer:
      PageNotice(text: "")
    case .withdrawalOver(_, let until):
      PageNotice(
        text: "Le délai de rétractation est passé : il courait jusqu’au "
          + "\(Withdrawal.lastDay(before: until).french) inclus.")
    case .formStale, .sealing:
      PageNotice(
        text: "Cette demande a déjà été traitée, ou la page n’était plus à jour. Rien n’a été fait "
          + "deux fois : voici où en est votre signature.", isStale: true)
    case .wrongCode(let left) where left > 0:
      PageNotice(
        text: "Ce n’est pas le bon code. "
          + (left == 1 ? "Il vous reste un essai." : "Il vous reste \(left) essais."),
        field: "code")
    case .wrongCode, .codeSpent:
      PageNotice(
        text: "Ce n’est pas le bon code, et il ne peut plus être essayé : "
          + "demandez un nouveau code.")
    case .codeExpired:
      PageNotice(text: "Ce code a plus de dix minutes : demandez un nouveau code.")
    case .codeUsed:
      PageNotice(text: "Ce code a déjà servi : demandez un nouveau code.")
    case .codeNotAsked: PageNotice(text: "Demandez d’abord un code.")
    case .documentNotRead: PageNotice(text: "Lisez d’abord le document.")
    case .locked:
      PageNotice(
        text: "Trop de codes ont été demandés ou mal saisis. Par sécurité, cette signature est "
          + "close et ce lien n’est plus valable.", endsLink: true)
    case .codeLimit(.codes, _, let until):
      PageNotice(
        text: "Trop de codes ont été envoyés à ce mobile ces dernières 24 heures. Vous pourrez en "
          + "demander un nouveau à partir du \(until.french).")
    case .codeLimit(.tries, _, let until):
      PageNotice(
        text: "Trop de codes faux ont été saisis ces dernières 24 heures. Vous pourrez demander un "
          + "nouveau code à partir du \(until.french).")
    case .mobileOutOfUse:
      PageNotice(
        text: "Le numéro enregistré pour vous ne peut pas recevoir de code. Demandez à "
          + "l’administrateur de votre entreprise de le corriger.")
    default: nil
    }
  }

  /// How a failure ends, and one line about it for the server's log, which holds no secret.
  static func pageFailure(_ error: any Error) -> (status: ExitStatus, line: String) {
    let report = Self(error)
    return (report.status, visible("\(report.code): \(report.message)"))
  }
}
