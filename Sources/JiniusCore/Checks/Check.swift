/// What `doctor` looks at, in this order. The words never change: scripts rely on them.
public enum Check: String, CaseIterable, Sendable {
  // The file, and those beside it.
  case database, schema, kind
  case folderPermissions = "folder_permissions"
  case databasePermissions = "database_permissions"
  case keyPermissions = "key_permissions"
  case lockPermissions = "lock_permissions"
  case sealPermissions = "seal_permissions"
  case key
  /// The list of those who were erased.
  case erasures
  case sqlite, clock, journal, bindings, integrity, documents, rights
  /// When the database was backed up, and what a restore or an upgrade has left.
  case backup, numbers
  case upgradeCopy = "upgrade_copy"
  // The settings, and the programs that they name.
  case settings
  case publicAddress = "public_address"
  case mailSender = "mail_sender"
  case sendmail
  case smsCommand = "sms_command"
  case failedLetters = "failed_letters"
  case overdueLetters = "overdue_letters"
  case overdueDeadlines = "overdue_deadlines"
  // The seal: what `seal check` looks at.
  case sealTool = "seal_tool"
  case sealFile = "seal_file"
  case sealKey = "seal_key"
  case sealMatch = "seal_match"
  case sealUsage = "seal_usage"
  case sealValidity = "seal_validity"
  case sealTimestamp = "seal_timestamp"
  case timestampAuthority = "timestamp_authority"
  case trustedCertificates = "trusted_certificates"
  /// Whose signatures count.
  case platforms
  // The machine.
  case fonts
  case freeSpace = "free_space"

  init(_ item: SealFinding.Item) {
    switch item {
    case .tool: self = .sealTool
    case .file: self = .sealFile
    case .key: self = .sealKey
    case .match: self = .sealMatch
    case .usage: self = .sealUsage
    case .validity: self = .sealValidity
    case .timestamp: self = .sealTimestamp
    }
  }
}

/// One line of `doctor`.
public struct CheckFinding: Sendable {
  /// What was looked at.
  public let check: Check
  /// How it stands.
  public let state: State

  /// How a thing stands.
  public enum State: Sendable {
    /// As it should be; what was found, where that tells something.
    case ok(CheckFact?)
    /// It works, and will not for long, or not for everybody.
    case warning(CheckFault)
    /// It does not work.
    case broken(CheckFault)
    /// Nothing here rests on it.
    case notNeeded(CheckExcuse)
  }
}

/// What was found in order.
public enum CheckFact: Sendable {
  case path(String)
  case version(Int)
  case kind(isSandbox: Bool)
  case sqlite(String)
  case instant(Instant)
  case entries(Int)
  case documents(Int)
  case rows(Int)
  case value(String)
  case bytes(Int)
}

/// Why something need not be there.
public enum CheckExcuse: Sendable {
  /// Nothing ever leaves a sandbox, and nobody relies on it.
  case sandbox
  /// The setting that would ask for it is not set.
  case unset(Setting)
  /// There is no such file, and none is needed.
  case absent
}

/// What is wrong with a thing.
public enum CheckFault: Sendable {
  /// What a command that needs it would be answered.
  case error(any Error)
  case seal(SealFault)
  /// Others than the owner may read or write it.
  case exposed(path: String, mode: Int, wanted: Int)
  /// It belongs to another user than the database does.
  case otherOwner(path: String, owner: Int, wanted: Int)
  /// SQLite writes ahead, as other programs set it: commits may be lost.
  case writesAhead
  /// SQLite's own words on what it finds damaged.
  case damaged(String)
  /// Rows of these tables point to none.
  case danglingRows(tables: [String])
  /// Documents that are not what their digests say; the conventions that the first belongs to.
  case documentsAltered(count: Int, first: Int, conventions: [String])
  /// Edits of rights that change nothing, since the rules forbid them; what strikes the first out.
  case rightsIgnored([String], remedy: RightRemedy?)
  /// Rows that signatures rest on, and that were changed by other means than jinius.
  case rowsAltered([BoundRow])
  case settingMissing(Setting)
  case settingInvalid(Setting, value: String)
  case addressNotEncrypted(String)
  case certificatesUnreadable(path: String)
  /// Its last certificate ends within a month, or has ended.
  case platformEnds(String)
  case lettersFailed(count: Int, days: Int)
  case lettersOverdue(count: Int, since: Instant)
  case deadlinesOverdue(since: Instant)
  case littleSpace(path: String, bytes: Int)
  /// When the last one was made; nil where none was.
  case backupDue(since: Instant?)
  /// What an upgrade left holds people who may have been erased since.
  case upgradeCopyStands(path: String)
  /// What stood before a restore, which was killed when it was done.
  case asideStands(path: String)
}

/// What strikes out an edit of rights that the rules forbid: to say again what holds anyway.
public struct RightRemedy: Sendable {
  /// Of which company.
  public let company: SIREN
  /// Whose.
  public let role: Role
  /// What.
  public let action: Action
  /// Whether he may by the rules.
  public let isAllowed: Bool
}
