/// The words of each letter: French, plain and short (S19, S26, S28, S30, S91).
///
/// A letter says first who writes, in words of ours; what firms and people typed comes behind, firms'
/// names in guillemets, and no address in it can be clicked on.
///
/// A link stands alone on its line; in an SMS the code comes before any other digits and before any
/// text of a user's.
struct LetterText {
  let subject: String
  /// From who writes on; a paragraph may have several lines.
  let paragraphs: [String]
  /// Whom to turn to, line by line; an SMS has none.
  let footer: [String]
  /// The letter's link or code, which nobody else may see.
  let secret: String

  /// The whole text.
  var body: String {
    (paragraphs + (footer.isEmpty ? [] : ["--\n" + footer.joined(separator: "\n")]))
      .joined(separator: "\n\n")
  }

  /// What is not the letter's own: the link or code, and the installation's settings.
  struct Surroundings {
    let link: String
    let code: String
    let supportPhone: String
    let supportEmail: String
    let supportHours: String
    let isSandbox: Bool
  }

  /// The words of this release. A letter from before keeps those in which it may have been sent,
  /// unless there is something in it to be disarmed.
  static let wording = "2"

  init(_ kind: LetterKind, _ raw: LetterParameters, _ around: Surroundings) {
    let given = Self.tamed(raw, in: kind)
    let saysWhoWrites = !given[.wording].isEmpty
    if kind == .signatureCode {
      subject = "Code de signature"
      secret = around.code
      footer = []
      paragraphs = [
        "\(around.code) est votre code de signature Jinius. Il est valable 10 minutes. "
          + "Ne le communiquez à personne. Document : \(given[.document]) \(given[.convention])."
          + (around.isSandbox ? " (\(Sandbox.notice))" : "")
      ]
      return
    }
    let (title, paragraphs) = Self.words(kind, given, link: around.link)
    subject = (around.isSandbox ? "[\(Sandbox.notice)] " : "") + title
    let sender =
      "Jinius, service d'inscription aux formations, vous écrit"
      + (given[.provider].isEmpty
        ? "." : " pour l'organisme de formation « \(given[.provider]) ».")
    let greeting = "Bonjour \(given[.given]) \(given[.family]),"
    let contact =
      given[.contact].isEmpty
      ? [] : ["Votre organisme de formation : \(given[.provider]), \(given[.contact])"]
    let support = Self.cut(
      "Assistance Jinius : \(around.supportPhone), \(around.supportEmail), \(around.supportHours)")
    let notice = around.isSandbox ? [Sandbox.notice] : []
    self.paragraphs = (saysWhoWrites ? [sender] : []) + [greeting] + paragraphs
    footer = contact + [support] + notice
    secret = around.link
  }

  private static func words(
    _ kind: LetterKind, _ given: LetterParameters, link: String
  ) -> (String, [String]) {
    let saysWhoWrites = !given[.wording].isEmpty
    let paper = "\(given[.document]) \(given[.convention])"
    let about = "Formation : « \(given[.training]) »\nParticipant : \(given[.participant])"
    switch kind {
    case .invitation:
      return (
        "Invitation à vous connecter à Jinius",
        [
          saysWhoWrites
            ? "Vous avez été ajouté(e) sur Jinius, le service d'inscription aux formations"
              + (given[.company].isEmpty ? "." : ", par : « \(given[.company]) ».")
            : "\(given[.company]) vous a ajouté(e) sur Jinius, "
              + "le service d'inscription aux formations.",
          given[.training].isEmpty
            ? nil : "Vous êtes inscrit(e) à : « \(given[.training]) »,\n\(given[.dates]).",
          "Pour activer votre compte individuel, ouvrez ce lien avant le \(given[.expires]) :",
          link,
        ].compactMap { $0 }
      )
    case .activation, .accountSuspended, .accountReactivated, .accountClosed, .addressConfirmation,
      .addressChange:
      return accountWords(kind, given, link: link)
    case .signatureLink:
      return (
        "À signer : \(paper)",
        [
          "Un document attend votre signature électronique : \(paper).",
          about,
          "Lisez-le et signez-le par ce lien, avec un code reçu par SMS :",
          link,
          "Ce lien vous est personnel. Il est valable jusqu'au \(given[.expires]).",
        ] + begun(given)
      )
    case .platformLink:
      return (
        "À signer sur \(given[.platform]) : \(paper)",
        [
          "Un document attend votre signature électronique sur la plateforme partenaire "
            + "\(given[.platform]) : \(paper).",
          about,
          "Lisez-le et signez-le par ce lien sécurisé vers la plateforme partenaire :",
          link,
          "Ce lien vous est personnel. La signature est attendue avant le \(given[.expires]).",
        ]
      )
    case .signatureReminder:
      return (
        "Rappel — à signer : \(paper)",
        [
          "Un document attend toujours votre signature électronique : \(paper).",
          about,
          "Lisez-le et signez-le par le lien que vous avez déjà reçu, avec un code reçu par SMS :",
          link,
          "Ce lien vous est personnel. Il est valable jusqu'au \(given[.expires]).",
        ]
      )
    case .signatureDone:
      return (
        "Signé : \(paper)",
        [
          "Vous avez signé électroniquement : \(paper).", about,
        ]
          // Letters of the first release did not say it.
          + (given[.level].isEmpty ? [] : ["Niveau : \(given[.level])."])
          + ["Pour télécharger le document signé :", link] + right(given)
      )
    case .withdrawalLink, .withdrawalReceived: return withdrawalWords(kind, given, link: link)
    case .signatureCancelled:
      return (
        "Signature annulée : \(paper)",
        [
          "La procédure de signature de ce document a été annulée : \(paper).", about,
          given[.reason].isEmpty ? nil : "Motif : \(given[.reason])",
          "Le lien que vous avez reçu est désactivé.",
        ].compactMap { $0 }
      )
    case .signatureExpired:
      return (
        "Lien de signature caduc : \(paper)",
        [
          "Le lien de signature de ce document est devenu caduc le \(given[.expires]) : \(paper).",
          about, "Le document n'a pas été signé. Une nouvelle procédure peut être lancée.",
        ]
      )
    case .signatureDeclined:
      return (
        "Signature refusée : \(paper)",
        [
          "La signature de ce document a été refusée par le signataire : \(paper).", about,
          given[.reason].isEmpty ? nil : "Motif : \(given[.reason])",
          "Le lien de signature est désactivé. Une nouvelle procédure peut être lancée.",
        ].compactMap { $0 }
      )
    case .signatureLocked:
      return (
        "Signature bloquée : \(paper)",
        [
          "Trop de codes ont été demandés ou saisis : la procédure de signature de ce document est "
            + "close : \(paper).", about,
          "Le lien de signature est désactivé. Une nouvelle procédure peut être lancée.",
        ]
      )
    case .registrationRightsChanged:
      return (
        "Droits d'inscription modifiés : \(given[.company])",
        [
          "Les droits d'inscription de l'espace "
            + (saysWhoWrites ? "« \(given[.company]) »" : "de \(given[.company])")
            + " sont désormais : \(given[.reason]).",
          "Vous recevez ce message parce que vous administrez cet espace.",
        ]
      )
    case .payerChosen:
      return (
        "Tiers de facturation : \(given[.company])",
        [
          saysWhoWrites
            ? "Votre établissement a été choisi comme entité à facturer, par : « \(given[.company]) »."
            : "\(given[.company]) a choisi votre établissement comme entité à facturer.", about,
          "Vous recevez ce message parce que vous gérez la facturation de cet établissement.",
        ]
      )
    case .registered, .confirmed, .cancelled, .selfRegistered, .signatoryGone, .delegationProposed:
      return enrolmentWords(kind, given, about: about)
    case .signatureCode: return ("", [])
    }
  }

  /// That one signs for a session that has begun.
  private static func begun(_ given: LetterParameters) -> [String] {
    given[.begun].isEmpty
      ? [] : ["Attention : cette formation a commencé le \(given[.begun]) (heure de Paris)."]
  }

  /// What users typed, made harmless. Long runs are cut: no letter holds a run of 43 link characters
  /// that is not its own link. Addresses in the words of firms and people are disarmed: input
  /// refuses them in names, but a database from before may hold them, and a reason is free text. The
  /// operator's own words (titles, the training body, reasons about an account) stand as they are.
  static func tamed(_ raw: LetterParameters, in kind: LetterKind) -> LetterParameters {
    var tamed = raw
    for (name, value) in raw.values {
      let harmless = isTypedByOthers(name, in: kind) ? AddressMarks(value).disarmed : value
      if harmless != value { tamed[.wording] = wording }
      tamed[name] = cut(harmless)
    }
    // The guillemets around it are ours.
    if !tamed[.wording].isEmpty {
      tamed[.company] = String(tamed[.company].map { "«»".contains($0) ? "\"" : $0 })
    }
    return tamed
  }

  private static func isTypedByOthers(_ name: LetterParameters.Name, in kind: LetterKind) -> Bool {
    switch name {
    case .given, .family, .participant, .company: true
    case .reason:
      switch kind {
      case .accountSuspended, .accountReactivated, .accountClosed: false
      default: true
      }
    default: false
    }
  }

  private static func cut(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var run = 0
    for scalar in text.unicodeScalars {
      let isLinkLike =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || "0123456789-_".unicodeScalars.contains(scalar))
      run = isLinkLike ? run + 1 : 0
      if run <= 40 {
        result.append(scalar)
      } else if run == 41 {
        result.append("…")
      }
    }
    return String(result)
  }
}

/// What a sandbox says on every page and letter.
public enum Sandbox {
  /// The notice, as it is printed.
  public static let notice = "BAC À SABLE, SANS VALEUR"
}
