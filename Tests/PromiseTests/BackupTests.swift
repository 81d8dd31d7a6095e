import Foundation
import Stage
import Testing

/// One file that holds everything: made while others work, read again, and put back.
@Suite struct BackupTests {
  /// A sandbox that is brought up, with a file for the backup and a passphrase.
  private func scratch() throws -> Scratch {
    let scratch = try OldDatabase.boundSandbox.copy()
    try scratch.done("tick")
    _ = try scratch.bash("umask 077; echo 'un long secret' >passphrase")
    return scratch
  }

  @discardableResult
  private func jinius(_ scratch: Scratch, _ line: String) throws -> Ending {
    try scratch.bash("\"$@\" \(line)", [])
  }

  @Test(arguments: [true, false])
  func `issue 9, 4.1: what is backed up is restored elsewhere, whole`(hasKeys: Bool) throws {
    let scratch = try scratch()
    let words = hasKeys ? "--passphrase - <passphrase" : "--without-keys"
    #expect(try jinius(scratch, "backup b \(words)").status == 0)
    if !hasKeys { _ = try scratch.bash("mkdir r; cp jinius.db.key r/jinius.db.key") }
    let ending = try jinius(
      scratch, "restore b --db r/jinius.db --json \(hasKeys ? "--passphrase - <passphrase" : "")")
    #expect(ending.status == 0, "\(ending)")
    // What is written besides is the restore's own.
    let tables = try scratch.tables("jinius.db")
    #expect(tables.count > 25)
    for table in tables where !["journal", "journal_head", "numbering", "binding"].contains(table) {
      #expect(
        try scratch.rows(table, of: "jinius.db") == scratch.rows(table, of: "r/jinius.db"),
        "\(table)")
    }
    for command in ["audit verify", "convention download C-000001 --output c.pdf"] {
      #expect(try jinius(scratch, "\(command) --db r/jinius.db").status == 0)
    }
    let files = try scratch.bash(
      "cd r; stat -c '%a %n' jinius.db jinius.db.key; cmp jinius.db.key ../jinius.db.key")
    #expect(files.output == "600 jinius.db\n600 jinius.db.key\n", "\(files)")
    #expect(try scratch.bash("test -e jinius.db.staging").status == 1)
    #expect(try scratch.bash("stat -c %a b").output == "600\n")
  }

  @Test func `issue 9, 4.1: tar, openssl and sha256sum read a backup by hand`() throws {
    let scratch = try scratch()
    #expect(try jinius(scratch, "backup b --passphrase - <passphrase").status == 0)
    let ending = try scratch.bash(
      """
      mkdir hand && openssl enc -d -aes-256-cbc -pbkdf2 -iter 600000 -in b -pass file:passphrase |
        tar -x -C hand && cd hand && sha256sum --check --strict SHA256SUMS && ls
      """)
    #expect(ending.status == 0, "\(ending)")
    for name in ["jinius.db", "jinius.db.key", "jinius.db.seal"] {
      #expect(ending.output.contains("\(name): OK"))
    }
    #expect(try scratch.bash("grep -c 'SQLite format' b").output == "0\n")
  }

  @Test func `issue 9, 4.1: a database in a folder of any name is backed up and restored`() throws {
    let scratch = try scratch()
    let ending = try scratch.bash(
      #"""
      mkdir $'a\\b\nc' && cp -p jinius.db jinius.db.* $'a\\b\nc/' &&
        "$@" backup b --without-keys --db $'a\\b\nc/jinius.db' && mkdir $'d\\e\nf' &&
        cp -p jinius.db.key $'d\\e\nf/' && "$@" restore b --db $'d\\e\nf/jinius.db'
      """#, [])
    #expect(ending.status == 0, "\(ending)")
  }

  @Test func `issue 9, 4.1: nothing is written over, unless it is asked for; --keep turns them on`()
    throws
  {
    let scratch = try scratch()
    #expect(try jinius(scratch, "backup b --passphrase - <passphrase").status == 0)
    let first = scratch.bytes("b")
    let refused = try jinius(scratch, "backup b --passphrase - --json <passphrase")
    #expect(refused.status == 73 && refused.errorCode == "file_exists", "\(refused)")
    #expect(scratch.bytes("b") == first)
    for _ in 1...4 {
      #expect(try jinius(scratch, "backup b --keep 3 --passphrase - <passphrase").status == 0)
    }
    #expect(try scratch.bash("ls b*").output == "b\nb.1\nb.2\n")
    for file in ["b", "b.1", "b.2"] {
      let ending = try jinius(
        scratch, "restore \(file) --db \(file)-r/jinius.db --passphrase - <passphrase")
      #expect(ending.status == 0, "\(ending)")
    }
    let standing = try jinius(scratch, "restore b --passphrase - --json <passphrase")
    #expect(standing.status == 73, "\(standing)")
    #expect(try jinius(scratch, "restore b --force --passphrase - <passphrase").status == 0)
    for own in ["jinius.db", "jinius.db.key", "jinius.db.lock", "jinius.db.version-3"] {
      let ending = try jinius(scratch, "backup \(own) --force --without-keys --json")
      #expect(ending.status == 73, "\(own): \(ending)")
    }
  }

  /// What is no backup, or no longer the one that was made.
  static let spoilt = [
    ("echo nothing >b", "no_backup"), (": >b", "no_backup"),
    (
      "dd if=/dev/zero of=b bs=1 seek=70000 count=16 conv=notrunc",
      "wrong_passphrase damaged_backup"
    ),
    ("truncate -s -100 b", "wrong_passphrase damaged_backup"),
    ("echo other >passphrase", "wrong_passphrase"),
    ("rm b", "not_found"),
    (
      "mkdir x; ln -s /etc/passwd x/jinius.db; echo >x/SHA256SUMS; "
        + "tar -cf b -C x jinius.db SHA256SUMS", "no_backup"
    ),
    (
      "mkdir x; echo a >x/jinius.db; echo >x/SHA256SUMS; tar -cf b -C x jinius.db SHA256SUMS",
      "damaged_backup"
    ),
    (
      "mkdir x; echo a >x/jinius.db; (cd x; sha256sum jinius.db >SHA256SUMS); "
        + "tar -cf b -C x jinius.db SHA256SUMS; mkdir r; cp jinius.db.key r/", "not_jinius"
    ),
    ("echo a >evil; tar -cf b -P ../../evil jinius.db", "no_backup"),
  ]

  @Test(arguments: spoilt)
  func `issue 9, 4.1: what is no backup is refused, and leaves nothing`(
    change: String, codes: String
  )
    throws
  {
    let scratch = try scratch()
    #expect(try jinius(scratch, "backup b --passphrase - <passphrase").status == 0)
    _ = try scratch.bash(change)
    let ending = try jinius(scratch, "restore b --db r/jinius.db --passphrase - --json <passphrase")
    #expect(ending.status != 0 && ending.status != 70)
    #expect(codes.split(separator: " ").contains { ending.errorCode == String($0) }, "\(ending)")
    #expect(try scratch.bash("ls r/jinius.db r/jinius.db.staging").output == "")
  }

  @Test
  func `issue 9, 4.1: a backup under load is a database as it stood between two transactions`()
    throws
  {
    let scratch = try scratch()
    try scratch.sql("UPDATE session SET seats = 1000")
    let script = """
      for n in 1 2 3 4; do
        (for i in $(seq 12); do
          "$0" registration create --company 379627342 --session S --quiet \
            --participant "P$(echo $n$i | tr 0-9 a-j) Load <p$n-$i@load.example>" || echo failed >>failed
        done) &
      done
      for b in 1 2 3; do "$0" backup b$b --passphrase - --quiet <passphrase || echo backup >>failed; done
      wait
      test ! -e failed
      """
    _ = try scratch.bash("cat >load.sh <<'END'\n\(script)\nEND")
    let ending = try scratch.bash("bash -c \"$(cat load.sh)\" \"$1\"", [])
    #expect(ending.status == 0, "\(ending)")
    let all = try scratch.sql("SELECT count(*) FROM registration WHERE id > 9")
    #expect(all == "48")
    for number in 1...3 {
      let restored = try jinius(
        scratch, "restore b\(number) --db r\(number)/jinius.db --passphrase - <passphrase")
      #expect(restored.status == 0, "\(restored)")
      // Each registration has its entry, its convention and its letter, and each entry its own.
      let counts = try scratch.bash(
        """
        sqlite3 r\(number)/jinius.db "
          SELECT (SELECT count(*) FROM registration)
            = (SELECT count(*) FROM journal WHERE kind = 'registration_created'),
            (SELECT count(*) FROM registration) = (SELECT count(*) FROM convention),
            (SELECT seats_taken FROM session) = (SELECT count(*) FROM registration WHERE cancelled_at IS NULL),
            (SELECT count(*) FROM journal) = (SELECT max(number) FROM journal);
          ATTACH 'jinius.db' AS later;
          SELECT count(*) FROM main.journal AS a JOIN later.journal AS b USING (number)
            WHERE a.hash <> b.hash AND a.kind <> 'backup_restored'"
        """)
      #expect(counts.output == "1|1|1|1\n0\n", "\(counts)")
    }
  }

  @Test func `issue 9, 4.2: no number is given again before it is said how far they went`() throws {
    let scratch = try scratch()
    func create(_ name: String, _ options: String = "") throws -> Ending {
      try jinius(
        scratch,
        "registration create --company 379627342 --session S --participant '\(name) Neu <\(name)@x.example>' --json \(options)"
      )
    }
    #expect(try jinius(scratch, "backup b --passphrase - <passphrase").status == 0)
    let lost = try create("a")
    #expect(try jinius(scratch, "restore b --force --passphrase - <passphrase").status == 0)
    let refused = try create("b")
    #expect(refused.status == 1 && refused.errorCode == "numbers_held", "\(refused)")
    #expect(
      try jinius(scratch, "doctor --json").output.contains(#""check":"numbers","status":"broken""#))
    // What needs no number goes on.
    #expect(
      try jinius(scratch, "convention sign C-000003 --signatory \(Scratch.signatory)").status == 0)
    let id = try lost.field("id")
    let convention = try lost.field("convention")
    for words in ["numbers go on", "already"] {
      let resumed = try jinius(
        scratch, "numbers resume --registration \(id) --convention \(convention)")
      #expect(resumed.status == 0 && resumed.errors.contains(words), "\(resumed)")
    }
    let next = try create("c")
    #expect(try next.field("id") > id && next.field("convention") > convention)
    let letters = try scratch.sql("SELECT max(id) FROM letter")
    #expect(try #require(Int(letters)) > 1_000_000)
    #expect(try jinius(scratch, "audit verify").status == 0)
    // Rather too high than too low, later as well.
    #expect(try jinius(scratch, "numbers resume --registration R-000500").status == 0)
    #expect(try create("d").field("id") == "R-000501")
  }

  @Test func `issue 9, 4.2: who was erased since the backup is erased again`() throws {
    let scratch = try scratch()
    try scratch.done(
      "account", "create", "oubli@x.example", "--given-name", "Odile", "--family-name", "Oubli")
    try scratch.done(
      "account", "create", "libre@x.example", "--given-name", "Lucie", "--family-name", "Libre")
    #expect(try jinius(scratch, "backup b --passphrase - <passphrase").status == 0)
    try scratch.done("account", "erase", "oubli@x.example", "--yes")
    // Named by number alone, for its owner alone.
    let list = try scratch.bash("cat jinius.db.erased; stat -c %a jinius.db.erased")
    #expect(list.output.firstMatch(of: /^([0-9]+ [0-9]+\n)+600\n$/) != nil, "\(list)")
    let ending = try jinius(scratch, "restore b --force --passphrase - --json <passphrase")
    #expect(try ending.field("erased_again") == "1")
    #expect(try scratch.sql("SELECT count(*) FROM account WHERE given_name = 'Odile'") == "0")
    #expect(try scratch.sql("SELECT count(*) FROM account WHERE given_name = 'Lucie'") == "1")
    #expect(try scratch.bash("grep -c Oubli jinius.db").output == "0\n")
    // A long list is kept whole.
    _ = try scratch.bash("seq 1000001 1 1100000 | sed 's/$/ 1700000000/' >>jinius.db.erased")
    // The list is kept with the key, and comes with the next backup.
    #expect(try jinius(scratch, "backup c --passphrase - <passphrase").status == 0)
    #expect(
      try jinius(scratch, "restore c --db r/jinius.db --passphrase - <passphrase").status == 0)
    #expect(try scratch.bash("cmp jinius.db.erased r/jinius.db.erased").status == 0)
  }

  @Test func `issue 9, 4.2: a list of the erased that cannot be read loses nobody`() throws {
    let scratch = try scratch()
    #expect(try jinius(scratch, "backup b --passphrase - <passphrase").status == 0)
    try scratch.done(
      "account", "create", "oubli@x.example", "--given-name", "Odile", "--family-name", "Oubli")
    _ = try scratch.bash("echo '12  1700000000' >jinius.db.erased")
    for line in [
      "account erase oubli@x.example --yes --json", "retention apply --yes --json",
      "backup c --passphrase - --json <passphrase",
      "restore b --force --passphrase - --json <passphrase",
    ] {
      let ending = try jinius(scratch, line)
      #expect(ending.status == 78 && ending.errorCode == "damaged_erasures", "\(line): \(ending)")
    }
    #expect(try scratch.sql("SELECT count(*) FROM account WHERE given_name = 'Odile'") == "1")
    // What the hint says.
    _ = try scratch.bash("mv jinius.db.erased jinius.db.erased.away")
    try scratch.done("account", "erase", "oubli@x.example", "--yes")
  }

  @Test(arguments: [OldDatabase.real, .sealedReal, .boundReal])
  func `issue 9, 4.3: a real database is brought up by an act, with a copy before`(
    _ old: OldDatabase
  ) throws {
    let scratch = try old.copy()
    func timeless(_ words: [String]) throws -> Ending {
      try system(
        scratch.jinius, words, environment: ["JINIUS_DB": scratch.database, "HOME": scratch.folder])
    }
    let before = scratch.bytes("jinius.db")
    for words in [
      ["convention", "list"], ["tick"], ["audit", "verify"], ["backup", "b", "--without-keys"],
    ] {
      let ending = try timeless(words + ["--json"])
      #expect(ending.status == 78 && ending.errorCode == "older_database", "\(words): \(ending)")
      #expect(ending.errors.contains("jinius upgrade"))
    }
    #expect(try timeless(["upgrade", "--dry-run"]).status == 0)
    #expect(scratch.bytes("jinius.db") == before)
    let version = try scratch.sql("PRAGMA user_version")
    let dump = try scratch.bash("sqlite3 jinius.db .dump | sort").output
    let done = try timeless(["upgrade", "--json"])
    let copy = scratch.database + ".version-" + version
    #expect(try done.field("copy") == copy && done.field("from") == version)
    #expect(try timeless(["upgrade"]).errors.contains("already"))
    #expect(try timeless(["audit", "verify"]).status == 0)
    let kept = try scratch.bash("sqlite3 \(copy) .dump | sort; stat -c %a \(copy)")
    #expect(kept.output.contains(dump) && kept.output.hasSuffix("600\n"))
    func line() throws -> String {
      try timeless(["doctor", "--json"]).output.split(separator: "\n").map(String.init)
        .first { $0.contains("upgrade_copy") } ?? ""
    }
    #expect(try line().contains(#""status":"ok""#))
    _ = try scratch.bash("touch -d '31 days ago' \(copy)")
    let told = try line()
    #expect(told.contains(#""status":"warning""#) && told.contains("rm \(copy)"), "\(told)")
  }

  @Test func `issue 9, 4.3: doctor says when the last backup was made`() throws {
    let scratch = try OldDatabase.boundReal.copy()
    func line() throws -> String {
      let ending = try scratch.bash(
        "unset JINIUS_NOW; \"$@\" doctor --json | grep '\"check\":\"backup\"'", [])
      return ending.output
    }
    _ = try scratch.bash("unset JINIUS_NOW; \"$@\" upgrade --no-backup", [])
    #expect(try line().contains("no backup was ever made"))
    let made = try scratch.bash("unset JINIUS_NOW; echo x | \"$@\" backup b --passphrase -", [])
    #expect(made.status == 0, "\(made)")
    #expect(try line().contains(#""status":"ok""#))
  }
}

extension Scratch {
  fileprivate func tables(_ file: String) throws -> [String] {
    try bash("sqlite3 \(file) \"SELECT name FROM sqlite_schema WHERE type = 'table'\"")
      .output.split(separator: "\n").map(String.init)
  }

  fileprivate func rows(_ table: String, of file: String) throws -> String {
    try bash("sqlite3 -cmd '.mode quote' \(file) 'SELECT * FROM \(table) ORDER BY 1, 2'").output
  }
}
