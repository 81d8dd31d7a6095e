/// The letters about a person's own account.
extension LetterText {
  static func accountWords(
    _ kind: LetterKind, _ given: LetterParameters, link: String
  ) -> (String, [String]) {
    let reason = given[.reason].isEmpty ? [] : ["Motif : \(given[.reason])"]
    switch kind {
    case .activation:
      return (
        "Activez votre compte Jinius",
        [
          "Vous avez créé un compte individuel sur Jinius, le service d'inscription aux formations.",
          "Pour l'activer, ouvrez ce lien avant le \(given[.expires]) :",
          link,
          "Si ce n'est pas vous, ne faites rien : le compte restera inactif.",
        ]
      )
    case .addressConfirmation:
      return (
        "Confirmez votre nouvelle adresse",
        [
          "Cette adresse a été indiquée comme nouvelle adresse de votre compte individuel Jinius.",
          "Pour la confirmer, ouvrez ce lien avant le \(given[.expires]) :",
          link,
          "Tant qu'elle n'est pas confirmée, rien ne change. Si ce n'est pas vous, ne faites rien.",
        ]
      )
    case .addressChange:
      return (
        "Changement d'adresse demandé",
        [
          "Une nouvelle adresse e-mail a été indiquée pour votre compte individuel Jinius.",
          "Elle remplacera celle-ci dès qu'elle aura été confirmée, avant le \(given[.expires]). "
            + "D'ici là, rien ne change.",
          "Si ce n'est pas vous, prévenez l'assistance : le changement peut être annulé.",
        ]
      )
    case .accountSuspended:
      return (
        "Votre compte Jinius est suspendu",
        ["Votre compte individuel Jinius est suspendu."] + reason + [
          "Vous ne pouvez plus agir sur Jinius ; vos signatures en cours sont annulées."
        ]
      )
    case .accountReactivated:
      return (
        "Votre compte Jinius est rétabli",
        ["Votre compte individuel Jinius n'est plus suspendu."] + reason
      )
    case .accountClosed:
      return (
        "Votre compte Jinius est clos",
        ["Votre compte individuel Jinius est clos."] + reason + [
          "Vos signatures en cours sont annulées. L'historique de vos formations est conservé."
        ]
      )
    default: return ("", [])
    }
  }
}
