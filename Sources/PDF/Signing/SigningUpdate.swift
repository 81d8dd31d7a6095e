/// Whether what was appended to a file is what a signature needs, and nothing else.
///
/// The original is this library's own. The update may be anybody's, but must be a classic one: objects
/// as they stand, a table that names each of them at its place, a trailer. Readers agree on those.
public enum SigningUpdate {
  /// Refuses a candidate that is not the original with nothing but signatures added.
  public static func check(
    _ candidate: [UInt8], of original: [UInt8]
  ) throws(SigningUpdateFault) {
    guard candidate.count <= SignatureScan.limit else { throw .tooLarge }
    let common = zip(candidate, original).lazy.prefix { $0 == $1 }.count
    guard common == original.count else { throw .rewritten(offset: common) }
    guard candidate[original.count...].contains(where: { !isSpace($0) }) else {
      throw .nothingAppended
    }
    var document = try SignedDocument(original)
    var walk = ObjectWalk(candidate, from: original.count)
    for _ in 0..<mostRevisions {
      if candidate[walk.position...].allSatisfy(isSpace) { return }
      guard let update = try AppendedRevision.next(&walk, after: document) else { return }
      try document.take(update)
    }
    throw .unreadable(offset: walk.position)
  }

  /// Nobody signs one file more often.
  private static let mostRevisions = 32
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

  /// What readers treat in more than one way.
  public enum Feature: String, Equatable, Sendable {
    case objectStream = "object_stream"
    case crossReferenceStream = "cross_reference_stream"
    case hybrid, encryption
  }

  /// What an object is.
  public enum Part: String, Equatable, Sendable {
    case catalog, page, content, information, form, annotation, trailer, other
  }
}

/// One revision behind the original's bytes, as it lies there.
struct AppendedRevision {
  let objects: [Int: Object]
  let start: Int
  let trailer: PDFDictionary

  /// An object, and where it stands.
  struct Object {
    let value: PDFValue
    let isStream: Bool
    let at: Int
  }

  /// Reads a revision that continues a document; nil when nothing but comments is left.
  static func next(
    _ walk: inout ObjectWalk, after document: SignedDocument
  ) throws(SigningUpdateFault) -> AppendedRevision? {
    var objects: [Int: Object] = [:]
    while true {
      let position = walk.position
      guard let part = walk.next() else {
        if objects.isEmpty { return nil }
        throw .unreadable(offset: position)
      }
      switch part {
      case .object(let reference, let value, let stream, let at):
        let object = Object(value: value, isStream: stream != nil, at: at)
        try require(object, reference)
        guard objects.updateValue(object, forKey: reference.number) == nil else {
          throw .redefined(object: reference.number)
        }
      case .table(let at):
        guard let entries = walk.entries(), case .trailer(let trailer)? = walk.next(),
          case .startxref(let said)? = walk.next(), said == at
        else { throw .unreadable(offset: at) }
        let revision = AppendedRevision(objects: objects, start: at, trailer: trailer)
        try revision.requirePlaces(entries, document)
        return revision
      case .other(let range): throw .unreadable(offset: range.lowerBound)
      case .trailer, .startxref: throw .unreadable(offset: position)
      }
    }
  }

  /// Refuses what readers do not all understand alike.
  private static func require(
    _ object: Object, _ reference: PDFReference
  ) throws(SigningUpdateFault) {
    if object.isStream, let type = object.value.dictionary?["Type"]?.name {
      if type == "ObjStm" { throw .unsupported(.objectStream) }
      if type == "XRef" { throw .unsupported(.crossReferenceStream) }
    }
    var isAmbiguous = reference.generation != 0
    object.value.forEachDictionary { if $0.hasDuplicates { isAmbiguous = true } }
    if isAmbiguous { throw .unreadable(offset: object.at) }
  }

  /// The table names each object at its place, and nothing else.
  private func requirePlaces(
    _ entries: [Int: TableEntry], _ document: SignedDocument
  ) throws(SigningUpdateFault) {
    for (number, entry) in entries.sorted(by: { $0.key < $1.key }) {
      if let offset = entry.offset {
        guard objects[number]?.at == offset, entry.generation == 0 else {
          throw .misplaced(object: number)
        }
      } else if document.has(number) || objects[number] != nil {
        throw .misplaced(object: number)
      }
    }
    if let number = objects.keys.sorted().first(where: { entries[$0]?.offset == nil }) {
      throw .misplaced(object: number)
    }
  }
}
