import CommandLineKit
import Testing

@Suite("words") struct WordsTests {
  let start = "company init --siret 1 --registration-rights open"

  @Test("an option's value may follow an equals sign or a space") func equals() throws {
    #expect(try read("\(start) --city=Lyon", as: CompanyInit.self).city == "Lyon")
    #expect(try read("\(start) --city Lyon", as: CompanyInit.self).city == "Lyon")
    #expect(try read("\(start) -c Lyon", as: CompanyInit.self).city == "Lyon")
    #expect(try read("\(start) --city=a=b", as: CompanyInit.self).city == "a=b")
    #expect(try read("\(start) --city=", as: CompanyInit.self).city == "")
    #expect(try read("\(start) --seats=-5", as: CompanyInit.self).seats == -5)
  }

  @Test("what is left out takes its default") func defaults() throws {
    let command = try read(start, as: CompanyInit.self)
    #expect(command.city == nil)
    #expect(command.seats == 20)
    #expect(command.origin == [])
    #expect(!command.pledge)
    #expect(command.canSign == nil)
    #expect(command.registrationRights == .open)
  }

  @Test("repeatable options gather, flags and toggles are said") func repeated() throws {
    let command = try read(
      "\(start) --payer a --pledge --payer b --no-can-sign --pledge", as: CompanyInit.self)
    #expect(command.origin == ["a", "b"])
    #expect(command.pledge)
    #expect(command.canSign == false)
    #expect(try read("\(start) --can-sign", as: CompanyInit.self).canSign == true)
  }

  @Test("options may follow operands") func order() throws {
    for words in ["convention sign C-1 --signatory p", "convention sign --signatory p C-1"] {
      let command = try read(words, as: ConventionSign.self)
      #expect(command.convention == "C-1")
      #expect(command.signatory == "p")
    }
  }

  @Test("two dashes end the options, and one dash is an operand") func dashes() throws {
    let command = try read("echo open - a -- --json -- -h", as: Echo.self)
    #expect(command.words == ["-", "a", "--json", "--", "-h"])
    #expect(try read("\(start) --city -", as: CompanyInit.self).city == "-")
  }

  @Test("operands are taken in order") func operands() throws {
    #expect(try read("convention cancel C-1", as: ConventionCancel.self).reason == nil)
    #expect(try read("convention cancel C-1 why", as: ConventionCancel.self).reason == "why")
    #expect(try read("echo restricted", as: Echo.self).words == [])
  }

  @Test("the path tells which command it is, and the command runs") func run() throws {
    guard
      case .run(let command, let path) = try tool.parse(
        start.split(separator: " ").map(String.init))
    else { throw Unexpected(words: []) }
    #expect(path == ["company", "init"])
    let diary = Diary()
    try command.run(in: diary)
    #expect(diary.entries == ["init 1"])
  }
}
