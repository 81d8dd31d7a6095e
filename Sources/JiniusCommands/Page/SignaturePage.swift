internal import HTML
internal import JiniusCore

/// The signatory's page: three numbered steps, of which the one to be done is at hand.
struct SignaturePage {
  private let ceremony: Ceremony
  private let view: SignatureView
  /// The page's own address, as seen from where it stands.
  private let home: String
  private let notice: PageNotice?

  init(_ ceremony: Ceremony, home: String, notice: PageNotice? = nil) {
    self.ceremony = ceremony
    view = ceremony.view
    self.home = home
    self.notice = notice
  }

  var content: PageContent {
    PageContent(title, isError: notice.map { !$0.isStale } ?? false) {
      errorSummary(notice)
      Tag.h1 { title }
      switch ceremony.step {
      case .fetch:
        if let withdrawal = view.withdrawal { WithdrawalReceipt.section(withdrawal) }
        signed
        if view.availableActions.contains("withdraw"), let until = view.withdrawableUntil {
          WithdrawalRight.section(Withdrawal.lastDay(before: until), at: home + "/withdraw")
        }
      case .wait: sealing
      case .read:
        Tag.p(.class("lead")) {
          "Bonjour \(view.signatory.given) \(view.signatory.family), \(view.provider) vous invite à "
            + "signer ce document. Gardez votre téléphone à portée de main : cela prend quelques "
            + "minutes."
        }
        begun
        summary
        stepList
        nextStep
        declineLink
      // From here on the field is what one looks for, on a telephone above all.
      case .askAgain, .type:
        begun
        stepList
        nextStep
        summary
        declineLink
      }
      details
    }
  }

  private var title: String {
    let paper = "\(view.kind.phrase) \(view.convention)"
    switch ceremony.step {
    case .fetch:
      return view.withdrawal == nil
        ? "Vous avez signé \(paper)" : WithdrawalReceipt.title("au contrat", view.convention)
    case .wait: return "Signature en cours : \(paper)"
    case .read, .askAgain, .type: return "Signer \(paper)"
    }
  }

  /// That one signs for a session that has begun.
  private var begun: [Node] {
    guard view.hasBegun else { return [] }
    return [
      Tag.p(.class("notice")) {
        "Cette formation a commencé le \(ParisDateTime(view.startsAt).french) (heure de Paris)."
      }
    ]
  }

  private var declineLink: Node {
    Tag.p(.class("aside")) {
      Tag.a(.href(home + "/decline")) { "Je ne souhaite pas signer" }
    }
  }

  private var summary: Node {
    facts([
      "Formation": view.training,
      "Participant": "\(view.participant.given) \(view.participant.family)",
      "Dates": "du \(ParisDateTime(view.startsAt).french) au \(ParisDateTime(view.endsAt).french)",
      "Lieu": view.place,
      "Prix": view.price.french,
      "Organisme": view.provider,
      "À signer avant le": ParisDateTime(view.expiresAt).french + " (heure de Paris)",
    ])
  }

  private var stepList: Node {
    let current =
      switch ceremony.step {
      case .read: 1
      case .askAgain: 2
      case .type, .wait, .fetch: 3
      }
    let steps = ["Lire le document", "Recevoir un code", "Signer"]
    return Tag.ol(.class("steps")) {
      for (number, step) in zip(1..., steps) {
        if number == current {
          Tag.li(.class("current"), .aria(.current, "step")) { step }
        } else if number < current {
          Tag.li(.class("done")) {
            step
            Tag.span(.class("unseen")) { " (fait)" }
          }
        } else {
          Tag.li { step }
        }
      }
    }
  }

  private var nextStep: Node {
    switch ceremony.step {
    case .read, .wait, .fetch:
      Tag.section {
        Tag.h2 { "1. Lisez le document" }
        Tag.p { documentLink(isButton: true) }
        Tag.h2 { "2. Recevez votre code" }
        Tag.p { "Nous enverrons un code à six chiffres par SMS au \(mobile)." }
        askForm("J’ai lu le document : recevoir un code par SMS", isMain: true)
      }
    case .askAgain:
      Tag.section {
        Tag.h2 { "2. Recevez un nouveau code" }
        Tag.p {
          "Votre dernier code n’est plus valable. Nous en enverrons un autre par SMS au \(mobile)."
        }
        askAgain(isMain: true)
        Tag.p { documentLink(isButton: false) }
      }
    case .type(let code):
      Tag.section {
        Tag.h2 { "3. Saisissez le code et signez" }
        codeForm(code)
        Tag.h2 { "Vous n’avez pas reçu le code ?" }
        askAgain(isMain: false)
        Tag.p { documentLink(isButton: false) }
      }
    }
  }

  private func documentLink(isButton: Bool) -> Node {
    .element(
      .a, [.href(home + "/document"), .newTab] + (isButton ? [.class("button second")] : []),
      [
        .text(
          isButton
            ? "Ouvrir le document (PDF, nouvel onglet)" : "Relire le document (PDF, nouvel onglet)")
      ])
  }

  private func askForm(_ words: String, isMain: Bool) -> Node {
    actForm(SignatoryAct.requestCode.rawValue, ceremony.codeForm, to: home) {
      Tag.button(.type("submit"), .class(isMain ? "button" : "button second")) { words }
    }
  }

  /// Another code, as long as asking for it does not close the signature.
  private func askAgain(isMain: Bool) -> Node {
    switch view.codesLeft {
    case ...0:
      Tag.p {
        "Tous les codes ont été utilisés. Pour signer, demandez un nouveau lien à "
        Tag.a(.href("mailto:" + view.contact)) { view.contact }
        "."
      }
    case 1:
      .row([
        Tag.p { "C’est le dernier code qui peut vous être envoyé." },
        askForm("Recevoir un nouveau code par SMS", isMain: isMain),
      ])
    default: askForm("Recevoir un nouveau code par SMS", isMain: isMain)
    }
  }

  private func codeForm(_ code: Ceremony.Code) -> Node {
    let isWrong = notice?.field == "code"
    let field: [Attribute] = [
      .type("text"), .id("code"), .name("code"), .class("code"), .inputMode("numeric"),
      .autocomplete("one-time-code"), .maxLength(12), .required,
      .aria(.describedBy, isWrong ? "code-error code-hint" : "code-hint"),
    ]
    return actForm(SignatoryAct.sign.rawValue, ceremony.signForm, to: home) {
      Tag.label(.for("code")) { "Code reçu par SMS" }
      Tag.p(.class("hint"), .id("code-hint")) {
        "Six chiffres, envoyés au \(mobile) à \(clock(code.sentAt)), "
          + "valables jusqu’à \(clock(code.expiresAt))."
      }
      if let notice, isWrong {
        Tag.p(.class("fault"), .id("code-error")) { notice.text }
      }
      Node.element(.input, field + (isWrong ? [.aria(.invalid, "true")] : []), [])
      Tag.p {
        "En signant, vous acceptez le document que vous avez lu. Votre signature est une signature "
          + "électronique simple au sens du règlement eIDAS."
      }
      Tag.button(.type("submit"), .class("button")) { "Signer \(view.kind.phrase)" }
    }
  }

  private var signed: Node {
    Tag.section(.class(view.withdrawal == nil ? "success" : "signed")) {
      if view.withdrawal == nil {
        Tag.p {
          "Merci \(view.signatory.given) \(view.signatory.family). Votre signature est enregistrée, "
            + "et vous recevez un e-mail qui le confirme."
        }
      } else {
        Tag.p { "Le document que vous aviez signé reste à votre disposition." }
      }
      Tag.p {
        Tag.a(.href(home + "/signed"), .class("button")) { "Télécharger le document signé (PDF)" }
      }
      Tag.p(.class("hint")) {
        "Ce lien permet de le télécharger jusqu’au \(ParisDateTime(view.expiresAt).french) "
          + "(heure de Paris). Conservez votre exemplaire."
      }
    }
  }

  private var sealing: Node {
    Tag.section {
      Tag.p { "Votre code est accepté. Le document signé est en préparation." }
      Tag.p { Tag.a(.href(home), .class("button")) { "Voir si c’est fait" } }
    }
  }

  private var details: Node {
    Tag.details {
      Tag.summary { "Informations sur cette signature" }
      Tag.p {
        "Signature électronique simple au sens du règlement européen eIDAS (UE) n°\u{A0}910/2014, par "
          + "un code envoyé par SMS et lié au document que vous avez lu."
      }
      Tag.p {
        "Empreinte SHA-256 du document lu : "
        Tag.code { view.documentDigest }
      }
    }
  }

  /// What stays on one line: a telephone number, an hour.
  private static func unbroken(_ text: String) -> String {
    text.replacing(" ", with: "\u{A0}")
  }

  private var mobile: String { Self.unbroken(view.maskedMobile) }

  private func clock(_ instant: Instant) -> String {
    Self.unbroken(ParisDateTime(instant).frenchTime)
  }
}
