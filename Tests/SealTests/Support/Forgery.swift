import CMS
import ChildProcess
import Foundation
import PDF
import SHA2
import Testing

/// Signed files that ought not to be: the place of a signature filled with another one.
struct Forgery {
  let file: [UInt8]

  /// Signs what the file's ranges cover with a key, and says that it was a certificate's.
  func signed(
    by key: String, as certificate: Certificate, token: ([UInt8]) throws -> [UInt8]? = { _ in nil }
  ) throws -> [UInt8] {
    let content = try #require(SignableFile.signedBytes(of: file))
    let attributes = SignedAttributes(digest: SHA256.hash(content), signer: certificate)
    let value = try openssl(["dgst", "-sha256", "-sign", key], input: attributes.der)
    let signature = try #require(
      DetachedSignature(
        signer: certificate, chain: [], attributes: attributes, value: value,
        token: try token(value)))
    return try filled(with: signature.der)
  }

  private func filled(with signature: [UInt8]) throws -> [UInt8] {
    let mark = Data("/Contents <".utf8)
    let start = try #require(Data(file).range(of: mark, options: .backwards)).upperBound
    let end = try #require(file[start...].firstIndex(of: UInt8(ascii: ">")))
    let digits = Array(signature.hex.uppercased().utf8)
    let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: end - start - digits.count)
    return Array(file[..<start]) + digits + zeros + Array(file[end...])
  }

  /// Somebody else's key.
  static func key() throws -> [UInt8] {
    try openssl(["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"])
  }

  /// The certificate of a file.
  static func certificate(_ path: String) throws -> Certificate {
    try #require(try Certificate.all(pem: Data(contentsOf: URL(filePath: path))).first)
  }
}

/// What OpenSSL answers; it must succeed.
func openssl(_ words: [String], input: [UInt8] = []) throws -> [UInt8] {
  let result = try ChildProcess.run(
    "openssl", words, environment: ["PATH": "/usr/bin:/bin"], input: input, limit: 30)
  try #require(result.succeeded, "\(String(decoding: result.errors, as: UTF8.self))")
  return result.output
}
