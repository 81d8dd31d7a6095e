import Foundation
import Stage
import Testing

/// A partner's platform, played by pyHanko: what comes back is taken, or refused with the reason.
@Suite("a partner's platform") struct PlatformTests {
  @Test("what a platform adds is taken: invisible, visible, and a second one on top")
  func taken() throws {
    let authority = try Authority(in: try Self.desk.get().folder)
    let (certificate, key) = try authority.sealCertificate("Plateforme")
    for names in [["Sig1"], ["box/Sig1"], ["Sig1", "box/Sig2"]] {
      let desk = try Desk.open()
      try desk.declare(authority.root)
      var path = try desk.handedOver()
      let box = try PaperBox(path)
      let fields = names.map { $0.replacingOccurrences(of: "box", with: box.field) }
      let frozen = path
      for field in fields {
        path = try Platform.signed(path, field: field, certificate, key, in: desk)
      }
      let ending = try desk(
        ["convention", "record", "C-000001", "--signed-file", path, "--json"])
      #expect(ending.status == 0, "\(fields): \(ending)")
      #expect(try ending.field("status") == "signed")
      let again = try desk(["convention", "record", "C-000001", "--signed-file", path])
      #expect(again.status == 0)
      let verified = try desk("convention", "verify", path, "--json")
      #expect(try verified.field("verdict") == "untrusted")
      #expect(try verified.field("seal") == "platform")
      #expect(try verified.field("signature_level") == "not_assessed")
      #expect(try verified.field("signatures") == "\(fields.count)")
      #expect(
        try desk("convention", "verify", frozen, "--json").output.contains(#""match":"frozen""#))
    }
  }

  @Test("what is more than a signature is refused, though it be validly signed")
  func refused() throws {
    let desk = try Self.desk.get()
    let authority = try Authority(in: desk.folder)
    let (certificate, key) = try authority.sealCertificate("Plateforme")
    try desk.declare(certificate)
    let frozen = try desk.handedOver()
    func reason(_ path: String) throws -> String {
      let ending = try desk(
        ["convention", "record", "C-000001", "--signed-file", path, "--json"])
      #expect(ending.status == 1, "\(ending)")
      #expect(ending.errorCode == "file_not_accepted", "\(ending)")
      let parts = ending.errors.components(separatedBy: #""reason":""#)
      return String(parts.last?.prefix { $0 != "\"" } ?? "")
    }
    #expect(try reason(frozen) == "nothing_appended")
    for (edit, expected) in Platform.edits {
      let edited = try Platform.edited(frozen, edit, in: desk)
      let signed = try Platform.signed(edited, field: "Sig1", certificate, key, in: desk)
      #expect(try reason(signed) == expected, "\(edit)")
    }

    let signed = try Platform.signed(frozen, field: "Sig1", certificate, key, in: desk)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: signed)))
    #expect(try reason(try desk.write(bytes + [10], to: "n.pdf")) == "not_whole_file")
    var other = bytes
    other[2000] ^= 1
    #expect(try reason(try desk.write(other, to: "o.pdf")) == "rewritten")
    var broken = bytes
    let contents = try #require(
      Data(bytes).range(of: Data("/Contents <".utf8), options: .backwards))
    broken[contents.upperBound + 900] = broken[contents.upperBound + 900] == 0x31 ? 0x32 : 0x31
    #expect(try reason(try desk.write(broken, to: "b.pdf")) == "signature_invalid")
    #expect(try reason(try desk.write(Array("hello".utf8), to: "h.pdf")) == "not_a_pdf")

    let printed = desk.folder + "/printed.pdf"
    _ = try system("qpdf", ["--object-streams=generate", frozen, printed])
    let anew = try Platform.signed(printed, field: "Sig1", certificate, key, in: desk)
    #expect(try reason(anew) == "rewritten")
    let draft = try Desk.open()
    _ = try draft.registered()
    let path = draft.folder + "/draft.pdf"
    try draft.done("convention", "preview", "C-000001", "--output", path)
    let signedDraft = try Platform.signed(path, field: "Sig1", certificate, key, in: desk)
    #expect(try reason(signedDraft) == "rewritten")
    // Nothing of all this has changed anything.
    try desk.done("convention", "record", "C-000001", "--signed-file", signed)
  }

  private static let desk = Result { try Desk.open() }
}

/// What a platform does to a file, by pyHanko.
enum Platform {
  /// Signs a file in a field, which a box may make visible.
  static func signed(
    _ path: String, field: String, _ certificate: String, _ key: String,
    chain: [String] = [], stampedBy authority: String? = nil, isBackdated: Bool = false,
    in desk: Desk
  ) throws -> String {
    let output = desk.folder + "/\(UUID()).pdf"
    let stamp = authority.map { ["--timestamp-url", $0] } ?? []
    let words =
      ["sign", "addsig", "--use-pades", "--field", field] + stamp
      + ["pemder", "--key", key, "--cert", certificate] + chain.flatMap { ["--chain", $0] }
      + ["--no-pass", path, output]
    let ending =
      isBackdated
      ? try system(try Validators.python(), ["-c", backdating] + words)
      : try system(try Validators.pyHanko(), words)
    try #require(ending.status == 0, "\(ending)")
    return output
  }

  /// pyHanko in the belief that it is the summer of 2020.
  private static let backdating = """
    import datetime, sys
    from pyhanko.sign.signers import pdf_cms, pdf_signer
    class Then(datetime.datetime):
      @classmethod
      def now(cls, tz=None):
        return cls(2020, 6, 1, 12, tzinfo=tz)
    pdf_cms.datetime = pdf_signer.datetime = Then
    from pyhanko.__main__ import launch
    sys.argv[0] = 'pyhanko'
    launch()
    """

  /// Changes that are more than a signature, in the words of pyHanko's library, and their reasons.
  static let edits = [
    ("page['/Rotate'] = g.NumberObject(90); w.update_container(page)", "content_changed"),
    (
      "page['/Contents'] = w.add_object(g.StreamObject(stream_data=b'q Q'));"
        + " w.update_container(page)", "content_changed"
    ),
    (
      "page['/Annots'] = g.ArrayObject([w.add_object(g.DictionaryObject({"
        + "g.NameObject('/Subtype'): g.NameObject('/FreeText'),"
        + "g.NameObject('/Rect'): g.ArrayObject(map(g.NumberObject, (50, 50, 500, 700)))}))]);"
        + " w.update_container(page)", "content_changed"
    ),
    (
      "w.root['/OpenAction'] = g.DictionaryObject({g.NameObject('/S'): g.NameObject('/Named')});"
        + " w.update_root()", "content_changed"
    ),
  ]

  static func edited(_ path: String, _ edit: String, in desk: Desk) throws -> String {
    let output = desk.folder + "/\(UUID()).pdf"
    let script = """
      import sys
      from pyhanko.pdf_utils import generic as g
      from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
      w = IncrementalPdfFileWriter(open(sys.argv[1], 'rb'))
      page = w.root['/Pages']['/Kids'][0]
      \(edit)
      w.write(open(sys.argv[2], 'wb'))
      """
    let ending = try system(try Validators.python(), ["-c", script, path, output])
    try #require(ending.status == 0, "\(ending)")
    return output
  }
}

extension Validators {
  /// The Python that pyHanko is installed in.
  static func python() throws -> String {
    try pyHanko().replacingOccurrences(of: "bin/pyhanko", with: "bin/python3")
  }
}

extension Desk {
  /// Registers somebody.
  func registered(_ person: String = "Léa Petit <lea@cabinet.example>") throws -> String {
    try done(
      "registration", "create", "--company", Desk.company, "--session", "S", "--participant",
      person, "--json"
    ).field("convention")
  }

  /// Declares the platform.
  func declare(_ certificates: String) throws {
    try done(
      "platform", "add", "Je Signe Expert", "--certificates", certificates, "--address",
      "https://sign.example/portal")
  }

  /// A convention that is to be signed elsewhere: the file to send there.
  func handedOver(_ person: String = "Léa Petit <lea@cabinet.example>") throws -> String {
    let convention = try registered(person)
    try done("convention", "sign", convention, "--platform", "Je Signe Expert")
    let path = folder + "/frozen-\(UUID()).pdf"
    try done("convention", "preview", convention, "--output", path)
    return path
  }
}
