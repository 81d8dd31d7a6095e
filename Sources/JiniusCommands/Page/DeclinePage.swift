internal import HTML
internal import JiniusCore

/// Where a signatory says why he does not sign.
struct DeclinePage {
  private let ceremony: Ceremony
  private let home: String
  private let notice: PageNotice?
  private let reason: String

  init(_ ceremony: Ceremony, home: String, notice: PageNotice? = nil, reason: String? = nil) {
    self.ceremony = ceremony
    self.home = home
    self.notice = notice
    self.reason = reason ?? ""
  }

  var content: PageContent {
    let view = ceremony.view
    let title = "Refuser de signer \(view.kind.phrase) \(view.convention)"
    let isWrong = notice?.field == "reason"
    let field: [Attribute] = [
      .id("reason"), .name("reason"), .rows(4), .maxLength(300), .required,
      .aria(.describedBy, isWrong ? "reason-error reason-hint" : "reason-hint"),
    ]
    return PageContent(title, isError: notice != nil) {
      errorSummary(notice)
      Tag.h1 { title }
      Tag.p(.class("lead")) {
        "Si vous refusez, ce lien ne sera plus valable. Une nouvelle signature pourra vous être "
          + "proposée."
      }
      Tag.section {
        actForm(SignatoryAct.decline.rawValue, ceremony.declineForm, to: home) {
          Tag.label(.for("reason")) { "Pour quel motif ?" }
          Tag.p(.class("hint"), .id("reason-hint")) {
            "Il est transmis aux administrateurs de l’espace qui a lancé la signature."
          }
          if let notice, isWrong {
            Tag.p(.class("fault"), .id("reason-error")) { notice.text }
          }
          Node.element(
            .textarea, field + (isWrong ? [.aria(.invalid, "true")] : []), [.text(reason)])
          Tag.button(.type("submit"), .class("button grave")) { "Refuser de signer" }
        }
        Tag.p(.class("aside")) { Tag.a(.href(home)) { "Revenir à la signature" } }
      }
    }
  }
}

/// What is shown once a signatory has declined.
enum DeclinedPage {
  static let content = PageContent("Votre refus est enregistré") {
    Tag.h1 { "Votre refus est enregistré" }
    Tag.section {
      Tag.p { "Le document n’est pas signé, et le lien que vous avez reçu n’est plus valable." }
      Tag.p { "Les administrateurs de l’espace qui a lancé la signature en sont informés." }
    }
  }
}
