internal import CMS
internal import PDF
internal import SHA2

/// A signatory's own paper about his signature: how it was made and what it is worth, without anybody
/// else's data; neither the participant nor whoever launched it is named.
struct Attestation {
  let signed: SignedConvention
  let codes: [SentCode]
  let provider: String
  let issuedAt: Instant
  let isSandbox: Bool
  /// Whether the signatory's address is shown whole.
  let showsContacts: Bool

  static let title = "Attestation de signature"

  private var procedure: SigningProcedure { signed.procedure }
  private var paper: String { "\(signed.kind.label) \(signed.number)" }

  /// The PDF.
  ///
  /// - Parameter seal: the certificate of the seal that will close it, if any.
  func render(seal: Certificate?) throws -> [UInt8] {
    var page = Composer(
      try Typefaces.family(),
      metadata: Metadata(
        title: "\(Self.title) \(signed.number)", author: provider, language: "fr-FR",
        created: Timestamp(issuedAt),
        identifier: Array(
          SHA256.hash(signed.file.sha256 + Array("attestation \(issuedAt)".utf8)).prefix(16))),
      banner: isSandbox ? Sandbox.notice : nil,
      footer: "\(Self.title) — \(paper) — \(provider)")
    page.title("ATTESTATION DE SIGNATURE", subtitle: paper)
    page.paragraph(
      "\(provider) atteste que le document désigné ci-dessous a été signé comme suit.", leads: true)
    page.heading("Signataire", numbered: false)
    page.facts(signatory)
    page.heading("Document", numbered: false)
    page.facts([
      ("Document", paper),
      ("Empreinte SHA-256 du document lu", signed.read.sha256.hex),
      ("Empreinte SHA-256 du fichier signé", signed.file.sha256.hex),
    ])
    page.steps(steps)
    if let withdrawal = signed.withdrawal {
      page.heading("Résiliation", numbered: false)
      page.paragraph(
        "Ce contrat est résilié\u{A0}: rétractation \(withdrawal.wayInFrench) le "
          + "\(withdrawal.at.french), selon l'article L221-18 du Code de la consommation.")
    }
    page.heading("Portée", numbered: false)
    page.paragraph(scope)
    page.paragraph(sealSentence(seal))
    return try page.finish()
  }

  private var signatory: [(label: String, value: String)] {
    var facts = [
      (label: "Nom", value: procedure.name.description),
      (
        label: "Adresse électronique",
        value: procedure.email.shown(whole: showsContacts).description
      ),
    ]
    if procedure.platform == nil {
      facts.append((label: "Téléphone mobile", value: procedure.mobile?.masked ?? "—"))
    }
    return facts
  }

  private var steps: [SigningStep] {
    if let platform = procedure.platform {
      return [
        ("Remise du document à \(platform)", procedure.launchedAt),
        ("Retour du fichier signé, contrôlé", signed.signedAt),
      ]
    }
    return procedure.steps(codes: codes, signedAt: signed.signedAt)
  }

  private var scope: String {
    if let platform = procedure.platform {
      return """
        Ce document a été signé sur la plateforme \(platform), dont la signature a été contrôlée\u{A0}: \
        elle couvre tout le fichier, qui est le document remis et n'a reçu rien d'autre. \
        \(whose) Le niveau de la signature au sens du règlement (UE) n° 910/2014 (eIDAS) est \
        celui qu'atteste cette plateforme\u{A0}; il n'est pas évalué ici.
        """
    }
    return """
      Signature électronique simple au sens du règlement (UE) n° 910/2014 (eIDAS), par lien personnel \
      envoyé par courrier électronique et code à usage unique envoyé par SMS. Fichier signé\u{A0}: \
      \(signed.seal.label).
      """
  }

  /// Whose signature it is, as far as that is known.
  private var whose: String {
    guard let anchor = signed.anchor else {
      return """
        La plateforme n'était pas déclarée auprès de l'organisme (plateforme non déclarée)\u{A0}: sa \
        signature n'a pas été vérifiée auprès d'une autorité, et rien n'établit ici qui l'a apposée.
        """
    }
    return """
      La plateforme est déclarée auprès de l'organisme, et la signature a été vérifiée auprès d'elle \
      (certificat «\u{A0}\(anchor.subject.commonName ?? anchor.subject.description)\u{A0}», empreinte \
      SHA-256 \(anchor.sha256.hex)).
      """
  }

  private func sealSentence(_ seal: Certificate?) -> String {
    guard let seal else {
      return
        "La présente attestation n'est pas scellée\u{A0}: aucun cachet électronique n'y est apposé."
    }
    return """
      La présente attestation est scellée par le cachet électronique «\u{A0}\
      \(seal.subject.commonName ?? seal.subject.description)\u{A0}» (PAdES), dont le certificat a \
      l'empreinte SHA-256 \(seal.sha256.hex). Le cachet est celui de l'organisme, non du signataire.
      """
  }
}
