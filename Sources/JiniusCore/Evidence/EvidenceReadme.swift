internal import CMS
internal import SHA2

/// What a reader of the evidence is told: what each file is, and the commands that check it.
struct EvidenceReadme {
  let signed: SignedConvention
  let signature: LastSignature?

  var text: String {
    [opening, contents, digests, seal, timestamp, journal].compactMap { $0 }
      .joined(separator: "\n\n") + "\n"
  }

  private var opening: String {
    """
    DOSSIER DE PREUVE
    \(signed.kind.label) \(signed.number)

    Niveau : \(signed.seal.signatureLevel.label).
    Scellement : \(signed.seal.label).\(platform)
    Signature du \(signed.signedAt) (UTC).\(ending)

    Ce dossier se contrôle sans jinius, avec coreutils, openssl, poppler-utils et python3.
    Il contient des données personnelles : ne le remettez qu'à qui doit en connaître. Au
    signataire, remettez une attestation, qui ne montre que ses propres données :
        jinius convention attestation \(signed.number) --output FICHIER.pdf
    """
  }

  /// That the contract ended since.
  private var ending: String {
    guard let withdrawal = signed.withdrawal else { return "" }
    return """

      Contrat résilié : rétractation \(withdrawal.wayInFrench)
      le \(withdrawal.at) (UTC), entrée « contract_withdrawn » du journal.
      """
  }

  /// Whose signature a platform's is, as far as that is known.
  private var platform: String {
    guard let signature = signed.procedure.platformSignature else { return "" }
    let words = "\nPlateforme : \(signature.label)."
    guard let anchor = signed.anchor else { return words }
    return words + """

      Certificat déclaré de la plateforme, empreinte SHA-256 :
          \(anchor.sha256.hex)
      """
  }

  private var contents: String {
    var lines = [
      "signed.pdf                  le document signé, tel qu'il est archivé",
      "document.pdf                le document qui a été lu, tel qu'il était figé",
      "events.jsonl                les entrées du journal, une par ligne",
      "check-events.py             recalcule les empreintes du journal",
    ]
    if signature != nil {
      lines += [
        "signature.der               la signature (CMS) que porte signed.pdf",
        "signed-data.bin             les octets de signed.pdf que la signature couvre",
        "certificates.pem            le certificat par lequel ce fichier est scellé ou signé, et sa chaîne",
      ]
    }
    if signed.anchor != nil {
      lines.append(
        "platform.pem                le certificat déclaré de la plateforme, auquel elle aboutit")
    }
    if signature?.token != nil {
      lines += [
        "timestamp.der               le jeton d'horodatage (RFC 3161)",
        "signature-value.bin         la valeur de signature, que le jeton horodate",
        "timestamp-certificates.pem  les certificats que le jeton contient",
      ]
    }
    lines.append("manifest.sha256             l'empreinte SHA-256 de chaque fichier")
    return "Contenu\n" + indented(lines)
  }

  private var digests: String {
    """
    1. Les fichiers sont ceux qui ont été remis
        sha256sum -c manifest.sha256

    2. signed.pdf commence par le document qui a été lu
        cmp -n \(signed.read.content.count) document.pdf signed.pdf
        sha256sum document.pdf        # \(signed.read.sha256.hex)
        sha256sum signed.pdf          # \(signed.file.sha256.hex)
    """
  }

  private var seal: String {
    guard signature != nil else {
      return """
        3. Aucun cachet électronique n'est apposé sur ce fichier : son intégrité ne se prouve
        que par les empreintes ci-dessus, que porte le journal.
        """
    }
    return """
      3. La signature couvre le fichier et elle est valide (« CMS Verification successful »)
          openssl cms -verify -binary -inform DER -in signature.der -content signed-data.bin \
      -CAfile certificates.pem -partial_chain -no_check_time -purpose any -out /dev/null
          pdfsig signed.pdf             # « Signature is Valid », « Total document signed »

      La première commande prend pour point de confiance le certificat joint. Qu'il soit bien celui
      de qui a signé, il faut le savoir par ailleurs : comparez son empreinte à celle qui est publiée.
          openssl x509 -in certificates.pem -noout -fingerprint -sha256 -subject -dates
      """ + declared
  }

  private var declared: String {
    if signed.anchor == nil { return "" }
    return """


      Il aboutit au certificat que l'organisme a déclaré pour la plateforme (« OK »)
          openssl verify -partial_chain -no_check_time -purpose any -CAfile platform.pem \
      -untrusted certificates.pem certificates.pem
      """
  }

  private var timestamp: String? {
    guard signature?.token != nil else { return nil }
    return """
      4. L'horodatage porte sur cette signature (« Verification: OK »)
          openssl ts -verify -data signature-value.bin -in timestamp.der -token_in \
      -CAfile timestamp-certificates.pem -partial_chain
          openssl ts -reply -in timestamp.der -token_in -text
      """
  }

  private var journal: String {
    """
    \(signature?.token == nil ? 4 : 5). Les entrées du journal sont celles qui ont été écrites
        python3 check-events.py

    L'empreinte (hash) de chaque entrée couvre l'empreinte de l'entrée précédente du journal
    (previous) et toutes ses colonnes, chacune derrière sa longueur ; celle des faits personnels
    (personal_digest) couvre leur sel, le numéro du compte (account) et leur texte (dans les
    entrées les plus anciennes, le sel et le texte). Les faits personnels qui ont été effacés
    manquent ; l'entrée se vérifie tout de même. L'empreinte du journal qu'imprime la page de preuve
    est celle d'une de ces entrées.
    """
  }

  private func indented(_ lines: [String]) -> String {
    lines.map { "    " + $0 }.joined(separator: "\n")
  }
}

extension EvidenceReadme {
  /// Computes the digests of the journal's entries anew.
  static let check = """
    import hashlib, json

    for line in open("events.jsonl", encoding="utf-8"):
        e = json.loads(line)
        if e["salt"] is not None:
            salt, personal = bytes.fromhex(e["salt"]), e["personal"].encode()
            account = f"{e['account']}".encode()
            digests = [hashlib.sha256(salt + text).hexdigest()
                       for text in (account + bytes(1) + personal, personal)]
            if e["personal_digest"] not in digests:
                raise SystemExit(f"{e['number']}: personal_digest")
        actor = "" if e["actor_id"] is None else e["actor_id"]
        columns = [bytes.fromhex(e["previous"])]
        for value in (e["number"], e["at"], e["actor_kind"], actor, e["kind"], e["subject"],
                      e["subject_id"], e["facts"]):
            columns.append(str(value).encode())
        columns.append(bytes.fromhex(e["personal_digest"]))
        text = b"".join(str(len(column)).encode() + b":" + column for column in columns)
        if hashlib.sha256(text).hexdigest() != e["hash"]:
            raise SystemExit(f"{e['number']}: hash")
        print(e["number"], e["time"], e["kind"], "OK")

    """
}
