internal import JiniusCore

/// The sentences about signing.
extension ErrorReport {
  /// That nobody may sign what stands in a space, and how somebody may.
  static func noSignatory(in space: RegistrationSpace, _ establishment: SIRET?) -> String {
    let space: SpaceReference =
      switch space {
      case .company(let siren, name: _): .company(siren)
      case .individual(let email): .individual(email)
      }
    return "nobody may sign: jinius interlocutor add \(words(space))\(at(establishment)) --email … "
      + "--mobile +33… --can-sign"
  }

  static func signingWords(_ refusal: Refusal) -> (message: String, hint: String?) {
    switch refusal {
    case .mobileRequired(let email, let space):
      (
        "\(email) needs a mobile: the code to sign with is sent there",
        "give --mobile in international format, such as +33612345678; for somebody who is there "
          + "already: jinius interlocutor update \(words(space)) --email \(email) --mobile +33…"
      )
    case .noInterlocutor(let email, let space):
      (
        "no interlocutor “\(email)”",
        "jinius interlocutor list \(words(space)), or jinius interlocutor add \(words(space)) --email "
          + "\(email)"
      )
    case .mobileOutOfUse(let email, let mobile, let space):
      (
        "\(mobile), the mobile of \(email), is in no range of mobiles: no code is sent there",
        "its administrators set another: jinius interlocutor update \(words(space)) --email \(email) "
          + "--mobile +33…"
      )
    case .mayNotSign(let email, let place, let candidates):
      (
        "\(email) has no right to sign here"
          + (candidates.isEmpty
            ? "; nobody has" : "; those who have: \(candidates.joined(separator: ", "))"),
        place.map { place in
          "to grant it: jinius interlocutor \(place.isThere ? "update" : "add") "
            + "\(words(place.space))\(at(place.establishment)) --email \(email) --mobile +33… --can-sign"
        } ?? "its administrators give the right to sign"
      )
    case .signatoryRequired(let convention, let candidates):
      (
        "who signs \(convention) is not said"
          + (candidates.isEmpty
            ? ", and nobody may" : "; those who may: \(candidates.joined(separator: ", "))"),
        candidates.first.map { "--signatory \($0)" }
          ?? "how to grant the right: jinius convention signatories \(convention)"
      )
    case .mentionsMissing(let convention, let missing):
      (
        "\(convention) cannot be signed without: "
          + missing.map { "\($0.mention) (\($0.article))" }.joined(separator: ", "),
        missing.map(\.remedy).joined(separator: "\n      ")
      )
    case .publicAddressMissing:
      (
        "links in letters would lead nowhere: the public address is not set",
        "jinius settings set public_address https://…"
      )
    case .alreadySigning(let convention, let signatory, let expiresAt):
      (
        "\(convention) is being signed by \(signatory), whose link is good until \(expiresAt.inParis)",
        "to start anew: jinius convention cancel \(convention)"
      )
    case .alreadySigned(let convention):
      (
        "\(convention) is signed, and what is signed stays as it is",
        "jinius convention download \(convention) --output \(convention).pdf"
      )
    case .contractSigned(let convention, let until):
      (
        "\(convention) is signed: a private person goes back on it until "
          + "\(Withdrawal.lastDay(before: until)), the last second in Paris included",
        "jinius contract withdraw \(convention)"
      )
    case .conventionTerminated(let convention):
      (
        "\(convention) was signed and has ended: its owner went back on it",
        "jinius convention download \(convention) --output \(convention).pdf"
      )
    case .notAConsumer(let convention):
      (
        "\(convention) is a firm's: only a private person goes back on what he signed",
        "jinius convention show \(convention) tells how it stands"
      )
    case .withdrawalOver(let convention, let until):
      (
        "the last day to go back on \(convention) was \(Withdrawal.lastDay(before: until))",
        "a letter that was posted in time counts; whoever runs the installation enters it: "
          + "jinius contract withdraw \(convention) --posted …"
      )
    case .unsignedSessionOver(let convention, let endedAt):
      (
        "the session of \(convention) ended at \(endedAt.inParis): nothing is signed or cancelled for "
          + "it any more",
        "jinius convention show \(convention) tells how it stands"
      )
    case .conventionVoid(let convention):
      (
        "\(convention) is void: its registration was cancelled, or nobody signed it in time",
        "a new one: jinius registration create --company … --session … --participant …"
      )
    case .notSigned(let convention, let label):
      (
        "\(convention) is not signed: it is « \(label) »",
        "jinius convention show \(convention) tells how it stands"
      )
    case .fileNotAccepted(let convention, let fault): words(fault, convention: convention)
    case .signingInProgress(let conventions):
      (
        "this interlocutor is signing \(conventions.joined(separator: ", ")): mobile and address "
          + "stay as they are meanwhile",
        "cancel, correct, relaunch: jinius convention cancel \(conventions.first ?? "")"
      )
    case .notHandedOver(let convention):
      (
        "\(convention) was not handed over to a platform: no file signed elsewhere is waited for",
        "jinius convention sign \(convention) --platform NAME --output FILE freezes the file to send"
      )
    case .launchLimit(let convention, let launches, let until):
      (
        "\(convention) was launched \(launches == 1 ? "once" : "\(launches) times") in the last 24 hours, "
          + "and may be launched again from \(until.inParis) on",
        "how it stands: jinius convention show \(convention); the limit is the operator's: "
          + "jinius settings show \(Setting.launchesPerDay.rawValue)"
      )
    default: ceremonyWords(refusal)
    }
  }

  private static func ceremonyWords(_ refusal: Refusal) -> (message: String, hint: String?) {
    switch refusal {
    case .linkDead:
      (
        "this link is not, or no longer, good",
        "look whether you copied the whole of it; a new one is sent by: jinius convention sign "
          + "CONVENTION --signatory EMAIL"
      )
    case .tokenDead:
      (
        "this invitation is not, or no longer, good",
        "look whether you copied the whole of it, and ask whoever invited you"
      )
    case .formStale:
      (
        "this form was made for how things stood before: something was done meanwhile",
        "open the link again: it shows how things stand"
      )
    case .documentNotRead:
      (
        "the document has not been read: reading comes before the code, and the code before signing",
        "jinius signature read LINK --output FILE"
      )
    case .codeNotAsked:
      (
        "no code was asked for yet",
        "jinius signature code LINK sends one to the signatory's mobile"
      )
    case .codeExpired:
      ("the code is more than ten minutes old", "jinius signature code LINK sends a new one")
    case .codeSpent:
      (
        "the code was mistyped five times and is spent",
        "jinius signature code LINK sends a new one"
      )
    case .codeUsed:
      (
        "this code was right and serves once: the signature that it began did not come to its end",
        "jinius signature code LINK sends a new one"
      )
    case .sealing(let convention):
      (
        "\(convention) is being sealed by another process",
        "try again in a moment: jinius convention show \(convention)"
      )
    case .wrongCode(let left):
      (
        "this is not the code",
        left > 0
          ? "\(left) more \(left == 1 ? "try" : "tries")"
          : "this code is spent: jinius signature code LINK sends a new one"
      )
    case .locked:
      (
        "too many codes: the procedure is closed, and its link dead",
        "a new procedure is launched by: jinius convention sign CONVENTION --signatory EMAIL"
      )
    case .codeLimit(.codes(let count), let mobile, let until):
      (
        "\(count) \(count == 1 ? "code" : "codes") went to \(mobile) in the last 24 hours and led to no "
          + "signature: the next is sent from \(until.inParis) on",
        "then: jinius signature code LINK; the limit is the operator's: "
          + "jinius settings show \(Setting.codesPerDay.rawValue)"
      )
    case .codeLimit(.tries(let count), let mobile, let until):
      (
        "codes to \(mobile) for this convention were mistyped "
          + "\(count == 1 ? "once" : "\(count) times") in the last 24 hours: none is sent or looked at "
          + "before \(until.inParis)",
        "then: jinius signature code LINK; the limit is the operator's: "
          + "jinius settings show \(Setting.triesPerDay.rawValue)"
      )
    case .clockBehind(let highest):
      (
        "the clock stands before \(highest.inParis), which the journal has recorded: nothing that expires is "
          + "dealt with meanwhile",
        "set the system's clock right; date -u shows it"
      )
    case .fontMissing:
      (
        "no font to set the paper in was found under /usr/share/fonts/truetype",
        "apt-get install \(Typefaces.packages)"
      )
    case .journalBroken(.rowsAltered(let first, let others)):
      (
        words(first) + (others > 0 ? " and \(others) more are" : " is")
          + " not as jinius recorded \(others > 0 ? "them" : "it")",
        "it was changed by other means than jinius: restore a backup, docs/how-to/backup.md"
      )
    case .journalBroken(let fault):
      (
        "the journal does not hold: " + words(fault),
        "it was changed by other means than jinius: compare it with a backup"
      )
    default: ("refused: \(refusal.code)", nil)
    }
  }

  private static func words(_ space: SpaceReference?) -> String {
    switch space {
    case .company(let siren): "--company \(siren)"
    case .individual(let email): "--individual \(email)"
    case nil: "…"
    }
  }

  private static func at(_ establishment: SIRET?) -> String {
    establishment.map { " --establishment \($0)" } ?? ""
  }

  /// What a row is called where it is not as it was recorded.
  static func words(_ row: BoundRow) -> String {
    switch row {
    case .installation: "the settings, or whether this is a sandbox"
    case .convention(let id): "convention \(ConventionNumber(row: id))"
    case .procedure(let id): "signing procedure \(id)"
    case .certificate(let id): "seal certificate \(id)"
    case .platform(let id): "platform \(id) with its certificates"
    }
  }

  private static func words(_ fault: JournalFault) -> String {
    switch fault {
    case .headMissing: "its head is gone"
    case .headForged: "its head was not written with this database's key"
    case .cut(let head, let last): "it ends at entry \(last), and its head says \(head)"
    case .gap(let expected, let found): "entry \(expected) is missing: \(found) follows"
    case .altered(let entry): "entry \(entry) was altered"
    case .personalAltered(let entry): "the personal data of entry \(entry) were altered"
    case .hidden(let entry): "an index does not lead to entry \(entry)"
    case .rowsAltered(let first, _): words(first)
    }
  }
}
