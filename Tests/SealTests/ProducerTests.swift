import Foundation
import Stage
import Testing

/// What programs that platforms are made of add to a file: taken, and shown as the frozen file is.
@Suite("producers of signatures", .serialized) struct ProducerTests {
  /// A way to sign: `{in}`, `{out}`, `{page}` and `{box}` are filled in.
  struct Way: CustomTestStringConvertible, Sendable {
    let what: String
    let shell: String
    var testDescription: String { what }
  }

  @Test(
    "issue 8, 2.1: what real producers add is taken, and every reader shows the frozen pages",
    arguments: ways)
  func taken(_ way: Way) throws {
    let workshop = try Self.workshop.get()
    let desk = workshop.desk
    let (convention, frozen) = try workshop.handedOver()
    let box = try PaperBox(frozen)
    let output = desk.folder + "/\(UUID()).pdf"
    let programs = try Validators.pyHanko().replacingOccurrences(of: "/pyhanko", with: "")
    let shell = way.shell.replacingOccurrences(of: "{in}", with: frozen)
      .replacingOccurrences(of: "$PROGRAMS", with: programs)
      .replacingOccurrences(of: "{out}", with: output)
      .replacingOccurrences(of: "{page}", with: "\(box.page)")
      .replacingOccurrences(of: "{box}", with: box.inside)
    let made = try system("bash", ["-c", "cd '\(workshop.folder)' && \(shell)"])
    try #require(FileManager.default.fileExists(atPath: output), "\(made)")
    let ending = try desk([
      "convention", "record", convention, "--signed-file", output, "--untrusted",
    ])
    #expect(ending.status == 0, "\(ending)")
    let verified = try desk("convention", "verify", output, "--json")
    #expect(try verified.field("verdict") == "untrusted", "\(verified)")
    for engine in Engine.allCases {
      #expect(try engine.differences(between: frozen, and: output, outside: box) == 0, "\(engine)")
    }
  }

  static let ways = [
    Way(what: "pyHanko", shell: "$PYTHON sign.py i {in} {out}"),
    Way(what: "pyHanko, visible", shell: "$PYTHON sign.py v {in} {out} {page} {box}"),
    Way(
      what: "pyHanko, with a cross-reference stream",
      shell: "$PYTHON sign.py vx {in} {out} {page} {box}"),
    Way(what: "pyHanko, certifying", shell: "$PYTHON sign.py c {in} {out}"),
    Way(what: "pyHanko, B-T", shell: "$PYTHON sign.py t {in} {out}"),
    Way(what: "pyHanko, B-LT", shell: "$PYTHON sign.py l {in} {out}"),
    Way(what: "pyHanko, B-LTA", shell: "$PYTHON sign.py a {in} {out}"),
    Way(what: "pyHanko, B-LTA by cross-reference streams", shell: "$PYTHON sign.py ax {in} {out}"),
    Way(what: "iText", shell: "java -cp $ITEXT:. Sign {in} {out}"),
    Way(what: "iText, visible", shell: "java -cp $ITEXT:. Sign {in} {out} {page} {box}"),
    Way(
      what: "poppler",
      shell: "pdfsig -nssdir sql:nss -no-ocsp -add-signature -new-signature-field-name S1"
        + " -nick plateforme {in} {out}"),
    Way(
      what: "poppler in a visible field that was there",
      shell: "$PYHANKO sign addfields --field {page}/{box}/S1 {in} field.pdf"
        + " && pdfsig -nssdir sql:nss -no-ocsp -sign S1 -nick plateforme field.pdf {out}"),
  ].map { way in
    Way(
      what: way.what,
      shell: "PYHANKO=$PROGRAMS/pyhanko; PYTHON=$PROGRAMS/python3;"
        + " ITEXT=/usr/share/java/itext.jar; " + way.shell)
  }

  private static let workshop = Result { try Workshop() }
}

/// What it takes to sign in all these ways: keys, a store for NSS, programs.
private final class Workshop: @unchecked Sendable {
  let desk: Desk
  let folder: String
  private let authority: Authority
  private var count = 0

  init() throws {
    desk = try Desk.open()
    authority = try Authority(in: desk.folder)
    folder = authority.folder
    _ = try authority.sealCertificate("Plateforme")
    try Self.pyHanko.write(toFile: folder + "/sign.py", atomically: true, encoding: .utf8)
    try Self.iText.write(toFile: folder + "/Sign.java", atomically: true, encoding: .utf8)
    let steps = """
      openssl ca -config authority.cnf -gencrl -crldays 300 -cert ca.pem -keyfile ca.key -out crl.pem
      openssl crl -in crl.pem -outform DER -out crl.der
      openssl pkcs12 -export -inkey seal.key -in seal.pem -certfile ca.pem -name plateforme \\
        -passout pass:x -out seal.p12
      mkdir nss && certutil -N -d sql:nss --empty-password
      certutil -A -d sql:nss -n root -t CT,C,C -i ca.pem
      pk12util -i seal.p12 -d sql:nss -W x -K ''
      javac -nowarn -cp /usr/share/java/itext.jar Sign.java
      """
    let made = try system("bash", ["-ec", "cd '\(folder)'\n\(steps)"])
    try #require(made.status == 0, "\(made)")
  }

  /// A convention that waits for its file, and the file to sign.
  func handedOver() throws -> (convention: String, path: String) {
    count += 1
    let convention = try desk.registered("Léa Petit <lea\(count)@cabinet.example>")
    try desk.done("convention", "sign", convention, "--platform", "Je Signe Expert")
    let path = desk.folder + "/frozen-\(UUID()).pdf"
    try desk.done("convention", "preview", convention, "--output", path)
    return (convention, path)
  }

  private static let pyHanko = """
    import sys
    from pyhanko.keys import load_cert_from_pemder, load_private_key_from_pemder
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers, timestamps
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
    from pyhanko.stamp import TextStampStyle
    from pyhanko_certvalidator import ValidationContext
    mode, source, target = sys.argv[1:4]
    writer = IncrementalPdfFileWriter(open(source, 'rb'))
    writer.stream_xrefs = 'x' in mode
    more, spec, style, stamper = {}, None, None, None
    if 'v' in mode:
        box = tuple(float(number) for number in sys.argv[5].split(','))
        spec = SigFieldSpec('Sig1', box=box, on_page=int(sys.argv[4]) - 1)
        style = TextStampStyle(stamp_text='Signed by %(signer)s')
    if set(mode) & set('tla'):
        stamper = timestamps.DummyTimeStamper(
            load_cert_from_pemder('tsa.pem'), load_private_key_from_pemder('tsa.key', None))
    if set(mode) & set('la'):
        more = dict(embed_validation_info=True, use_pades_lta='a' in mode,
            validation_context=ValidationContext(trust_roots=[load_cert_from_pemder('ca.pem')],
                crls=[open('crl.der', 'rb').read()], allow_fetching=False))
    signer = signers.SimpleSigner.load('seal.key', 'seal.pem', ca_chain_files=['ca.pem'])
    metadata = signers.PdfSignatureMetadata(
        field_name='Sig1', subfilter=SigSeedSubFilter.PADES, certify='c' in mode, **more)
    signers.PdfSigner(metadata, signer=signer, timestamper=stamper, new_field_spec=spec,
        stamp_style=style).sign_pdf(writer, output=open(target, 'wb'))
    """

  private static let iText = """
    import com.lowagie.text.Rectangle;
    import com.lowagie.text.pdf.*;
    import java.io.*;
    import java.util.*;
    public class Sign {
      public static void main(String[] words) throws Exception {
        PdfStamper stamper = PdfStamper.createSignature(
          new PdfReader(words[0]), new FileOutputStream(words[1]), '\\0', null, true);
        PdfSignatureAppearance look = stamper.getSignatureAppearance();
        look.setLayer2Text("Signed by Plateforme");
        if (words.length > 2) {
          String[] box = words[3].split(",");
          look.setVisibleSignature(new Rectangle(Float.parseFloat(box[0]), Float.parseFloat(box[1]),
            Float.parseFloat(box[2]), Float.parseFloat(box[3])), Integer.parseInt(words[2]), "Sig1");
        }
        PdfSignature value =
          new PdfSignature(PdfName.ADOBE_PPKLITE, PdfName.ADBE_PKCS7_DETACHED);
        value.setDate(new PdfDate(Calendar.getInstance()));
        look.setCryptoDictionary(value);
        HashMap room = new HashMap();
        room.put(PdfName.CONTENTS, Integer.valueOf(16002));
        look.preClose(room);
        try (FileOutputStream data = new FileOutputStream("data")) {
          look.getRangeStream().transferTo(data);
        }
        new ProcessBuilder("openssl", "cms", "-sign", "-binary", "-signer", "seal.pem", "-inkey",
          "seal.key", "-in", "data", "-outform", "DER", "-out", "data.der").inheritIO().start()
          .waitFor();
        PdfDictionary filled = new PdfDictionary();
        byte[] signature = Arrays.copyOf(new FileInputStream("data.der").readAllBytes(), 8000);
        filled.put(PdfName.CONTENTS, new PdfString(signature).setHexWriting(true));
        look.close(filled);
      }
    }
    """
}
