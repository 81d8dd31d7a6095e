internal import CMS

extension Store {
  /// Looks at everything that a seal takes: one run of OpenSSL, no transaction.
  ///
  /// - Parameter isBrief: whether to believe the file's proof that its key and certificate belong
  ///   together, and to run nothing.
  func sealChecks(
    _ key: SecretKey, at now: Instant, timestamp: TimestampWish, isBrief: Bool = false
  ) -> [SealFinding] {
    let standing: Result<Seal, SealFault>
    do {
      standing = try seal(key).map { .success($0) } ?? .failure(.missing)
    } catch StoreError.cannotRead(let path, let reason) {
      standing = .failure(.cannotRead(path: path, reason))
    } catch StoreError.sealMismatch(let path) { standing = .failure(.another(path: path)) } catch {
      standing = .failure(.unreadable(path: sealPath))
    }
    var judgement = SealJudgement(seal: standing, timestamp: timestamp, now: now)
    let (openssl, curl) = (OutsideProgram.openssl, OutsideProgram.curl)
    if !curl.isThere {
      judgement.courier = .toolMissing(program: curl.name, package: curl.package)
    }
    do throws(ToolError) {
      if isBrief, let seal = try? standing.get() {
        judgement.publicKey = seal.certificate.publicKey
        if !openssl.isThere { throw .missing(program: openssl.name, package: openssl.package) }
      } else if let seal = try? standing.get() {
        judgement.publicKey = try seal.key.publicKey()
      } else {
        _ = try openssl.output(["version"])
      }
    } catch {
      switch error {
      case .missing(let program, let package):
        judgement.tool = .toolMissing(program: program, package: package)
      case .failed(let program, _): judgement.tool = .toolFailed(program: program)
      }
    }
    return judgement.checks
  }

  /// Refuses to launch a signature that could not be sealed in the end.
  func requireUsableSeal(
    _ key: SecretKey, at now: Instant, timestamp: TimestampWish
  ) throws {
    let findings = sealChecks(key, at: now, timestamp: timestamp, isBrief: true)
    let faults = findings.compactMap(\.fault)
    for fault in faults {
      switch fault {
      case .cannotRead(let path, let reason): throw StoreError.cannotRead(path: path, reason)
      case .another(let path): throw StoreError.sealMismatch(path: path)
      default: continue
      }
    }
    if !faults.isEmpty { throw Refusal.sealUnusable(faults) }
  }
}
