internal import CMS

/// What the machine has to have, whatever stands in the database.
extension Examination {
  /// Less than this, and a commit may fail.
  static let leastSpace = 64 << 20
  /// Room for a copy, and for the journal of a large change.
  static let enoughSpace = 512 << 20

  /// Up to this size SQLite's own check of the file holds nobody up: a tenth of a second.
  static let smallFile = 16 << 20

  /// How many days a backup is recent, and the copy that an upgrade has left is of use.
  static let (backupDays, copyDays) = (7, 30)

  /// Looks for what restores and upgrades have left beside the database.
  mutating func lookAtCopies(now: Instant) {
    if FileSystem.isThere(store.asidePath) {
      return note(.upgradeCopy, .warning(.asideStands(path: store.asidePath)))
    }
    guard let copy = store.copiesOfUpgrades.first, let status = FileSystem.status(copy) else {
      return note(.upgradeCopy, .notNeeded(.absent))
    }
    let isOld = status.changedAt.adding(days: Self.copyDays) <= now
    note(.upgradeCopy, isOld ? .warning(.upgradeCopyStands(path: copy)) : .ok(.path(copy)))
  }

  mutating func lookAtMachine() {
    look(at: .fonts) {
      _ = try Typefaces.family()
      return .ok(nil)
    }
    let folder = FileSystem.parent(of: store.path)
    if let free = FileSystem.freeSpace(folder) {
      note(
        .freeSpace,
        Self.judge(free: free, database: FileSystem.status(store.path)?.size ?? 0, in: folder))
    }
  }

  static func judge(free: Int, database: Int, in folder: String) -> CheckFinding.State {
    let fault = CheckFault.littleSpace(path: folder, bytes: free)
    if free < leastSpace { return .broken(fault) }
    return free < max(enoughSpace, database) ? .warning(fault) : .ok(.bytes(free))
  }

  /// Looks whether OpenSSL is there, where no seal can be looked at.
  mutating func lookAtSealTool() {
    look(at: .sealTool) {
      _ = try OutsideProgram.openssl.output(["version"])
      return .ok(nil)
    }
  }

  /// Takes over what `seal check` says. A sandbox does without a seal, and launches with one that
  /// ends soon.
  mutating func take(_ findings: [SealFinding], isSandbox: Bool) {
    for finding in findings where finding.wasChecked {
      let check = Check(finding.item)
      switch finding.fault {
      case nil: note(check, .ok(nil))
      case .missing where isSandbox, .expiresSoon where isSandbox:
        note(check, .notNeeded(.sandbox))
      case let fault?: note(check, .broken(.seal(fault)))
      }
    }
  }

  /// Looks at what time-stamps and the checks of signatures take.
  mutating func lookAtAuthorities(_ settings: SettingsInForce) {
    look(at: .timestampAuthority) {
      guard let address = settings.optional(.timestampAuthority) else {
        return .notNeeded(.unset(.timestampAuthority))
      }
      _ = try OutsideProgram.curl.output(["--version"])
      return .ok(.value(address))
    }
    look(at: .trustedCertificates) {
      guard let path = settings.optional(.trustedCertificates) else {
        return .notNeeded(.unset(.trustedCertificates))
      }
      let bytes = (try? FileSystem.read(path, limit: 1 << 22)) ?? []
      let certificates = (try? Certificate.all(pem: bytes)) ?? []
      return certificates.isEmpty
        ? .broken(.certificatesUnreadable(path: path)) : .ok(.path(path))
    }
  }
}
