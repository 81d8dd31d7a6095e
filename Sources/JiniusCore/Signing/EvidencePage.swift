internal import PDF
internal import SHA2

/// The page that tells how a paper was signed, appended to the very bytes that were read: the
/// signed file begins with them, so anybody can check their SHA-256.
struct EvidencePage {
  let order: SigningOrder
  /// What closes the file; nil where nothing does.
  let seal: SealNotice?

  /// What the page says of the seal that will close the file, before it does.
  struct SealNotice {
    /// The common name of its certificate.
    let name: String
    let certificateDigest: [UInt8]
    /// The time-stamp authority that will be asked, if any.
    let authority: String?
  }

  private var document: (content: [UInt8], sha256: [UInt8]) { order.document }
  private var procedure: SigningProcedure { order.procedure }
  private var paper: String { "\(order.convention.kind.label) \(order.convention.number)" }

  /// The signed file: what was read, and this page.
  func appended() throws -> [UInt8] {
    var page = Composer(
      try Typefaces.family(),
      metadata: Metadata(
        title: "", language: "fr-FR", created: Timestamp(order.acceptedAt),
        identifier: Array(
          SHA256.hash(document.sha256 + Array("signed \(order.acceptedAt)".utf8)).prefix(16))),
      banner: order.isSandbox ? Sandbox.notice : nil,
      footer: "\(paper) — page de preuve",
      numbering: Numbering(label: { _, _ in "Page de preuve" }))
    compose(&page)
    return try IncrementalUpdate.appending(pages: page, to: document.content)
  }

  private func compose(_ page: inout Composer) {
    page.title("PAGE DE PREUVE", subtitle: "Signature électronique — \(paper)")
    page.heading("Signataire", numbered: false)
    page.facts([
      ("Nom", procedure.name.description),
      ("Adresse électronique", procedure.email.description),
      ("Téléphone mobile", mobile),
    ])
    page.heading("Document signé", numbered: false)
    page.facts([
      ("Document", paper),
      ("Empreinte SHA-256", document.sha256.hex),
      (
        "Vérification",
        "Cette empreinte est celle des \(document.content.count) premiers octets du présent "
          + "fichier, tels que le signataire les a lus."
      ),
    ])
    page.steps(procedure.steps(codes: order.codes, signedAt: order.acceptedAt))
    page.facts([
      ("Journal de l'organisme", "entrée n° \(order.head.number)"),
      ("Empreinte du journal", order.head.hash.hex),
    ])
    page.heading("Portée", numbered: false)
    page.paragraph(
      """
      Signature électronique simple au sens du règlement (UE) n° 910/2014 (eIDAS), par lien \
      personnel envoyé par courrier électronique et code à usage unique envoyé par SMS. Les étapes \
      ci-dessus sont inscrites au journal chaîné de l'organisme, jusqu'à l'entrée indiquée.
      """)
    page.paragraph(sealSentence)
  }

  private var sealSentence: String {
    guard let seal else {
      return "Ce fichier n'est pas scellé\u{A0}: aucun cachet électronique n'y est apposé."
    }
    let timestamp =
      seal.authority.map { " Un horodatage est demandé à l'autorité \($0)." } ?? ""
    return """
      Ce fichier est scellé par le cachet électronique « \(seal.name) » (PAdES), dont le certificat \
      a l'empreinte SHA-256 \(seal.certificateDigest.hex). Le cachet est celui de l'organisme, non \
      du signataire.\(timestamp)
      """
  }

  private var mobile: String { procedure.mobile?.masked ?? "—" }
}
