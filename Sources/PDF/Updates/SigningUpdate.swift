/// Whether what was appended to a file is what signatures need, and nothing else.
///
/// The original is this library's own. The updates may be anybody's, and are read by grammar: whole
/// objects of known kinds, a table or a cross-reference stream that names each of them at its place, a
/// trailer, the end. Where every byte belongs to a token that is known, every reader shows the same.
public enum SigningUpdate {
  /// Refuses a candidate that is not the original with nothing but signatures added.
  ///
  /// - Returns: the revisions behind the original, in their order.
  @discardableResult public static func check(
    _ candidate: [UInt8], of original: [UInt8]
  ) throws(SigningUpdateFault) -> [AddedRevision] {
    guard candidate.count <= SignatureScan.limit else { throw .tooLarge }
    let common = zip(candidate, original).lazy.prefix { $0 == $1 }.count
    guard common == original.count else { throw .rewritten(offset: common) }
    guard candidate.count > original.count,
      !(candidate.count - original.count <= 2 && candidate[original.count...].allSatisfy(isSpace))
    else { throw .nothingAppended }
    var document = try SignedDocument(original, within: candidate)
    var parser = StrictParser(candidate, at: original.count)
    var revisions: [AddedRevision] = []
    while !parser.isAtEnd {
      guard revisions.count < mostRevisions else { throw .unreadable(offset: parser.position) }
      let start = parser.position
      let update = try Update(&parser)
      let content = try document.take(update)
      revisions.append(AddedRevision(range: start..<update.end, content: content))
    }
    return revisions
  }

  /// Nobody signs one file more often.
  private static let mostRevisions = 24
}

/// A revision that was added, and what for.
public struct AddedRevision: Equatable, Sendable {
  /// Its bytes, the end of the last line included.
  public let range: Range<Int>
  /// What it brought.
  public let content: Content

  /// What a revision brings.
  public enum Content: String, Sendable {
    /// Somebody's signature.
    case signature
    /// A time-stamp over the document.
    case timestamp
    /// What a later check needs, such as certificates: nothing that is shown.
    case archive
    /// An empty field that waits for a signature.
    case field
  }
}

/// Why a file is not the original with nothing but signatures added.
public enum SigningUpdateFault: Error, Equatable, Sendable {
  case tooLarge
  /// The bytes of the original are not at its beginning: they differ from this one on.
  case rewritten(offset: Int)
  case nothingAppended
  /// The update breaks off, or is not written as updates are.
  case unreadable(offset: Int)
  case unsupported(Feature)
  /// The table points somewhere else than to the object, or the object is in no table.
  case misplaced(object: Int)
  /// An object stands twice in one update: readers differ in which of them they show.
  case redefined(object: Int)
  /// Something that no signature needs; the key of the dictionary where it shows.
  case changed(object: Int, Part, key: String?)
  /// A signature shows outside of the box that the paper keeps for it, or the paper keeps none.
  case outsideBox(object: Int)

  /// What readers treat in more than one way.
  public enum Feature: String, Equatable, Sendable {
    case objectStream = "object_stream"
    case hybrid, encryption
  }

  /// What an object is.
  public enum Part: String, Equatable, Sendable {
    case catalog, page, content, information, form, annotation, trailer, other
  }
}
