/// A revision of a file that this library wrote: new and changed objects behind its untouched bytes.
///
/// A signature takes the same way: `body(of:)` the catalog and a page, `write` both with their new
/// entries, `reserve` and `write` what they refer to, `finish`.
public struct IncrementalUpdate {
  /// The object number of the catalog.
  public var catalog: Int { archive.trailer.root }
  /// The object numbers of the pages, in their order.
  public let pages: [Int]
  private let archive: Archive
  private var revision: Revision
  private let tree: Int

  /// Refuses any file that is not exactly as this library leaves it.
  public init(of original: [UInt8]) throws(UpdateError) {
    archive = try Archive(original)
    revision = Revision(after: original, size: archive.size)
    let catalog = Array(try archive.body(of: archive.trailer.root).utf8)
    var scanner = Scanner(bytes: catalog, position: 0)
    try scanner.literal("<< /Type /Catalog /Pages ")
    tree = try scanner.integer()
    pages = try PageTree(archive.body(of: tree)).kids
  }

  /// The body of a dictionary of the original, on one line, such as `<< /Type /Page … >>`.
  public func body(of number: Int) throws(UpdateError) -> String {
    try archive.body(of: number)
  }

  /// A number for a new object.
  public mutating func reserve() -> Int { revision.reserve() }

  /// Writes an object, new or in place of the original's. `body` is PDF syntax on one line, in
  /// which any foreign text is a string in hexadecimal.
  public mutating func write(_ number: Int, _ body: String) { revision.write(number, body) }

  /// The original's bytes and the revision. The file keeps its first identifier.
  public consuming func finish(identifier: [UInt8]) -> [UInt8] {
    var trailer = archive.trailer
    trailer.identifiers.1 = byteString(identifier)
    trailer.previous = archive.start
    return revision.close(trailer)
  }

  /// Adds pages behind the last one. Their metadata's identifier becomes that of the revision.
  public static func appending(
    pages paper: Composer, to original: [UInt8]
  ) throws(UpdateError) -> [UInt8] {
    var update = try IncrementalUpdate(of: original)
    let added: [Int]
    do {
      added = try paper.write(into: &update.revision, parent: update.tree)
    } catch {
      throw .font(error)
    }
    update.write(update.tree, PageTree(kids: update.pages + added).body)
    return update.finish(identifier: paper.metadata.identifier)
  }
}

/// The one node that holds all pages.
struct PageTree {
  let kids: [Int]

  init(kids: [Int]) { self.kids = kids }

  init(_ body: String) throws(UpdateError) {
    var scanner = Scanner(bytes: Array(body.utf8), position: 0)
    try scanner.literal("<< /Type /Pages /Count ")
    let count = try scanner.integer()
    try scanner.literal(" /Kids [")
    var kids: [Int] = []
    while !scanner.skip("] >>") {
      kids.append(try scanner.integer())
      try scanner.literal(" 0 R")
      _ = scanner.skip(" ")
    }
    guard kids.count == count else { throw .foreign(offset: scanner.position) }
    self.kids = kids
  }

  var body: String {
    let references = kids.map { "\($0) 0 R" }.joined(separator: " ")
    return "<< /Type /Pages /Count \(kids.count) /Kids [\(references)] >>"
  }
}
