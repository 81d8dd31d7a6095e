import Foundation
import Testing

@testable import JiniusCommands

/// What is shown as possible is possible: each verb of any `available_actions`, wherever JSON shows it,
/// is tried on a copy of the stage, and accepted.
@Suite("available actions") struct ActionTests {
  @Test("issue 9, 1.4: each verb that is offered is accepted", arguments: ActionStage.all)
  func accepted(_ stage: ActionStage) throws {
    let sandbox = try stage.set()
    var tried = 0
    for shown in try stage.shown(in: sandbox) {
      for verb in shown.verbs {
        let words = try stage.words(for: verb, of: shown, in: sandbox)
        let copy = try sandbox.copy()
        let answer = try copy.run(words, at: stage.now)
        #expect(
          answer.status == .done,
          "\(shown.noun) \(shown.name) offers \(verb): \(words.joined(separator: " ")): \(answer.errors)"
        )
        tried += 1
      }
    }
    #expect(tried >= stage.atLeast)
  }

  @Test("issue 9, 1.4: what a list, a detail and an overview offer is the same")
  func same() throws {
    for stage in ActionStage.all {
      var offers: [String: Set<[String]>] = [:]
      for shown in try stage.shown(in: try stage.set())
      where ["convention", "registration"].contains(shown.noun) {
        offers[shown.name, default: []].insert(shown.verbs)
      }
      for (name, found) in offers { #expect(found.count == 1, "\(stage.name), \(name): \(found)") }
    }
  }

  @Test("issue 9, 1.4: after a private person signs, what is offered is to withdraw")
  func privatePerson() throws {
    let stage = try #require(ActionStage.all.first { $0.name == "a contract is signed" })
    let shown = try stage.shown(in: try stage.set()).filter {
      $0.noun == "registration" && $0.name == "R-000002"
    }
    #expect(shown.count >= 3)
    for one in shown { #expect(one.verbs == ["withdraw"], "\(one.source)") }
  }
}

/// Something that JSON shows with what can be done.
struct ShownThing {
  let noun: String
  let name: String
  let verbs: [String]
  /// The command that shows it.
  let source: String
  let members: [String: Any]
}
