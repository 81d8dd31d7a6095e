import Foundation
import Stage
import Testing

/// A letter that left and got lost.
@Suite struct LostTests {
  @Test("issue 9, 2.9: a lost letter leaves again with the same link, and as another message")
  func lost() throws {
    let office = try Office.open()
    try office.useMail(of: "cat >> mails; echo == >> mails")
    try office.register("Léa Petit <lea@cabinet.example>")
    let again = try office.done("outbox", "resend", "--last", "--to", "lea@cabinet.example")
    #expect(again.errors.contains("goes to lea@cabinet.example"), "\(again)")
    #expect(again.errors.contains("1 letter sent"), "\(again)")
    let mails = try String(contentsOfFile: office.folder + "/mails", encoding: .utf8)
    let links = mails.matches(of: /\/invitation\/([A-Za-z0-9_=-]+)/).map { String($0.1.prefix(20)) }
    #expect(links.count >= 2 && Set(links).count == 1, "\(links)")
    let names = mails.matches(of: /(?m)^Message-ID: (\S+)/).map { String($0.1) }
    #expect(names.count == 2 && Set(names).count == 2, "\(names)")
    #expect(try office.letters().map(\.status) == ["sent", "sent"])
  }
}
