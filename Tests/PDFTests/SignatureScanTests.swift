import Chances
import Foundation
import PDF
import Testing

/// The signatures of any PDF, hostile ones included.
@Suite struct SignatureScanTests {
  @Test(arguments: [
    ("in a comment", "% << /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>\n"),
    ("in a string", "950 0 obj\n(<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>)\nendobj\n"),
    (
      "in a stream",
      "950 0 obj\n<< /Length 74 >>\nstream\n7 0 obj\n"
        + "<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>\nendobj\n       \nendstream\nendobj\n"
    ),
    (
      "in a stream that holds its own end, by its length elsewhere",
      "950 0 obj\n<< /Length 951 0 R >>\nstream\nendstream endobj 7 0 obj\n"
        + "<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>\nendobj\n\nendstream\nendobj\n"
        + "951 0 obj\n85\nendobj\n"
    ),
  ])
  func `What looks like a signature where none can stand is none`(_ what: String, _ text: String)
    throws
  {
    let scan = SignatureScan(try Forgery().original + Array(text.utf8))
    #expect(scan.isPDF)
    #expect(scan.signatures.isEmpty)
    #expect(!scan.hasRemains)
  }

  @Test(arguments: [
    ("<< /Type /Sig /Contents <00> >>", SignedRangeFault.missing),
    ("<< /Type /Sig /ByteRange [0 10 14 9] >>", .missing),
    ("<< /Type /Sig /ByteRange [0 10 14] /Contents <00> >>", .missing),
    ("<< /Type /Sig /ByteRange [0 10 14 9] /Contents (00) >>", .missing),
    ("<< /Type /Sig /ByteRange [1 10 14 9] /Contents <00> >>", .notFromStart),
    ("<< /Type /Sig /ByteRange [0 0 14 9] /Contents <00> >>", .outOfBounds),
    ("<< /Type /Sig /ByteRange [0 14 10 9] /Contents <00> >>", .outOfBounds),
    ("<< /Type /Sig /ByteRange [0 10 14 999999999999] /Contents <00> >>", .outOfBounds),
    ("<< /Type /Sig /ByteRange [0 -10 14 9] /Contents <00> >>", .outOfBounds),
    ("<< /Type /Sig /ByteRange [0 10 14 9] /Contents <00> >>", .gapIsMore),
    ("<< /Type /Sig /ByteRange [0 1 2 3] /ByteRange [0 1 2 3] /Contents <00> >>", .ambiguous),
    ("<< /FT /Sig /V << /SubFilter /adbe.pkcs7.detached >> >>", .missing),
  ])
  func `A range that cannot be true is said to be none`(_ body: String, _ fault: SignedRangeFault)
    throws
  {
    let scan = SignatureScan(try Forgery().file([(950, body)]))
    #expect(scan.signatures.map(\.fault) == [fault])
    #expect(scan.signatures.allSatisfy { $0.range == nil })
  }

  @Test(arguments: ["<00 >", "<0>", "<aA>", "<00%x\n>"])
  func `Nothing can be said in the gap`(_ contents: String) throws {
    let head = Array("%PDF-1.7\n1 0 obj\n<< /Type /Sig /ByteRange ".utf8)
    for digits in 10...99 {
      let range = "[0 \(digits) \(digits + contents.utf8.count) 3]"
      let start = head.count + range.utf8.count + " /Contents ".utf8.count
      guard start == digits else { continue }
      let file = head + Array("\(range) /Contents \(contents) >>\nendobj\n".utf8)
      #expect(SignatureScan(file).signatures.first?.range == nil)
      return
    }
    Issue.record("no such file was made")
  }

  @Test func `What is left of a signature is seen`() throws {
    let forgery = try Forgery()
    for remains in [
      "950 0 obj\n<< /FT /Sig /V 951 0 R >>\nendobj\n",
      "950 0 obj\n<< /Type /Sig /ByteRange [0 1 2 3] /Contents <0",
      "950 0 obk\n<< /ByteRange [0 1 2 3]\n",
    ] {
      let scan = SignatureScan(forgery.original + Array(remains.utf8))
      #expect(scan.signatures.isEmpty)
      #expect(scan.hasRemains, "\(remains)")
    }
    let unsigned = "950 0 obj\n<< /FT /Sig /T (free) >>\nendobj\n"
    #expect(!SignatureScan(forgery.original + Array(unsigned.utf8)).hasRemains)
  }

  @Test func `No PDF`() {
    for bytes: [UInt8] in [[], Array("hello".utf8), Array(repeating: 0, count: 5000)] {
      #expect(!SignatureScan(bytes).isPDF)
    }
    #expect(!SignatureScan(Array(repeating: 32, count: 2000) + Array("%PDF-1.7".utf8)).isPDF)
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "1 0 obj (", "1 0 obj (endobj ", "1 0 obj <<>> stream endobj ", "[", "<<", "<< /A ", "(", "<",
      "1 0 obj % 1 0 obj % ", "1 0 obj\n<</Length 2 0 R>>stream\n", "1 0 %\n", " obj",
      "xref\n0 9\n",
      "1 0 obj [ 0 0 0 0 0 0 0 ", "<< /Type /Sig /ByteRange [", "trailer << ",
    ])
  func `A hostile file is gone through once`(_ piece: String) {
    let file = Array(("%PDF-1.7\n" + String(repeating: piece, count: 20_000)).utf8)
    #expect(SignatureScan(file).isPDF)
    #expect((try? SigningUpdate.check(file, of: Array(file.prefix(9)))) == nil)
  }

  @Test func `Two hundred damaged files are read without harm`() throws {
    let forgery = try Forgery()
    let sound = forgery.file(try forgery.signing())
    var random = Chance()
    for _ in 0..<200 {
      var bytes = sound
      for _ in 0...Int.random(in: 0..<12, using: &random) {
        let place = Int.random(in: forgery.original.count - 3000..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: Array("<<([".utf8), at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + 90))
        }
      }
      let scan = SignatureScan(bytes)
      #expect(scan.signatures.count < 9)
      _ = try? SigningUpdate.check(bytes, of: forgery.original)
    }
  }
}
