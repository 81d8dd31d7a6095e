import CMS
import ChildProcess
import Foundation
import PDF
import SHA2
import Testing

@testable import JiniusCore

/// Files under seal, as OpenSSL judges them.
@Suite("sealing") struct SealingTests {
  static let key = SecretKey(bytes: [UInt8](repeating: 7, count: 32))
  static let kinds: [SealKey.Kind] = [.rsa, .ec]
  static let now = Cast.opening

  static func seal(_ kind: SealKey.Kind = .ec, days: Int = 365) throws -> Seal {
    try Seal.made(kind, name: "IRF d’Île-de-France", from: now, days: days, key: key)
  }

  static func order(
    at time: Instant = now, timestamp: TimestampWish = .none
  ) throws -> SealingOrder {
    SealingOrder(
      pdf: try paper(), at: time, name: "IRF d’Île-de-France", reason: "Scellé (\\) après lecture",
      timestamp: timestamp)
  }

  static func paper() throws -> [UInt8] {
    var paper = Composer(
      try Typefaces.family(),
      metadata: Metadata(
        title: "Convention", language: "fr-FR", created: Timestamp(now),
        identifier: [UInt8](repeating: 1, count: 16)))
    paper.title("CONVENTION")
    paper.paragraph("À signer.")
    return try paper.finish()
  }

  /// What OpenSSL says of a signature over what the file's ranges cover.
  static func judgement(of file: [UInt8], by seal: Seal) throws -> ChildResult {
    let signature = try #require(Self.signature(in: file))
    let content = try #require(SignableFile.signedBytes(of: file))
    return try ChildProcess.run(
      "openssl",
      [
        "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "/dev/fd/3", "-content",
        "/dev/stdin", "-CAfile", "/dev/fd/4", "-partial_chain", "-purpose", "any", "-attime",
        String(now.seconds), "-out", "/dev/null",
      ], environment: [:], input: content,
      extraInputs: [(3, signature), (4, seal.file)], limit: 20)
  }

  static func signature(in file: [UInt8]) -> [UInt8]? {
    let text = String(decoding: file, as: UTF8.self)
    guard let start = text.range(of: "/Contents <", options: .backwards)?.upperBound,
      let end = text[start...].firstIndex(of: ">")
    else { return nil }
    return [UInt8](hex: text[start..<end].lowercased())
  }

  @Test(
    "a sealed file begins with the file that was given, and OpenSSL finds it intact",
    arguments: kinds)
  func sealed(kind: SealKey.Kind) throws {
    let seal = try Self.seal(kind)
    let order = try Self.order()
    let sealed = try seal.seal(order)
    #expect(sealed.level == .basic)
    #expect(sealed.missingTimestamp == nil)
    #expect(sealed.bytes.starts(with: order.pdf))
    #expect(try Self.judgement(of: sealed.bytes, by: seal).succeeded)

    var changed = sealed.bytes
    changed[700] ^= 1
    #expect(try Self.judgement(of: changed, by: seal).succeeded == false)
    #expect(SignableFile.signedBytes(of: sealed.bytes + [10]) == nil)
    #expect(try Self.judgement(of: sealed.bytes, by: Self.seal(kind)).succeeded == false)
  }

  @Test("an RSA seal of the same file at the same time is the same, byte for byte")
  func deterministic() throws {
    let (order, rsa, ec) = (try Self.order(), try Self.seal(.rsa), try Self.seal(.ec))
    #expect(try rsa.seal(order).bytes == rsa.seal(order).bytes)
    #expect(try ec.seal(order).bytes != ec.seal(order).bytes)
  }

  @Test("a file is sealed once")
  func once() throws {
    let seal = try Self.seal()
    let sealed = try seal.seal(Self.order())
    let again = SealingOrder(
      pdf: sealed.bytes, at: Self.now, name: "", reason: "", timestamp: .none)
    #expect(throws: BrokenInvariant.self) { try seal.seal(again) }
  }

  @Test("a certificate that is not in force seals nothing", arguments: [-1, 366])
  func notInForce(days: Int) throws {
    let seal = try Self.seal(days: 365)
    let time = Self.now.adding(days: days)
    let fault: SealFault =
      days < 0 ? .notYetValid(from: Self.now) : .expired(at: Self.now.adding(days: 365))
    #expect(throws: Refusal.sealUnusable([fault])) { try seal.seal(Self.order(at: time)) }
  }

  @Test("a key that is not the certificate's is found out before the file leaves")
  func otherKey() throws {
    let (seal, other) = (try Self.seal(), try Self.seal())
    let mixed = Seal(certificate: seal.certificate, chain: [], key: other.key)
    #expect(throws: ToolError.failed(program: "openssl", .wrongAnswer)) {
      try mixed.seal(Self.order())
    }
  }

  @Test("no key opens without the key file")
  func stolen() throws {
    let seal = try Self.seal()
    let other = SecretKey(bytes: [UInt8](repeating: 8, count: 32))
    #expect(throws: Seal.FileFault.another) { try Seal(file: seal.file, key: other) }
    // Nor where the proof is not asked for.
    let stolen = Seal(
      certificate: seal.certificate, chain: [], key: SealKey(pem: seal.key.pem, key: other))
    #expect(try stolen.key.publicKey() == nil)
    #expect(throws: ToolError.self) { try stolen.seal(Self.order()) }
  }

  @Test("an authority that gives no answer costs the time-stamp, or the seal where it is required")
  func unreachable() throws {
    let seal = try Self.seal()
    // Nobody listens on the port of discarding.
    func wish(_ policy: TimestampPolicy) -> TimestampWish {
      TimestampWish(policy: policy, authority: "http://127.0.0.1:9/", trusted: nil)
    }
    let sealed = try seal.seal(Self.order(timestamp: wish(.ifPossible)))
    #expect(sealed.level == .basic)
    guard case .unreachable = sealed.missingTimestamp else {
      Issue.record("\(String(describing: sealed.missingTimestamp))")
      return
    }
    #expect(throws: TimestampFault.self) { try seal.seal(Self.order(timestamp: wish(.require))) }
    #expect(try seal.seal(Self.order(timestamp: wish(.off))).missingTimestamp == nil)
    #expect(throws: TimestampFault.authorityMissing) {
      try seal.seal(
        Self.order(timestamp: TimestampWish(policy: .require, authority: nil, trusted: nil)))
    }
  }
}

extension TimestampWish {
  static let none = TimestampWish(policy: .off, authority: nil, trusted: nil)
}
