internal import HTML
internal import JiniusCore

/// Where a private person goes back on a contract (L221-21, D221-5 C. consommation): what it is about,
/// what he declares, where the receipt goes, and one button.
struct WithdrawalPage {
  private let look: WithdrawalLook
  private let home: String
  private let notice: PageNotice?
  private let address: String

  init(_ look: WithdrawalLook, home: String, notice: PageNotice? = nil, address: String? = nil) {
    self.look = look
    self.home = home
    self.notice = notice
    self.address = address ?? look.email.description
  }

  var content: PageContent {
    let title = "Renoncer \(look.paper) \(look.convention)"
    return PageContent(title, isError: notice != nil) {
      errorSummary(notice)
      Tag.h1 { title }
      if look.isOpen { declaration } else { over }
    }
  }

  private var declaration: Node {
    Tag.section {
      Tag.p { "« \(ContractWithdrawal.statement) »" }
      look.facts
      actForm(SignatoryAct.withdraw.rawValue, look.form, to: home) {
        addressField
        Tag.p(.class("hint")) {
          "Vous n’avez aucun motif à donner et rien à payer. Le contrat prend fin dès que vous "
            + "confirmez."
        }
        Tag.button(.type("submit"), .class("button grave")) { "Confirmer la rétractation" }
      }
      Tag.p(.class("aside")) { Tag.a(.href(home)) { "Revenir sans renoncer" } }
    }
  }

  private var addressField: [Node] {
    let isWrong = notice?.field == "receipt"
    var nodes: [Node] = [
      Tag.label(.for("receipt")) { "Adresse e-mail pour l’accusé de réception" },
      Tag.p(.class("hint"), .id("receipt-hint")) {
        "Il y est envoyé aussitôt, avec le contenu, la date et l’heure de votre déclaration."
      },
    ]
    if let notice, isWrong {
      nodes.append(Tag.p(.class("fault"), .id("receipt-error")) { notice.text })
    }
    let field: [Attribute] = [
      .type("email"), .id("receipt"), .name("receipt"), .value(address), .autocomplete("email"),
      .maxLength(254), .required,
      .aria(.describedBy, isWrong ? "receipt-error receipt-hint" : "receipt-hint"),
    ]
    nodes.append(
      Node.element(.input, field + (isWrong ? [.aria(.invalid, "true")] : []), []))
    return nodes
  }

  private var over: Node {
    Tag.section {
      Tag.p {
        "Le délai de rétractation est passé : il courait jusqu’au \(look.lastDay.french) inclus."
      }
      Tag.p(.class("aside")) { Tag.a(.href(home)) { "Revenir" } }
    }
  }
}

/// Where the owner's own link leads: to the form, or to the receipt.
enum WithdrawalHomePage {
  static func content(_ look: WithdrawalLook, home: String) -> PageContent {
    if let withdrawal = look.withdrawal {
      let title = WithdrawalReceipt.title(look.paper, look.convention)
      return PageContent(title) {
        Tag.h1 { title }
        WithdrawalReceipt.section(withdrawal, look.facts)
      }
    }
    let title = "Votre contrat de formation \(look.convention)"
    return PageContent(title) {
      Tag.h1 { title }
      look.facts
      WithdrawalRight.section(look.lastDay, at: home + "/confirm")
    }
  }
}

/// The offer to withdraw, which stands there during the whole period.
enum WithdrawalRight {
  static func section(_ lastDay: CivilDate, at address: String) -> Node {
    Tag.section {
      Tag.h2 { "Votre droit de rétractation" }
      Tag.p {
        "Vous pouvez renoncer à ce contrat, sans motif et sans frais, jusqu’au \(lastDay.french) "
          + "inclus (heure de Paris)."
      }
      Tag.p { Tag.a(.href(address), .class("button second")) { "Renoncer au contrat ici" } }
    }
  }
}

/// What is shown once it is done: the receipt, with content, date and hour.
enum WithdrawalReceipt {
  static func title(_ paper: String, _ convention: ConventionNumber) -> String {
    "Vous avez renoncé \(paper) \(convention)"
  }

  static func section(_ withdrawal: ContractWithdrawal, _ facts: Node? = nil) -> Node {
    Tag.section(.class("success")) {
      Tag.h2 { "Accusé de réception" }
      Tag.p { "Nous avons reçu votre rétractation le \(withdrawal.at.french). Votre déclaration :" }
      Tag.p { "« \(ContractWithdrawal.statement) »" }
      if let facts { facts }
      Tag.p {
        "Le contrat est résilié, sans frais. "
          + (withdrawal.receiptTo.map { "L’accusé de réception est envoyé à \($0) : conservez-le." }
            ?? "")
      }
    }
  }
}

extension WithdrawalLook {
  /// `au contrat de formation`: what is renounced.
  var paper: String {
    switch kind {
    case .individualContract: "au contrat de formation"
    case .individualConvention: "à la convention de formation"
    }
  }

  var facts: Node {
    JiniusCommands.facts([
      "Nom": "\(consumer.given) \(consumer.family)",
      "Contrat": convention.description,
      "Formation": training,
      "Participant": "\(participant.given) \(participant.family)",
      "Organisme": provider,
      "Signé le": signedAt.french,
    ])
  }
}
