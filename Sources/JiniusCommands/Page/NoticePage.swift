internal import HTML

/// The pages that only say something.
enum NoticePage {
  /// What can be wrong with a request itself.
  enum Fault {
    case form, method
    /// What stands in the way of an address that is to be confirmed.
    case addressTaken, signing
  }

  /// Whatever is not there: the same words, so that a dead link cannot be told from one that never
  /// was.
  static let nothingHere = said(
    "Ce lien n’est pas valable",
    "Il a peut-être été mal recopié, il est périmé, ou la demande a été annulée ou close.",
    "Vérifiez que vous avez copié le lien en entier, ou demandez-en un nouveau à l’organisation qui "
      + "vous a écrit.")

  static let busy = said(
    "Le service est momentanément occupé",
    "Votre demande n’a pas pu être traitée.",
    "Attendez quelques instants, puis rouvrez le lien que vous avez reçu : la page dira où vous en "
      + "êtes.")

  static let broken = said(
    "Le service rencontre un problème",
    "Votre demande n’a peut-être pas pu être traitée, et ce n’est pas de votre fait.",
    "Rouvrez plus tard le lien que vous avez reçu : la page dira où vous en êtes.")

  static func refused(_ fault: Fault) -> PageContent {
    switch fault {
    case .form:
      said(
        "Cette demande n’a pas pu être lue", "Rien n’a été fait.",
        "Rouvrez le lien que vous avez reçu.")
    case .method:
      said(
        "Cette page ne s’ouvre que dans un navigateur", "Rien n’a été fait.",
        "Ouvrez le lien que vous avez reçu dans un navigateur.")
    case .addressTaken:
      said(
        "Cette adresse est celle d’un autre compte", "Rien n’a été fait.",
        "Un compte est nominatif : une personne, une adresse. Gardez l’ancienne adresse, ou "
          + "prévenez l’assistance.")
    case .signing:
      said(
        "Une signature est en cours",
        "Rien n’a été fait : votre adresse reste la même tant que vous "
          + "avez un document à signer.", "Rouvrez ce lien une fois le document signé.")
    }
  }

  /// The end of a signature by too many codes, which only the one who made them is told.
  static func locked(_ notice: PageNotice) -> PageContent {
    said(
      "Cette signature est close", notice.text,
      "Pour signer, demandez un nouveau lien à l’organisation qui vous a écrit.")
  }

  private static func said(_ title: String, _ paragraphs: String...) -> PageContent {
    PageContent(title, isError: true) {
      Tag.h1 { title }
      Tag.section { for paragraph in paragraphs { Tag.p { paragraph } } }
    }
  }
}
