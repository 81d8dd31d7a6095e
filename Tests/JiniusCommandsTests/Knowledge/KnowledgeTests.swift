import Foundation
import JiniusCore
import Testing

@testable import JiniusCommands

/// What may be known by whom: the table of the documentation, cell by cell, by every command that
/// could tell. Two worlds that differ in one fact are alike to whoever may not know it.
@Suite("who may know what") struct KnowledgeTests {
  @Test("issue 8, 4.2: each fact of the table has its worlds, and each world its row")
  func complete() throws {
    let rows = Set(try KnowledgeTable.read().cells.map(\.fact))
    #expect(rows == Set(Fact.all.map(\.word)))
  }

  @Test("issue 8, 4.2: every command of the tree is played, or is not for accounts")
  func placed() {
    let played = Set(Probes.all.map(\.path))
    for play in GuardTests.plays where !played.contains(play.path) {
      let isForAccounts = play.permission != .operatorship && play.permission != .nobody
      #expect(!isForAccounts, "\(play.path.joined(separator: " ")) has no place in Probes")
    }
  }

  @Test("issue 8, 4.2: who may not know a fact cannot tell two worlds apart", arguments: Fact.all)
  func cells(_ fact: Fact) throws {
    let here = try TwinWorld(fact.here)
    let there = try TwinWorld(fact.there)
    for cell in try KnowledgeTable.read().cells where cell.fact == fact.word {
      var tells: [String] = []
      for probe in Probes.all where cell.asker != .link || probe.path.first == "signature" {
        let words = probe.words(for: cell.asker)
        let first = try here.play(words, as: cell.asker)
        if try first != there.play(words, as: cell.asker) {
          tells.append(words.joined(separator: " "))
          if cell.mayKnow { break }
        }
      }
      #expect(tells.isEmpty != cell.mayKnow, "\(fact.word), \(cell.asker.rawValue): \(tells)")
    }
  }
}

/// One of the two databases of a fact.
private final class TwinWorld {
  private let sandbox: Sandbox

  init(_ lines: [String]) throws {
    sandbox = try Sandbox()
    for line in Fact.base.split(separator: "\n").map(String.init) + lines {
      let answer = try sandbox.run(ShellLine.words(line, [:]))
      if answer.status != .done { Issue.record("\(line): \(answer.errors)") }
    }
  }

  /// The answer, but for salted digests: they differ between any two databases.
  func play(_ words: [String], as asker: Asker) throws -> Words.Answer {
    let answer = try sandbox.run(words + ["--dry-run", "--json", "--as", asker.email])
    return Words.Answer(
      output: answer.output.replacing(/[0-9a-f]{64}/, with: "…"), errors: answer.errors,
      status: answer.status)
  }
}

/// What each command is asked, about everything that the worlds differ in.
enum Probes {
  struct Probe: Sendable {
    let path: [String]
    let line: String

    func words(for asker: Asker) -> [String] {
      path + ShellLine.words(line, ["OWN": asker.company, "ME": asker.email])
    }
  }

  static let all: [Probe] = table.flatMap { path, lines in
    lines.split(separator: "\n", omittingEmptySubsequences: false).map {
      Probe(
        path: path.split(separator: " ").map(String.init),
        line: $0.trimmingCharacters(in: .whitespaces))
    }
  }

  private static let table: KeyValuePairs<String, String> = [
    "company init":
      """
    --siret 55210055400013 --name N --administrator $ME --pledge --registration-rights open
    --siret 37962734200015 --name N --administrator $ME --pledge --registration-rights open
    """,
    "company finalise": "379627342\n552100554",
    "company list": "",
    "company overview":
      "379627342\n552100554\n379627342 --establishment 37962734200015\n379627342 --establishment 55210055400021",
    "company pledge": "$OWN\n552100554",
    "company show": "379627342\n552100554",
    "company update": "379627342 --name X\n552100554 --name W",
    "establishment add": "37962734200023\n55210055400021\n55210055400039",
    "establishment list": "--company 379627342\n--company 552100554",
    "establishment move-head-office": "37962734200015\n55210055400021",
    "establishment update": "37962734200015 --name X\n55210055400021 --name X",
    "right explain":
      """
    --account $ME --company 379627342 --action register_participants
    --account $ME --company 379627342 --action read_documents --participant pia@p.fr
    --account pia@p.fr --company $OWN --action read_documents
    --account ada@p.fr --company $OWN --action read_documents --participant pia@p.fr
    --account $ME --company 552100554 --action read_documents
    """,
    "right list": "--company 379627342\n--company 552100554",
    "right set": "--company 379627342 --role participant --allow read_documents",
    "delegation accept": "1\n2\n9",
    "delegation grant":
      """
    --from $OWN --to 552100554 --right read_documents --until 2027-12-31
    --from 552100554 --to $OWN --right read_documents --until 2027-12-31
    """,
    "delegation list": "\n--company $OWN",
    "delegation revoke": "1\n9",
    "billing allow":
      "--establishment 40483304800022 --company 552100554\n--establishment 55210055400021 --company $OWN",
    "billing candidates": "--company $OWN",
    "billing disallow": "--establishment 40483304800022 --company 552100554",
    "billing list": "--establishment 40483304800022\n--establishment 55210055400021",
    "billing policy": "--establishment 55210055400021 --show",
    "individual init": "--account pia@p.fr\n--account $ME",
    "individual list": "",
    "individual show": "pia@p.fr",
    "interlocutor add":
      """
    --company $OWN --email pia@p.fr --role participant
    --company $OWN --email pia@p.fr --role training_manager
    --company $OWN --email pia@p.fr --given-name Nom --family-name Donne --role participant
    --company 379627342 --establishment 55210055400021 --email pia@p.fr
    --individual pia@p.fr --email pia@p.fr
    --company $OWN --email pia@p.fr --given-name Nom --family-name Donne --role training_manager
    --company $OWN --email paul@x.fr --role training_manager
    --company $OWN --email paul@x.fr --role training_manager --role billing_manager
    """,
    "interlocutor list": "--company 379627342\n--company 552100554",
    "interlocutor remove": "--company $OWN --email pia@p.fr",
    "interlocutor show": "--company $OWN --email pia@p.fr\n--company $OWN --email paul@x.fr",
    "interlocutor update":
      """
    --company $OWN --email $ME --new-email pia@p.fr
    --company $OWN --email paul@x.fr --mobile +33612345678
    --company $OWN --email paul@x.fr --role training_manager
    --company $OWN --email paul@x.fr --role training_manager --can-sign
    --company $OWN --email pia@p.fr --role training_manager
    """,
    "registration cancel": "R-000002",
    "registration create":
      """
    --company $OWN --session S --participant pia@p.fr
    --company $OWN --session S --participant "Nom Donne <pia@p.fr>"
    --company $OWN --session S --participant max@free.fr --payer 55210055400021
    --company $OWN --session S --participant max@free.fr --establishment 55210055400021
    --company 552100554 --session S --participant pia@p.fr
    --individual pia@p.fr --session S
    --company $OWN --session S --participant pia@p.fr --key K
    --company $OWN --session S --participant max@free.fr --key K
    """,
    "registration list":
      """

    --company 379627342
    --company 552100554
    --participant pia@p.fr
    --key K
    --company 379627342 --establishment 37962734200015
    --establishment 55210055400021
    --payer 379627342
    --payer 37962734200015
    --payer 552100554
    """,
    "registration show": "R-000001\nR-000002\nR-000009",
    "convention attestation": "C-000001 --output -",
    "convention cancel": "C-000001",
    "convention download": "C-000001 --output -",
    "convention evidence": "C-000001 --output /nonexistent/evidence",
    "convention hand-over": "C-000001 --link https://p.example/a",
    "convention list":
      """

    --company 379627342
    --status signing
    --establishment 37962734200015
    --establishment 55210055400021
    --payer 379627342
    --payer 37962734200015
    """,
    "convention preview": "C-000002 --output -",
    "convention record": "C-000001 --signed-file /dev/null",
    "convention show": "C-000001\nC-000002",
    "convention sign": "C-000001 --signatory paul@x.fr\nC-000002 --signatory pia@p.fr",
    "convention signatories": "C-000001",
    "convention verify": "/dev/null",
    "contract deadlines": "\n--individual pia@p.fr\n--individual $ME",
    "contract withdraw": "C-000001\nC-000002",
    "signature code": "never",
    "signature decline": "never",
    "signature download": "never --output -",
    "signature open": "never",
    "signature read": "never --output -",
    "signature sign": "never --code 123456",
    "signature withdraw": "never",
    "account close": "pia@p.fr",
    "account export": "pia@p.fr --output -\n$ME --output -",
    "account overview": "pia@p.fr\n$ME",
    "account rectify":
      "pia@p.fr --given-name Autre\npia@p.fr --phone +33159031261\n$ME --email pia@p.fr\n$ME --email ada@p.fr",
    "account show": "pia@p.fr\n$ME",
    "account spaces": "pia@p.fr\n$ME",
    "account erase": "pia@p.fr --yes",
    "collaborator add":
      """
    --company $OWN --email pia@p.fr
    --company $OWN --participant "Nom Donne <pia@p.fr>"
    --company 552100554 --email pia@p.fr
    """,
    "collaborator import": "--company $OWN -",
    "collaborator list": "--company $OWN --all",
    "collaborator remove": "--company $OWN --email pia@p.fr",
    "collaborator update":
      "--company $OWN --email pia@p.fr --new-email other@p.fr\n"
      + "--company $OWN --email pia@p.fr --given-name Autre --family-name Nom",
    "invitation accept": "never",
    "invitation cancel": "pia@p.fr",
    "invitation list": "\n--to pia@p.fr",
    "invitation resend": "pia@p.fr",
    "provider list": "",
    "provider show": "IRF",
    "training list": "",
    "training search": "T",
    "training show": "T",
    "session list": "",
    "session show": "S",
  ]
}
