internal import HTML
internal import JiniusCore

/// The page of somebody who is invited: one button.
struct InvitationPage {
  private let look: InvitationLook
  private let home: String

  init(_ look: InvitationLook, home: String) {
    self.look = look
    self.home = home
  }

  var content: PageContent { look.isOfAddress ? address : activation }

  private var address: PageContent {
    look.isAccepted
      ? PageContent("Votre adresse est confirmée") {
        Tag.h1 { "Votre adresse est confirmée" }
        Tag.section(.class("success")) {
          Tag.p { "Bonjour \(name), \(look.email) est l’adresse de votre compte individuel." }
          Tag.p { "Il n’y a rien d’autre à faire : vous pouvez fermer cette page." }
        }
      }
      : PageContent("Confirmer votre adresse") {
        Tag.h1 { "Confirmer votre adresse" }
        Tag.p(.class("lead")) {
          "Bonjour \(name), ce lien vous a été envoyé pour que vous confirmiez la nouvelle adresse de "
            + "votre compte individuel Jinius, le service d’inscription aux formations."
        }
        facts([
          "Nouvelle adresse e-mail": look.email.description,
          "À confirmer avant le": ParisDateTime(look.expiresAt).french + " (heure de Paris)",
        ])
        Tag.section {
          actForm("accept", look.form, to: home) {
            Tag.button(.type("submit"), .class("button")) { "Confirmer cette adresse" }
          }
          Tag.p(.class("hint")) { "Si vous n’attendiez pas ce message, ne faites rien." }
        }
      }
  }

  private var activation: PageContent {
    look.isAccepted
      ? PageContent("Votre compte est actif") {
        Tag.h1 { "Votre compte est actif" }
        Tag.section(.class("success")) {
          Tag.p { "Bonjour \(name), votre compte individuel \(look.email) est actif." }
          Tag.p { "Il n’y a rien d’autre à faire : vous pouvez fermer cette page." }
        }
      }
      : PageContent("Activer votre compte") {
        Tag.h1 { "Activer votre compte" }
        Tag.p(.class("lead")) {
          "Bonjour \(name), ce lien vous a été envoyé pour que vous activiez votre compte individuel "
            + "Jinius, le service d’inscription aux formations."
        }
        occasion
        facts([
          "Adresse e-mail": look.email.description,
          "À activer avant le": ParisDateTime(look.expiresAt).french + " (heure de Paris)",
        ])
        Tag.section {
          actForm("accept", look.form, to: home) {
            pledge
            Tag.button(.type("submit"), .class("button")) { "Activer mon compte" }
          }
          Tag.p(.class("hint")) {
            "Si vous n’attendiez pas ce message, ne faites rien : le compte restera inactif."
          }
        }
      }
  }

  /// The training that he is invited for.
  private var occasion: [Node] {
    guard let occasion = look.occasion else { return [] }
    return [facts(["Formation": occasion.training, "Dates": occasion.dates])]
  }

  /// What others committed him to, and he alone confirms.
  private var pledge: [Node] {
    if look.pledges.isEmpty { return [] }
    return [
      Tag.p {
        "Vous avez été désigné(e) comme administrateur de : \(look.pledges.joined(separator: ", ")). "
          + "Vous pouvez confirmer cet engagement en acceptant l’invitation."
      },
      Tag.p {
        Tag.input(.type("checkbox"), .id("pledge"), .name("pledge"), .value("yes"))
        Tag.label(.for("pledge")) { " " + Pledge.currentWording }
      },
    ]
  }

  private var name: String { "\(look.name.given) \(look.name.family)" }
}
