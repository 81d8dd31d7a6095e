import Foundation
import Stage
import Testing

/// What a restore, a backup and an upgrade find in their way: nothing that stands is lost by them.
@Suite struct RestoreTests {
  /// A sandbox with a backup of another installation, which has another key and another seal.
  private func scratch() throws -> Scratch {
    let other = try OldDatabase.boundSandbox.copy()
    let scratch = try Scratch()
    try scratch.done("init", "--sandbox")
    try scratch.done("seal", "create", "--name", "IRF")
    try scratch.done(
      "account", "create", "odile@x.example", "--given-name", "Odile", "--family-name", "Oubli")
    for name in ["jinius.db", "jinius.db.key", "jinius.db.seal"] {
      try FileManager.default.copyItem(
        atPath: other.folder + "/" + name, toPath: scratch.folder + "/other-" + name)
    }
    let made = try scratch.bash(
      """
      umask 077; echo 'un long secret' >passphrase; mkdir o
      for part in '' .key .seal; do mv other-jinius.db$part o/jinius.db$part; done
      "$@" tick --db o/jinius.db && "$@" backup b --db o/jinius.db --passphrase - <passphrase
      mkdir kept && cp -p jinius.db jinius.db.key jinius.db.seal kept/
      """, [])
    #expect(made.status == 0, "\(made)")
    return scratch
  }

  private func jinius(_ scratch: Scratch, _ line: String) throws -> Ending {
    try scratch.bash("\"$@\" \(line)", [])
  }

  private static let restore = "restore b --passphrase - --json"

  @Test(arguments: ["jinius.db", "jinius.db.key", "jinius.db.seal", "jinius.db-journal"])
  func `issue 9, 4.1: nothing that stands and differs is replaced without --force`(
    name: String
  ) throws {
    let scratch = try scratch()
    _ = try scratch.bash("rm -f jinius.db*; cp kept/\(name) . || echo hot >\(name)")
    let ending = try jinius(scratch, Self.restore + " <passphrase")
    #expect(ending.status == 73 && ending.errorCode == "file_exists", "\(ending)")
    #expect(ending.errors.contains("/\(name) exists"))
    #expect(
      try scratch.bash("ls | grep jinius; cmp kept/\(name) \(name) || grep hot \(name)").output
        .split(separator: "\n").first == Substring(name))
    let forced = try jinius(scratch, Self.restore + " --force <passphrase")
    #expect(forced.status == 0, "\(forced)")
    for command in ["audit verify", "seal show"] {
      #expect(try jinius(scratch, command).status == 0)
    }
    #expect(try scratch.bash("ls -d jinius.db.*").output.contains("before") == false)
  }

  @Test func `issue 9, 4.1: what stands and is the same is no obstacle`() throws {
    let scratch = try scratch()
    let ending = try scratch.bash(
      """
      rm jinius.db*; cp o/jinius.db.key o/jinius.db.seal . && : >jinius.db-journal &&
        "$@" \(Self.restore) <passphrase && "$@" seal show
      """, [])
    #expect(ending.status == 0, "\(ending)")
  }

  /// The renamings, and the folders made and taken, of a restore over another installation.
  private func calls(of scratch: Scratch, _ names: String) throws -> [Call] {
    let log = try scratch.bash(
      """
      rm -rf jinius.db*; cp -p kept/* .; strace -qq -e signal=none -o calls -e trace=\(names) "$@" \(Self.restore) --force <passphrase \
        >/dev/null && cat calls
      """, [])
    #expect(log.status == 0, "\(log)")
    var met: [String: Int] = [:]
    return log.output.split(separator: "\n").map { line in
      let name = String(line.prefix { $0 != "(" })
      met[name, default: 0] += 1
      return Call(name: name, number: met[name] ?? 0)
    }
  }

  /// Puts back the installation that stood, and restores over it, with trouble at a call.
  private func trouble(_ effect: String, at call: Call, of scratch: Scratch) throws -> Ending {
    try scratch.bash(
      """
      rm -rf jinius.db*; cp -p kept/* . && strace -qq -e signal=none -o calls \
        -e inject=\(call.name):\(effect):when=\(call.number) "$@" \(Self.restore) --force <passphrase
      """, [])
  }

  /// Whether the earlier installation stands whole, with its own key and seal; else the new one has to.
  private func standsEarlier(_ scratch: Scratch) throws -> Bool {
    for command in ["audit verify", "seal show"] {
      let ending = try jinius(scratch, command)
      try #require(ending.status == 0, "\(ending)")
    }
    let isEarlier =
      try scratch.sql("SELECT count(*) FROM account WHERE given_name = 'Odile'") == "1"
    let folder = isEarlier ? "kept" : "o"
    let same = try scratch.bash("for part in key seal; do cmp {.,\(folder)}/jinius.db.$part; done")
    try #require(same.output == "", "\(same)")
    return isEarlier
  }

  @Test
  func `issue 9, 4.1: a restore that is killed leaves the earlier installation or the new one`()
    throws
  {
    let scratch = try scratch()
    var earlier = 0
    let calls = try calls(of: scratch, "rename,mkdir,rmdir")
    #expect(calls.count > 8)
    for call in calls {
      let ending = try trouble("signal=KILL", at: call, of: scratch)
      try #require(ending.status == 137, "\(call): \(ending)")
      // While neither has its name that is said, and nothing else is made there.
      if try scratch.bash("test -e jinius.db").status != 0 {
        for line in ["audit verify --json", "init --sandbox --json"] {
          let ending = try jinius(scratch, line)
          try #require(ending.errorCode == "unfinished_restore", "\(call): \(ending)")
        }
        // Whoever asks for nothing to be replaced gets back what stood.
        let again = try jinius(scratch, Self.restore + " <passphrase")
        try #require(again.status == 73, "\(call): \(again)")
      }
      if try standsEarlier(scratch) { earlier += 1 }
    }
    #expect((2..<calls.count).contains(earlier))
  }

  @Test func `issue 9, 4.1: where a call of a restore fails, what stood is put back at once`()
    throws
  {
    let scratch = try scratch()
    let calls = try calls(of: scratch, "rename,mkdir")
    for call in calls {
      let ending = try trouble("error=EIO", at: call, of: scratch)
      try #require([73, 74].contains(ending.status), "\(call): \(ending)")
      try #require(try standsEarlier(scratch), "\(call)")
      try #require(try scratch.bash("ls -d jinius.db.before-restore").status != 0)
    }
  }

  @Test(arguments: ["key", "seal", "erased"])
  func `issue 9, 4.1: an unencrypted file with more than a database is no backup`(part: String)
    throws
  {
    let scratch = try scratch()
    let ending = try scratch.bash(
      """
      cp o/jinius.db.erased kept/ && "$@" backup bare --db o/jinius.db --without-keys --quiet &&
        mkdir x && tar -xf bare -C x && cd x &&
        (cp ../o/jinius.db.\(part) . || echo '1 1700000000' >jinius.db.erased) &&
        sha256sum jinius.db* >SHA256SUMS && tar -cf ../bare jinius.db* SHA256SUMS && cd .. &&
        "$@" restore bare --db o/jinius.db --force --json
      """, [])
    #expect(ending.status == 65 && ending.errorCode == "no_backup", "\(ending)")
    #expect(try scratch.bash("cmp o/jinius.db.erased kept/jinius.db.erased").status == 0)
  }

  /// What unpacks to more than it is.
  @Test(arguments: [
    "truncate -s 200G jinius.db.seal; tar cSf ../b *", "truncate -s 200G jinius.db; tar cSf ../b *",
    "tar czf ../b *",
    "head -c 300000 /dev/zero >jinius.db.seal; sha256sum jinius.db* >SHA256SUMS; tar cf ../b *",
  ])
  func `issue 9, 4.1: a file that would unpack to more than itself is no backup`(packing: String)
    throws
  {
    let scratch = try scratch()
    let opened = "openssl enc -d -aes-256-cbc -pbkdf2 -iter 600000 -pass file:passphrase -in b"
    let ending = try scratch.bash(
      """
      mkdir x && \(opened) | tar -x -C x && cd x && (\(packing)) && cd .. && mv b c &&
        openssl enc -aes-256-cbc -pbkdf2 -iter 600000 -pass file:passphrase -in c -out b &&
        timeout 20 "$@" \(Self.restore) --force <passphrase
      """, [])
    #expect(["no_backup", "wrong_passphrase"].contains(ending.errorCode), "\(ending)")
    #expect(try standsEarlier(scratch))
  }

  @Test func `issue 9, 4.1: --keep moves backups of jinius, and nothing else`() throws {
    let scratch = try scratch()
    let keep = "backup k --keep 3 --passphrase - --json <passphrase"
    #expect(try jinius(scratch, "init --sandbox --db k.1").status == 0)
    let database = scratch.bytes("k.1")
    for preparation in [
      "true", "rm k.1*; mkdir k.1", "rmdir k.1; echo mine >k.2", "rm k.2; ln -s b k.1",
      "rm k.1; echo mine >k",
    ] {
      _ = try scratch.bash(preparation)
      let before = try scratch.bash("ls -l --time-style=full-iso k*").output
      let ending = try jinius(scratch, keep)
      #expect(ending.status == 73, "\(preparation): \(ending)")
      #expect(try scratch.bash("ls -l --time-style=full-iso k*").output == before)
      if preparation == "true" { #expect(scratch.bytes("k.1") == database) }
    }
    _ = try scratch.bash("rm k")
    for _ in 1...3 { #expect(try jinius(scratch, keep).status == 0) }
    _ = try scratch.bash("echo mine >k.4; cp k k.3; cp k k.7")
    #expect(try jinius(scratch, "backup k --keep 1 --passphrase - <passphrase").status == 0)
    // What stands behind a gap is none of them.
    #expect(try scratch.bash("ls k k.*").output == "k\nk.4\nk.7\n")
  }

  @Test func `issue 9, 4.1: backups that fail push no good one out`() throws {
    let scratch = try scratch()
    for days in [30, 31, 32, 33] {
      try scratch.done("settings", "set", "link_days", String(days))
      #expect(try jinius(scratch, "backup k --keep 3 --passphrase - <passphrase").status == 0)
    }
    func digests() throws -> Set<Substring> {
      Set(
        try scratch.bash("sha256sum k k.1 k.2").output.split(separator: "\n").map { $0.prefix(64) })
    }
    let before = try digests()
    // The first time it has moved them on when the name is refused; then it finds them so.
    for call in [2, 1] {
      let failed = try scratch.bash(
        "strace -f -o trace -e trace=rename -e inject=rename:error=EIO:when=\(call) "
          + "\"$@\" backup k --keep 3 --passphrase - <passphrase", [])
      #expect(failed.status == 74, "\(failed)")
    }
    let after = try digests()
    #expect(after.isSubset(of: before) && after.count == 2, "\(after)")
  }

  @Test func `issue 9, 4.2: who was erased is erased again, were the disk full for the list`()
    throws
  {
    let scratch = try scratch()
    try scratch.done(
      "account", "create", "lea@p.example", "--given-name", "Ursule", "--family-name", "Oubli")
    #expect(try jinius(scratch, "backup c --passphrase - <passphrase").status == 0)
    let failed = try scratch.bash(
      "strace -f -o trace -e trace=rename -e inject=rename:error=ENOSPC "
        + "\"$@\" account erase lea@p.example --yes", [])
    #expect(failed.status == 74, "\(failed)")
    let restored = try jinius(scratch, "restore c --force --passphrase - --json <passphrase")
    #expect(try restored.field("erased_again") == "1", "\(restored)")
    #expect(try scratch.sql("SELECT count(*) FROM account WHERE given_name = 'Ursule'") == "0")
  }

  @Test func `issue 9, 4.1: a backslash in a folder's name is a backslash`() throws {
    let scratch = try scratch()
    let ending = try scratch.bash(
      #"""
      mkdir 'a\b' 'a\tc' && "$@" restore b --db 'a\b/x.db' --passphrase - <passphrase &&
        "$@" backup c --db 'a\b/x.db' --passphrase - <passphrase &&
        "$@" restore c --db 'a\tc/x.db' --passphrase - <passphrase && ls
      """#, [])
    #expect(ending.status == 0, "\(ending)")
  }

  @Test func `issue 9, 4.1: a restore that is rehearsed, or fails, makes no folder`() throws {
    let scratch = try scratch()
    for options in ["--dry-run --passphrase - <passphrase", "--passphrase - <<<wrong"] {
      _ = try jinius(scratch, "restore b --db v/w/j.db \(options)")
      #expect(try scratch.bash("ls -d v").status != 0)
    }
    let bare = try scratch.bash(
      """
      "$@" backup bare --db o/jinius.db --without-keys && mkdir w && cp jinius.db.key w/j.db.key
      "$@" restore bare --db w/j.db
      """, [])
    #expect(
      bare.status == 78 && bare.errors.contains("error: w/j.db.key is not the key"), "\(bare)")
  }

  @Test func `issue 9, 4.1: a backup says what it holds, and takes away what killed ones left`()
    throws
  {
    let scratch = try scratch()
    let sealed = try jinius(scratch, "backup k --passphrase - <passphrase")
    #expect(sealed.errors.contains(", key and seal"))
    _ = try scratch.bash(
      "rm jinius.db.seal; sleep 0 & wait; echo left >u.$!.part; echo mine >u.x.part; "
        + "sleep 20 & echo other >u.$!.part; echo $! >pid")
    let ending = try jinius(scratch, "backup u --passphrase - <passphrase")
    #expect(ending.status == 0 && ending.errors.contains(" and the key"), "\(ending)")
    #expect(
      try scratch.bash("ls u*; kill $(cat pid)").output
        == scratch.bash("printf 'u\\nu.%s.part\\nu.x.part\\n' $(cat pid)").output)
    let windows = try scratch.bash(
      "printf 'long\\r\\n' | \"$@\" backup v --passphrase - --json", [])
    #expect(windows.status == 64 && windows.errors.contains("openssl"), "\(windows)")
    _ = try scratch.bash("echo mine >jinius.db.staging")
    let staging = try jinius(scratch, "backup v --passphrase - --json <passphrase")
    #expect(staging.status == 73 && staging.errors.contains("mv "), "\(staging)")
    #expect(try scratch.bash("cat jinius.db.staging").output == "mine\n")
  }

  @Test func `issue 9, 3.4: a backup is no stream, and no folder is one`() throws {
    let scratch = try scratch()
    for line in ["backup - --without-keys", "restore - --force"] {
      let ending = try jinius(scratch, line + " --json")
      #expect(ending.status == 64, "\(ending)")
    }
    _ = try scratch.bash("mkdir folder; mkfifo pipe")
    for name in ["folder", "pipe"] {
      for option in ["", "--force", "--keep 2"] {
        let ending = try jinius(scratch, "backup \(name) --without-keys \(option) --json")
        #expect(ending.status == 73 && !ending.errors.contains("standard output"), "\(ending)")
      }
    }
  }

  @Test(arguments: ["-journal", "-wal", "-shm"], ["mkfifo", "mkdir"])
  func `issue 8, 6.1: a pipe or a folder in the place of SQLite's own files holds nobody up`(
    ending: String, maker: String
  ) throws {
    let scratch = try Scratch.furnished()
    _ = try scratch.bash("rm -f jinius.db\(ending); \(maker) jinius.db\(ending)")
    for line in ["company list --json", "doctor --json", "tick --json"] {
      let answer = try scratch.bash("timeout 8 \"$@\" \(line)", [])
      #expect((answer.output + answer.errors).contains("jinius.db\(ending) cannot be read"))
      #expect([1, 74].contains(answer.status), "\(answer)")
    }
  }

  @Test(arguments: ["echo nobody >jinius.db.erased", "mkfifo jinius.db.erased"])
  func `issue 9, 4.2: a list of the erased that cannot be read stops backups, and doctor says so`(
    preparation: String
  ) throws {
    let scratch = try scratch()
    _ = try scratch.bash(preparation)
    for keys in ["--passphrase - <passphrase", "--without-keys"] {
      let ending = try jinius(scratch, "backup k --json \(keys)")
      #expect([74, 78].contains(ending.status), "\(ending)")
    }
    let doctor = try jinius(scratch, "doctor --json")
    #expect(doctor.output.contains(#""check":"erasures","status":"broken""#), "\(doctor)")
  }

  @Test func `issue 9, 4.3: an upgrade writes over nothing, and no clock is set for it`() throws {
    let scratch = try OldDatabase.boundReal.copy()
    let version = try scratch.sql("PRAGMA user_version")
    let copy = "jinius.db.version-\(version)"
    let clock = try scratch("upgrade", "--json")
    #expect(clock.status == 78 && clock.errorCode == "clock_set", "\(clock)")
    let made = try scratch.bash("unset JINIUS_NOW; \"$@\" init --json", [])
    #expect(made.status == 78 && made.errorCode == "older_database", "\(made)")
    for standing in ["echo mine >\(copy)", "rm \(copy); mkdir \(copy)"] {
      _ = try scratch.bash(standing)
      for option in ["", "--dry-run"] {
        let ending = try scratch.bash("unset JINIUS_NOW; \"$@\" upgrade --json \(option)", [])
        #expect(ending.status == 73 && ending.errorCode == "file_exists", "\(ending)")
        #expect(ending.errors.contains("--no-backup"))
      }
    }
    #expect(try scratch.sql("PRAGMA user_version") == version)
    _ = try scratch.bash("rmdir \(copy)")
    #expect(try scratch.bash("unset JINIUS_NOW; \"$@\" upgrade", []).status == 0)
  }
}
