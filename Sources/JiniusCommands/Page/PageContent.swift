internal import HTML
internal import JiniusCore

/// What a page says: its title and its own words, in the frame that all pages share.
struct PageContent {
  /// What the tab and a screen reader call it.
  let title: String
  /// Whether something was wrong: the title then says so first.
  var isError = false
  let body: [Node]

  init(_ title: String, isError: Bool = false, @Contents body: () -> [Node]) {
    self.title = title
    self.isError = isError
    self.body = body()
  }

  /// The page, with where to find help and, in a sandbox, that it is one; nothing of either where
  /// the database could not be asked.
  func page(_ desk: HelpDesk?) -> Page {
    let name = isError ? "Erreur : \(title)" : title
    return Page(language: "fr", title: "\(name) – Jinius", style: PageStyle.text) {
      Tag.header {
        if desk?.isSandbox == true {
          Tag.p(.class("sandbox")) {
            Tag.strong { Sandbox.notice }
            " Aucun e-mail et aucun SMS ne part d’ici."
          }
        }
        Tag.p(.class("brand")) {
          Tag.strong { "Jinius" }
          Tag.span { "Signature électronique" }
        }
      }
      Tag.main { body }
      if let desk { Self.footer(desk) }
    }
  }

  private static func footer(_ desk: HelpDesk) -> Node {
    Tag.footer {
      Tag.p {
        "Besoin d’aide ? "
        Tag.a(.href("tel:" + desk.phone.filter { $0.isNumber || $0 == "+" })) { desk.phone }
        ", "
        Tag.a(.href("mailto:" + desk.email)) { desk.email }
        ", \(desk.hours)."
      }
    }
  }
}

/// What says that something was wrong, first on the page, where the keyboard and the screen reader
/// begin.
func errorSummary(_ notice: PageNotice?) -> [Node] {
  guard let notice else { return [] }
  return [
    Tag.div(
      .class(notice.isStale ? "notice" : "notice error"), .role("alert"), .focusable, .autofocus
    ) {
      Tag.p {
        if let field = notice.field {
          Tag.a(.href("#" + field)) { notice.text }
        } else {
          notice.text
        }
      }
    }
  ]
}

/// A form of one act, sent to the page that it stands on.
func actForm(
  _ act: String, _ form: FormToken, to home: String, @Contents holding contents: () -> [Node]
) -> Node {
  Tag.form(.method("post"), .action(home), .unchecked) {
    Tag.input(.type("hidden"), .name("act"), .value(act))
    Tag.input(.type("hidden"), .name("form"), .value(form.text))
    contents()
  }
}

/// What stands beside a name: the facts of a document.
func facts(_ pairs: KeyValuePairs<String, String>) -> Node {
  Tag.dl {
    for (name, value) in pairs {
      Tag.div {
        Tag.dt { name }
        Tag.dd { value }
      }
    }
  }
}
