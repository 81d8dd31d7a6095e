internal import CMS
internal import ChildProcess
internal import DER
internal import SHA2

/// What is wanted of a time-stamp authority.
struct TimestampWish {
  let policy: TimestampPolicy
  /// Its address; nil where none is named.
  let authority: String?
  /// A file of the certificates that it is checked against; nil for those that it sends itself.
  let trusted: String?

  /// A time-stamp over bytes, proved to be one; nil where none is wanted.
  ///
  /// Whatever is wrong with an answer, there is no token: none is ever made up.
  func token(over bytes: [UInt8]) throws(TimestampFault) -> [UInt8]? {
    if policy == .off { return nil }
    guard let authority else {
      if policy == .require { throw .authorityMissing }
      return nil
    }
    let request = TimestampRequest(digest: SHA256.hash(bytes), nonce: randomBytes(8))
    do {
      let answer = try Self.answer(of: authority, to: request)
      return try proved(answer, request)
    } catch {
      throw error as? TimestampFault ?? (error as? ToolError).map(TimestampFault.tool) ?? .noToken
    }
  }

  private static let mediaType = "application/timestamp-query"

  /// Asks over HTTP: what is not an address of the web is not followed, and nothing else either.
  private static func answer(
    of authority: String, to request: TimestampRequest
  ) throws -> [UInt8] {
    let result = try OutsideProgram.curl.run(
      [
        // First of all: no configuration of the user's own.
        "--disable", "--silent", "--show-error", "--fail", "--globoff", "--proto", "=http,https",
        "--max-time", "15", "--max-filesize", "1000000", "--header",
        "Content-Type: " + mediaType, "--data-binary", "@-", "--url", authority,
      ], input: request.der, limit: 20)
    guard result.succeeded else { throw TimestampFault.unreachable(result.complaint) }
    return result.output
  }

  /// The token of an answer, once OpenSSL has found its digest, its number and its signature right.
  private func proved(_ answer: [UInt8], _ request: TimestampRequest) throws -> [UInt8] {
    guard let reply = try? TimestampReply(der: answer), let token = reply.token else {
      throw TimestampFault.noToken
    }
    let own = reply.certificates.flatMap { PEMBlock("CERTIFICATE", $0.der).text }
    let result = try OutsideProgram.openssl.run(
      [
        "ts", "-verify", "-queryfile", "/dev/fd/3", "-in", "/dev/stdin", "-partial_chain",
        "-CAfile", trusted ?? "/dev/fd/4",
      ], input: answer, others: [request.der, own])
    guard try result.confirms("Verification: OK") else {
      throw TimestampFault.invalid(result.complaint)
    }
    return token
  }
}

/// Why a time-stamp that was wanted is missing.
public enum TimestampFault: Error, Equatable, Sendable {
  /// No authority is named.
  case authorityMissing
  /// A program that it takes is not there, or does not work.
  case tool(ToolError)
  /// The authority gave no answer, in curl's words.
  case unreachable(String)
  /// The answer holds no token.
  case noToken
  /// The token is not what was asked for, or not from whom it should be, in OpenSSL's words.
  case invalid(String)
  /// The token does not fit into the signature.
  case tooLarge
}

extension Reading {
  /// The policy in force, where a launch says no other.
  func timestampPolicy() throws -> TimestampPolicy {
    TimestampPolicy(rawValue: try value(.timestamp)) ?? .ifPossible
  }

  /// What a policy comes to, with the authority and the certificates that the settings name.
  func timestampWish(_ policy: TimestampPolicy) throws -> TimestampWish {
    TimestampWish(
      policy: policy, authority: try optional(.timestampAuthority),
      trusted: try optional(.trustedCertificates))
  }
}
