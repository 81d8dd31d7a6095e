import Foundation

/// What somebody who means harm types as a name, as an address, as a number.
enum Hostile {
  /// A file that comes to be where anything of this is executed.
  static let loot = "/tmp/jinius-loot"

  static let names = injections + options + characters + controls + markup + lengths

  /// Further fields, recipients and parts.
  private static let injections = [
    "Petit\nBcc: victim@example.fr", "Petit\r\nBcc: victim@example.fr", "Petit\rBcc: v@example.fr",
    "Petit\n\nA body of my own", "Petit\r\n\r\n<html>", "Petit\u{0B}Bcc: v@example.fr",
    "Petit\u{0C}x", "Petit\u{85}Bcc: v@example.fr", "Petit\u{2028}Bcc: v@example.fr",
    "Petit\u{2029}Bcc: v@example.fr", "Petit%0ABcc: v@example.fr", "Petit%0d%0aBcc: v@example.fr",
    #"Petit\nBcc: v@example.fr"#, "=?utf-8?q?Petit=0ABcc=3A_v=40example=2Efr?=",
    "=?utf-8?b?CkJjYzogdkBleGFtcGxlLmZy?=", "Petit, v@example.fr", "Petit <v@example.fr>",
    "\"Petit\" <v@example.fr>,", "Petit\" <v@example.fr>, \"x", "Petit; v@example.fr",
    "(Petit) v@example.fr", "group: v@example.fr;", "--=_alternative", "--=_alternative--",
    "Content-Type: text/html", ".", "..", "QUIT", "RSET", "DATA", "From Petit", ">From", "\\",
    "\"", "'", "Petit\\\" <v@example.fr>",
  ]

  /// Options and commands, for whoever hands a name on.
  private static let options = [
    "--passwordeval=touch \(loot)", "--logfile=\(loot)", "-t", "-oQ\(loot)", "-C\(loot)",
    "-X\(loot)", "-bs", "-f root", "--", "-", "--file=\(loot)", "-be ${run{/bin/touch \(loot)}}",
    "$(touch \(loot))", "`touch \(loot)`", "; touch \(loot)", "| touch \(loot)", "&& touch \(loot)",
    "> \(loot)", "${IFS}touch${IFS}\(loot)", "'; touch \(loot); '", "\"; touch \(loot); \"",
    "%s%n%x", "{{7*7}}", "${jndi:ldap://x}", "../../loot", "\(loot)\n", "touch \(loot)\n",
  ]

  /// What acts on a screen, turns the reading direction, or is not seen.
  private static let characters = [
    "Pe\u{0}tit", "\u{1B}[2JPetit", "\u{1B}]52;c;eA==\u{7}", "\u{9B}31mPetit", "Pe\u{8}tit",
    "Pe\u{7F}tit", "\u{202E}titeP", "Petit\u{202D}", "\u{202A}Petit\u{202C}",
    "\u{2066}Petit\u{2069}",
    "\u{200E}Petit", "Petit\u{200F}", "\u{61C}Petit", "Pe\u{200B}tit", "Pe\u{200D}tit",
    "\u{FEFF}Petit", "Pe\u{AD}tit", "Pe\u{FFFD}tit", "Pe\u{E000}tit", "Pe\u{FFFF}tit",
    "\u{E0041}Petit", "Petit\u{FE0F}", "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\u{301}Petit",
    "Pe\ttit", " ", "", "Petit\u{A0}", "Пётр", "Ελένη", "محمد", "דוד", "田中", "😀", "D’Arc", "D'Arc",
    "d'Ürhâm-Ñandú", "LE GOFF", "ÿÿÿÿ",
  ]

  private static let controls = (1...31 as ClosedRange<UInt8>).map {
    "Pe\(Character(UnicodeScalar($0)))tit"
  }

  private static let markup = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&lt;script&gt;",
    "\"><script>alert(1)</script>", "</p><a href=\"javascript:alert(1)\">x</a>",
    "javascript:alert(1)",
    "<!--", "]]>", "<style>*{}</style>", "&#x202E;", "https://evil.example/sign/",
    "https://evil.example/sign/" + String(repeating: "A", count: 43),
    "'; DROP TABLE letter; --", "' OR 1=1", "=cmd|' /C calc'!A0", "@SUM(1)", "+33612345678",
  ]

  /// A process takes no word of more than 128 KiB; more than that comes by the database.
  private static let lengths = [
    String(repeating: "a", count: 101), String(repeating: "é", count: 5000),
    String(repeating: "A", count: 120_000), String(repeating: "a\u{301}", count: 20_000),
    String(repeating: "<", count: 3000), String(repeating: "\"", count: 3000),
    String(repeating: "😀", count: 20_000), String(repeating: "a ", count: 40_000),
  ]

  static let addresses = [
    "--passwordeval=touch@cabinet.example", "--logfile=x@cabinet.example", "-t@cabinet.example",
    "-oQ@cabinet.example", "-@cabinet.example", "--@cabinet.example",
    "a@cabinet.example\nBcc: v@example.fr", "a@cabinet.example\r\nRCPT TO:<v@example.fr>",
    "a@cabinet.example,v@example.fr", "a@cabinet.example v@example.fr",
    "a@cabinet.example;v@example.fr", "<a@cabinet.example>", "Ana <a@cabinet.example>",
    "\"a b\"@cabinet.example", "\"--x\"@cabinet.example", "a@[127.0.0.1]", "a@localhost", "root",
    "|touch \(loot)", "|/bin/touch@cabinet.example", "/tmp/x@cabinet.example",
    "!cmd@cabinet.example",
    ":include:/etc/passwd", "a@cabinet.example\u{0}", "a\u{202E}@cabinet.example",
    "é@cabinet.example", "a@cäbinet.example", "a@@cabinet.example", "a@", "@cabinet.example", "",
    " ", "a..b@cabinet.example", ".a@cabinet.example", "a.@cabinet.example", "a@cabinet..example",
    "a@-cabinet.example", "a@cabinet.example.", "$(id)@cabinet.example", "`id`@cabinet.example",
    "a%v@cabinet.example", "a!b@cabinet.example", "a@cabinet.example>", "a\\@cabinet.example",
    String(repeating: "a", count: 65) + "@cabinet.example",
    "a@" + String(repeating: "b.", count: 130) + "example",
    String(repeating: "a", count: 100_000) + "@cabinet.example",
    // These are people's.
    "o'neill@cabinet.example", "Jean-Noel.LE-GOFF@Cabinet.Example", "a+b@cabinet.example",
    "a--b@cabinet.example", "1@cabinet.example",
  ]

  static let numbers = [
    "--help", "-x", "+336123456789999999", "+33612345678; touch \(loot)", "$(touch \(loot))",
    "0612345678", "+33612345678\n+33612345679", "", "+", "é", "+33 1 23 45 67 89",
    "tel:+33612345678",
  ]
}
