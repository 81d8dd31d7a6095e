import Foundation
import PDF

/// Updates of a file as anybody could write them by hand.
struct Forgery {
  let original: [UInt8]
  let update: IncrementalUpdate
  private let start: Int
  private let trailer: String

  init() throws {
    var paper = try SampleContract.compose(SampleContract.family())
    paper.signatureBox("Cachet", height: 60)
    try self.init(paper.finish())
  }

  init(_ original: [UInt8]) throws {
    self.original = original
    update = try IncrementalUpdate(of: original)
    let text = String(decoding: original.suffix(400), as: UTF8.self)
    let tail = text.components(separatedBy: "trailer\n<< ").last ?? ""
    trailer = (tail.components(separatedBy: " >>\nstartxref").first ?? "")
      .replacing(/\/Size [0-9]+/, with: "/Size 1000")
    start = Int(tail.components(separatedBy: "startxref\n").last?.split(separator: "\n")[0] ?? "")!
  }

  var page: Int { update.pages[0] }
  /// The page that keeps a box.
  var signingPage: Int { update.pages[update.pages.count - 1] }
  var catalog: Int { update.catalog }
  /// A number that no object has.
  var free: Int { 900 }

  /// The body of an object with something in place of something else.
  func body(_ number: Int, _ old: String, _ new: String) throws -> String {
    let body = try update.body(of: number)
    guard body.contains(old) else { throw CocoaError(.featureUnsupported) }
    return body.replacingOccurrences(of: old, with: new)
  }

  /// The body of a dictionary with more in it.
  func body(_ number: Int, with entries: String) throws -> String {
    String(try update.body(of: number).dropLast(2)) + entries + " >>"
  }

  /// The number behind a key of an object.
  func reference(_ key: String, of number: Int) throws -> Int {
    let body = try update.body(of: number)
    let tail = body.components(separatedBy: "/\(key) ").last ?? ""
    return Int(tail.drop { !$0.isNumber }.prefix { $0.isNumber })!
  }

  /// What a table and its trailer can get wrong.
  struct Flaws {
    /// Objects whose entry points so many bytes too far.
    var displaced: [Int: Int] = [:]
    /// Objects without an entry.
    var missing: Set<Int> = []
    /// Entries that call an object free.
    var freed: Set<Int> = []
    var previous: Int?
    var trailer = ""
    /// What stands between `startxref` and its number, behind the number, and behind the last mark.
    var start = "\n"
    var end = "\n%%EOF\n"
    var replacing: (String, String)?
    var before = ""
    var behind = ""
  }

  /// The original, and objects behind it.
  func file(_ objects: [(Int, String)], _ flaws: Flaws = Flaws()) -> [UInt8] {
    var bytes = original + Array(flaws.before.utf8)
    var entries: [Int: Int] = [:]
    for (number, body) in objects {
      entries[number] = bytes.count + flaws.displaced[number, default: 0]
      bytes += Array("\(number) 0 obj\n\(body)\nendobj\n".utf8)
    }
    let table = bytes.count
    bytes += Array("xref\n".utf8)
    for number in flaws.freed { bytes += Array("\(number) 1\n0000000000 00001 f \n".utf8) }
    for (number, offset) in entries.sorted(by: { $0.key < $1.key })
    where !flaws.missing.contains(number) {
      bytes += Array("\(number) 1\n\(String(format: "%010d", offset)) 00000 n \n".utf8)
    }
    var text = trailer + " /Prev \(flaws.previous ?? start)" + flaws.trailer
    if let (old, new) = flaws.replacing { text = text.replacingOccurrences(of: old, with: new) }
    bytes += Array(
      "trailer\n<< \(text) >>\nstartxref\(flaws.start)\(table)\(flaws.end)".utf8)
    return bytes + Array(flaws.behind.utf8)
  }

  /// A signed file whose update was edited.
  func edited(_ change: (String) -> String) throws -> [UInt8] {
    let signed = file(try signing())
    return original + Array(change(String(decoding: signed[original.count...], as: UTF8.self)).utf8)
  }

  /// The objects that a signature needs, its own dictionary `value`.
  func signing(
    widget: String = "", rect: String = "[0 0 0 0]", form: String = "", value: String? = nil,
    on chosen: Int? = nil
  ) throws -> [(Int, String)] {
    let page = chosen ?? self.page
    return [
      (
        catalog,
        try body(catalog, with: "/AcroForm << /Fields [\(free) 0 R] /SigFlags 3\(form) >>")
      ),
      (page, try body(page, with: "/Annots [\(free) 0 R]")),
      (
        free,
        "<< /Type /Annot /Subtype /Widget /FT /Sig /T (S) /V \(free + 1) 0 R /P \(page) 0 R "
          + "/Rect \(rect) /F 132\(widget) >>"
      ),
      (
        free + 1,
        value ?? "<< /Type /Sig /ByteRange [0 9 11 \(original.count)] /Contents <00> >>"
      ),
    ]
  }
}
