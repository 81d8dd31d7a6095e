import Foundation
import Stage
import Testing

/// A certification authority of one test's own, with a time-stamp authority on loopback: OpenSSL
/// behind a small server, which also plays false.
final class Authority {
  /// What the time-stamp authority does, by the address that is asked.
  enum Behaviour: String, CaseIterable {
    /// Stamps what it is given.
    case good
    /// Stamps something else, with the right number.
    case other
    /// Gives an answer again that was given before.
    case replay
    /// Refuses, in the form that the protocol has for it.
    case refused
    /// Answers with a page.
    case garbage
    /// Fails.
    case broken
    /// Sends elsewhere.
    case redirect
  }

  let folder: String
  /// The certificate that all others rest on.
  var root: String { folder + "/ca.pem" }
  private let server: Process
  private let port: String

  init(in parent: String) throws {
    folder = parent + "/authority-" + UUID().uuidString
    server = Process()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let files = [
      "authority.cnf": Self.settings, "index.txt": "", "server.py": Self.script, "serial": "01",
      "tsa.ext": "extendedKeyUsage=critical,timeStamping\n",
      "seal.ext": "keyUsage=critical,digitalSignature,nonRepudiation\n",
    ]
    for (name, text) in files {
      try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }
    try Self.openssl(
      folder,
      "req -x509 -newkey rsa:2048 -noenc -utf8 -subj '/CN=Autorité' -days 3650 -keyout ca.key"
        + " -out ca.pem")
    try Self.issue(in: folder, "tsa", "Horodatage", "-days 300")

    server.executableURL = URL(filePath: "/usr/bin/env")
    server.arguments = ["python3", "server.py"]
    server.currentDirectoryURL = URL(filePath: folder)
    let pipe = Pipe()
    server.standardOutput = pipe
    server.standardError = FileHandle.nullDevice
    try server.run()
    let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
    port = line.trimmingCharacters(in: .newlines)
    try #require(Int(port) != nil, "no port: \(line)")
  }

  // The threads of tests block every other signal, and so do the programs that they start.
  deinit { kill(server.processIdentifier, SIGKILL) }

  func address(_ behaviour: Behaviour = .good) -> String {
    "http://127.0.0.1:\(port)/\(behaviour.rawValue)"
  }

  /// A certificate for seals, with its key in PEM, unencrypted; one that has ended, or holds.
  func sealCertificate(
    _ name: String, ec: Bool = false, ended: Bool = false
  ) throws -> (certificate: String, key: String) {
    let dates = ended ? "-enddate 20210101000000Z" : "-enddate 20491231235959Z"
    try Self.issue(in: folder, "seal", name, "-startdate 20200101000000Z " + dates, ec: ec)
    return (folder + "/seal.pem", folder + "/seal.key")
  }

  private static func openssl(_ folder: String, _ words: String) throws {
    let ending = try system("bash", ["-c", "cd '\(folder)' && openssl \(words)"])
    try #require(ending.status == 0, "openssl \(words): \(ending)")
  }

  private static func issue(
    in folder: String, _ file: String, _ name: String, _ dates: String, ec: Bool = false
  ) throws {
    let kind = ec ? "ec -pkeyopt ec_paramgen_curve:P-256" : "rsa:2048"
    try openssl(
      folder,
      "req -newkey \(kind) -noenc -utf8 -subj '/CN=\(name)' -keyout \(file).key -out \(file).csr")
    try openssl(
      folder,
      "ca -batch -notext -utf8 -config authority.cnf -in \(file).csr -cert ca.pem -keyfile ca.key"
        + " \(dates) -extfile \(file).ext -out \(file).pem")
  }

  private static let settings = """
    [ca]
    default_ca = issuing
    [issuing]
    database = index.txt
    new_certs_dir = .
    rand_serial = yes
    unique_subject = no
    default_md = sha256
    policy = names
    [names]
    commonName = supplied
    [tsa]
    default_tsa = stamping
    [stamping]
    serial = serial
    signer_digest = sha256
    default_policy = 1.2.3.4.1
    digests = sha256
    ess_cert_id_alg = sha256

    """

  private static let script = """
    import http.server, subprocess

    def stamp(query):
        open("q.tsq", "wb").write(query)
        subprocess.run(["openssl", "ts", "-reply", "-config", "authority.cnf", "-queryfile", "q.tsq",
            "-signer", "tsa.pem", "-inkey", "tsa.key", "-chain", "ca.pem", "-out", "r.tsr"],
            check=True, stderr=subprocess.DEVNULL)
        return open("r.tsr", "rb").read()

    class Handler(http.server.BaseHTTPRequestHandler):
        before = None

        def do_POST(self):
            query = self.rfile.read(int(self.headers["Content-Length"]))
            kind = self.path.strip("/")
            if kind == "broken":
                return self.send_error(500)
            if kind == "redirect":
                self.send_response(302)
                self.send_header("Location", "file:///etc/passwd")
                return self.end_headers()
            if kind == "other":
                digest = query.index(bytes([4, 32])) + 2
                query = query[:digest] + bytes(32) + query[digest + 32:]
            if kind == "refused":
                query = b"no query"
            if kind == "garbage":
                answer = b"<html>Welcome</html>"
            elif kind == "replay":
                answer = Handler.before or stamp(query)
                Handler.before = answer
            else:
                answer = stamp(query)
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *words):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()

    """
}

extension Authority {
  /// A token over bytes, by OpenSSL alone.
  func token(over bytes: [UInt8]) throws -> [UInt8] {
    let data = folder + "/data"
    try Data(bytes).write(to: URL(filePath: data))
    let steps = """
      openssl ts -query -data data -sha256 -cert -out d.tsq && openssl ts -reply -config authority.cnf \
      -queryfile d.tsq -signer tsa.pem -inkey tsa.key -chain ca.pem -out d.tsr && \
      openssl ts -reply -in d.tsr -token_out -out d.der
      """
    let ending = try system("bash", ["-c", "cd '\(folder)' && \(steps)"])
    try #require(ending.status == 0, "\(ending)")
    return [UInt8](try Data(contentsOf: URL(filePath: folder + "/d.der")))
  }
}
