internal import CMS
internal import ChildProcess
internal import DER

/// The way from a certificate upwards, through those that it comes with.
struct CertificatePath {
  let certificate: Certificate
  /// Each the issuer of the one before, by its name.
  let issuers: [Certificate]

  init(from certificate: Certificate, among others: [Certificate]) {
    self.certificate = certificate
    var issuers: [Certificate] = []
    var last = certificate
    while !last.isSelfIssued,
      let issuer = others.first(where: { $0.subject.der == last.issuer.der }),
      issuer != certificate, !issuers.contains(issuer)
    {
      issuers.append(issuer)
      last = issuer
    }
    self.issuers = issuers
  }

  /// Whether each was signed by the next, and the last by itself where it says so: what a signature
  /// carries besides its own certificate is covered by nothing else. Asks `openssl`.
  func holds() throws(ToolError) -> Bool {
    guard let top = issuers.last else { return true }
    func pem(_ certificates: some Sequence<Certificate>) -> [UInt8] {
      certificates.flatMap { PEMBlock("CERTIFICATE", $0.der).text }
    }
    return try OutsideProgram.openssl.run(
      [
        "verify", "-partial_chain", "-check_ss_sig", "-no_check_time", "-purpose", "any",
        "-no-CAfile", "-no-CApath", "-no-CAstore", "-trusted", "/dev/fd/3", "-untrusted",
        "/dev/fd/4",
      ], input: pem([certificate]), others: [pem([top]), pem(issuers)]
    ).answers(": OK", no: [2])
  }
}
