import JiniusCore
import Testing

/// What each setting takes, and what it refuses.
struct SettingTests {
  /// What a setting takes, with what it becomes; and what it refuses.
  struct Rule: CustomTestStringConvertible, Sendable {
    let setting: Setting
    let taken: [String: String]
    let refused: [String]

    var testDescription: String { setting.rawValue }
  }

  static let counts = ["", "0", "-1", "1001", "1.5", "none", "cinq", "٣", " 5"]
  static let days = [
    "0", "-1", "366", "1.5", "1e2", "0x10", "٣٠", "９", "", " ", "30 ", "trente", "30;31", "none",
    "99999999999999999999999",
  ]
  static let paths = [
    "", "/", "/usr/bin/", "usr/sbin/sendmail", "./sendmail", "~/sendmail", "sendmail", "-t",
    "/usr/bin/\u{202E}lm", "/a\nb", "/a\u{0}b", "/a\u{1B}[2J", "/a\u{200B}b", "/e\u{301}",
    "/" + String(repeating: "a", count: 300),
  ]

  static let rules: [Rule] = [
    Rule(
      setting: .publicAddress,
      taken: [
        "https://formation.example.fr": "https://formation.example.fr",
        "https://formation.example.fr/": "https://formation.example.fr",
        "https://a.fr:8443/jinius/~b_c//": "https://a.fr:8443/jinius/~b_c",
        "http://localhost:8080": "http://localhost:8080",
      ],
      refused: [
        "formation.example.fr", "ftp://a.fr", "HTTPS://a.fr", "javascript:alert(1)", "https://",
        "https:///", "https://.fr", "https://a..fr", "https://-a.fr", "https://a.fr-",
        "https://a.fr:", "https://a.fr:0", "https://a.fr:65536", "https://a.fr:80:80",
        "https://a.fr:٨", "https://é.fr", "https://user@a.fr", "https://a.fr//b", "https://a.fr/..",
        "https://a.fr/../b", "https://a.fr/a b", "https://a.fr/?q", "https://a.fr/#f",
        "https://a.fr/%0d%0aBcc:b@b.fr", "https://a.fr\r\nBcc: b@b.fr", "https://a.fr/\u{202E}",
        "https://a.fr/\"><script>", "https://a.fr/" + String(repeating: "a", count: 43),
        "https://" + String(repeating: "ab.", count: 67) + "fr", " https://a.fr", "none",
      ]),
    Rule(
      setting: .linkDays, taken: ["1": "1", "060": "60", "365": "365", "+7": "7"], refused: days),
    Rule(setting: .invitationDays, taken: ["1": "1", "365": "365"], refused: days),
    Rule(
      setting: .withdrawalDays, taken: ["10": "10", "14": "14", "014": "14"],
      refused: days + ["9", "11", "12", "15"]),
    Rule(
      setting: .supportPhone, taken: ["01 59 03 12 61": "01 59 03 12 61", " 0159 ": "0159"],
      refused: ["", "  ", "0\n1", "\u{202E}01", "0\u{7F}", String(repeating: "0", count: 301)]),
    Rule(
      setting: .supportEmail, taken: ["Aide@X.Example": "aide@x.example"],
      refused: ["", "none", "a", "a@b", "a@x.fr, b@x.fr", "A <a@x.fr>", "a@x.fr\nBcc: b@x.fr"]),
    Rule(
      setting: .supportHours, taken: ["de 9 h à 18 h": "de 9 h à 18 h"],
      refused: ["", "a\u{2066}b", "a\r\nb"]),
    Rule(
      setting: .reminderDays,
      taken: ["7,1": "7,1", "1,7": "7,1", "7,7,1": "7,1", "60": "60", "none": "none"],
      refused: [
        "", ",", "7,", "0", "61", "-1", "7;1", "7, 1", "1,2,3,4,5,6", "a", "NONE",
        String(repeating: "1,", count: 100_000),
      ]),
    Rule(
      setting: .mailSender, taken: ["Noreply@X.Example": "noreply@x.example", "none": "none"],
      refused: [
        "", "a", "-C/etc/passwd@x.fr", "a@x.fr\r\nBcc: b@x.fr", "A <a@x.fr>", "a@x.fr,b@x.fr",
        "a@-x.fr", "é@x.fr",
      ]),
    Rule(
      setting: .sendmail,
      taken: ["/usr/bin/msmtp": "/usr/bin/msmtp", " /usr/bin/msmtp ": "/usr/bin/msmtp"],
      refused: paths + ["none"]),
    Rule(
      setting: .smsCommand,
      taken: ["/srv/sms à moi": "/srv/sms à moi", "/nowhere": "/nowhere", "none": "none"],
      refused: paths),
    Rule(
      setting: .deliveryTries, taken: ["1": "1", "50": "50"], refused: days + ["51", "1000"]),
    Rule(
      setting: .launchesPerDay, taken: ["1": "1", "1000": "1000"], refused: counts),
    Rule(setting: .codesPerDay, taken: ["10": "10"], refused: counts),
    Rule(setting: .triesPerDay, taken: ["25": "25"], refused: counts),
    Rule(
      setting: .invitationResends, taken: ["1": "1", "50": "50"], refused: days + ["51", "1000"]),
    Rule(
      setting: .timestamp, taken: ["require": "require", "try": "try", "off": "off"],
      refused: ["", "Require", "on", "none", "required", "off "]),
    Rule(
      setting: .timestampAuthority,
      taken: [
        "http://tsa.example/tsr": "http://tsa.example/tsr", "none": "none",
        "https://tsa.example:8443/a?b=c": "https://tsa.example:8443/a?b=c",
      ],
      refused: [
        "", "https://", "http:///a", "https://-o/tmp/x", "file:///etc/passwd", "tsa.example",
        "-o/tmp/x", "@/etc/passwd", "https://tsa.example/a b", "https://tsa.example/\n",
        "https://é.example", "https://tsa.example/" + String(repeating: "a", count: 300),
      ]),
    Rule(
      setting: .trustedCertificates, taken: ["/etc/ssl/a.pem": "/etc/ssl/a.pem", "none": "none"],
      refused: paths),
  ]

  @Test("Every setting has its rule here")
  func all() {
    #expect(Set(Self.rules.map(\.setting)) == Set(Setting.allCases))
    #expect(Self.rules.allSatisfy { !$0.taken.isEmpty && !$0.refused.isEmpty })
  }

  @Test("A setting takes what it should, in one spelling", arguments: rules)
  func taken(rule: Rule) throws {
    for (text, value) in rule.taken {
      #expect(try rule.setting.validated(text) == value, "\(text)")
      #expect(try rule.setting.validated(value) == value, "\(value)")
    }
  }

  @Test("A setting refuses everything else", arguments: rules)
  func refused(rule: Rule) {
    for text in rule.refused + [String(repeating: "a", count: 1 << 20)] {
      #expect(throws: InvalidValue.self, "\(text.prefix(80))") { try rule.setting.validated(text) }
    }
  }

  @Test("The standard value stands by the rule, and each has its help", arguments: Setting.allCases)
  func standard(setting: Setting) throws {
    #expect(try setting.validated(setting.standard) == setting.standard)
    #expect(setting.help.hasSuffix(".") && setting.help.count > 20)
  }
}
