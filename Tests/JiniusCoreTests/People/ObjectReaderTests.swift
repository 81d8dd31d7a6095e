import Testing

@testable import JiniusCore

/// One JSON object a line, as RFC 8259 has it, and nothing that two programs could read differently.
@Suite("issue 8, 6.6: JSON objects of an import")
struct ObjectReaderTests {
  /// The members as text, and the faults; nil for what is no object.
  private func read(_ text: String) -> (members: [String], faults: [String])? {
    ObjectReader(Array(text.utf8)[...]).map { object in
      (
        object.members.map { "\($0.name)=\($0.value)" },
        object.faults.map { "\($0.name): \($0.problem)" }
      )
    }
  }

  @Test(
    "issue 8, 6.6: what stands in an object is read",
    arguments: [
      (#"{}"#, []), (" \t{ } \r", []),
      (#"{"a":"b"}"#, [#"a=text("b")"#]),
      (#" { "a" : "b" , "c" : null } "#, [#"a=text("b")"#, "c=null"]),
      (#"{"a":1,"b":-0.5e+10,"c":true,"d":false,"e":[],"f":{}}"#, "abcdef".map { "\($0)=other" }),
      (#"{"a":[1,[2,{"b":["c"]}],null],"z":"y"}"#, ["a=other", #"z=text("y")"#]),
      (#"{"\u0061":"\u00e9\n\/\"\\"}"#, [#"a=text("é\n/\"\\")"#]),
      (#"{"a":"\ud83d\ude00 😀"}"#, [#"a=text("😀 😀")"#]),
    ] as [(String, [String])])
  func read(_ text: String, _ members: [String]) throws {
    let object = try #require(read(text))
    #expect(object.members == members)
    #expect(object.faults == [])
  }

  @Test(
    "issue 8, 6.6: what is no object is none",
    arguments: [
      "", " ", "null", "[]", #""a""#, "{", "}", "{}{}", "{} x", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#,
      #"{,"a":1}"#, #"{"a":1 "b":2}"#, #"{a:1}"#, "{'a':1}", #"{"a":01}"#, #"{"a":1.}"#,
      #"{"a":.5}"#, #"{"a":+1}"#, #"{"a":1e}"#, #"{"a":-}"#, #"{"a":nul}"#, #"{"a":True}"#,
      #"{"a":NaN}"#, #"{"a":"b}"#, #"{"a":"\x"}"#, #"{"a":"\u12g4"}"#, #"{"a":"\u12"}"#,
      "{\"a\":\"\t\"}", "{\"a\":\"\u{1F}\"}", #"{"a":[}"#, #"{"a":[1 2]}"#, #"{"a":{"b"}}"#,
      #"{"a":/**/1}"#, "{\"a\":\u{A0}1}",
      #"{"a":"# + String(repeating: "[", count: 100_000),
      #"{"a":"# + String(repeating: "[", count: 65) + String(repeating: "]", count: 65) + "}",
    ])
  func none(_ text: String) { #expect(read(text) == nil) }

  @Test(
    "issue 8, 6.6: an escape that is no character, and a member that stands twice, are its faults",
    arguments: [
      (#"{"a":"Jean\u0000Evil"}"#, ["a: noCharacter"]),
      (#"{"a":"\ud800"}"#, ["a: noCharacter"]), (#"{"a":"\ud800x"}"#, ["a: noCharacter"]),
      (#"{"a":"\udc00"}"#, ["a: noCharacter"]), (#"{"a":"\udc00\ud800"}"#, ["a: noCharacter"]),
      (#"{"a":"\ud800\ud800"}"#, ["a: noCharacter"]),
      (#"{"a":"\ud800\u0041"}"#, ["a: noCharacter"]),
      (#"{"a":[{"b":"\u0000"}],"c":"d"}"#, ["a: noCharacter"]),
      (#"{"a\u0000":1}"#, ["a\u{FFFD}: noCharacter"]),
      (#"{"a":"b","a":"b"}"#, ["a: memberTwice"]), (#"{"a":1,"\u0061":2}"#, ["a: memberTwice"]),
      (
        #"{"a":"\u0000","a":"\ud800","b":1}"#,
        ["a: noCharacter", "a: noCharacter", "a: memberTwice"]
      ),
    ] as [(String, [String])])
  func faults(_ text: String, _ faults: [String]) throws {
    #expect(try #require(read(text)).faults == faults)
  }

  @Test(
    "issue 8, 6.6: each is told with its line and column, and nothing is written",
    arguments: [
      (#"{"email":"a@x.fr","given_name":"Jean\u0000Evil","family_name":"B"}"#, "given_name"),
      (#"{"email":"a\u0000@x.fr","given_name":"A","family_name":"B"}"#, "email"),
      (#"{"email":"a@x.fr","given_name":"A","family_name":"\ud800"}"#, "family_name"),
      (#"{"email":"a@x.fr","email":"b@x.fr","given_name":"A","family_name":"B"}"#, "email"),
      (#"{"tel":1,"tel":2,"email":"b@x.fr","given_name":"A","family_name":"B"}"#, "tel"),
    ])
  func told(_ line: String, _ column: String) throws {
    let scene = try Scene()
    let before = try scene.bytes
    let faults = try scene.importFaults(
      #"{"email":"ok@x.fr","given_name":"A","family_name":"B"}"# + "\n" + line)
    #expect(faults.map(\.line) == [2])
    #expect(faults.map(\.column) == [column])
    #expect(try scene.bytes == before)
  }

  @Test("issue 8, 6.6: a line of very many members is read in a moment")
  func manyMembers() throws {
    let members = (0..<200_000).map { "\"m\($0)\":0" }.joined(separator: ",")
    #expect(try #require(read("{\(members)}")).members.count == 200_000)
  }
}
