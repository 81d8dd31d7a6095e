/// What a file holds after one of its revisions, as far as signatures need it: each field, each thing
/// that hangs on one, and nothing else.
struct SignedState {
  /// The fields that were added, and those of them that are signed.
  private(set) var fields: Set<Int> = []
  private(set) var signed: Set<Int> = []
  private(set) var timestamps: Set<Int> = []
  private var kinds: [Int: Kind] = [:]
  /// What hangs on fields that wait for their signature.
  private var open: Set<Int> = []

  /// Nothing added.
  init() {}

  /// Whether a later revision may write an object anew that an earlier one added: what only grows,
  /// and what waits for its signature.
  func mayChange(_ number: Int) -> Bool {
    switch kinds[number] {
    case .form, .annotations, .securityStore, .securityEntry, .extensions: true
    case nil: true
    // The streams that it measures are looked at no more.
    case .length: false
    default: open.contains(number)
    }
  }

  /// What was added since another state.
  func content(since before: SignedState) -> AddedRevision.Content {
    if !signed.subtracting(timestamps).isSubset(of: before.signed) { return .signature }
    if !timestamps.isSubset(of: before.timestamps) { return .timestamp }
    return fields.isSubset(of: before.fields) ? .archive : .field
  }

  /// Goes through all that was added to a document, and refuses what no signature needs.
  init(_ document: SignedDocument, update: Update) throws(SigningUpdateFault) {
    var walk = GrammarWalk(
      bytes: document.bytes, objects: document.added, pages: Set(document.pages),
      catalog: document.catalog)
    try Self.requireCatalog(document, &walk)
    let list = try Self.fields(document, &walk)
    let places = try Self.annotations(document, &walk, fields: list)
    for isSigned in [true, false] {
      let known = Set(walk.kinds.keys)
      for reference in list {
        let place = GrammarWalk.Place(object: reference.number, part: .annotation)
        guard let field = document.resolved(.reference(reference))?.dictionary else {
          throw place.fault
        }
        guard (field["V"] != nil) == isSigned else { continue }
        try walk.require(.reference(reference), .dictionary(.field), at: place)
        try SignatureWidget(field, number: reference.number, on: places[reference.number] ?? [])
          .require(in: document)
        fields.insert(reference.number)
        if isSigned {
          signed.insert(reference.number)
          if try Self.isTimestamp(field, in: document, at: place) {
            timestamps.insert(reference.number)
          }
        }
      }
      if !isSigned { open = Set(walk.kinds.keys).subtracting(known) }
    }
    let own = Set(document.original.keys)
    try walk.requireOrphans(update.objects.keys.filter { !own.contains($0) }.sorted())
    kinds = walk.kinds
  }

  /// Whether what is signed is a time-stamp over the document, which anybody can have: it shows
  /// nothing, and says nothing. It is one by its type and by its format, or by neither: readers go by
  /// the one or by the other.
  private static func isTimestamp(
    _ field: PDFDictionary, in document: SignedDocument, at place: GrammarWalk.Place
  ) throws(SigningUpdateFault) -> Bool {
    guard let signature = document.resolved(field["V"])?.dictionary else { throw place.fault }
    var place = place
    let isTimestamp = signature["Type"]?.name == "DocTimeStamp"
    place.key = "SubFilter"
    guard isTimestamp == (signature["SubFilter"]?.name == "ETSI.RFC3161") else {
      throw place.fault
    }
    if !isTimestamp { return false }
    for key in signature.entries.keys.sorted() where !keysOfTimestamp.contains(key) {
      place.key = key
      throw place.fault
    }
    place.key = "Rect"
    guard Rectangle(field["Rect"])?.isNothing ?? false else { throw place.fault }
    return true
  }

  private static let keysOfTimestamp: Set = [
    "Type", "Filter", "SubFilter", "Contents", "ByteRange", "V",
  ]

  private static func requireCatalog(
    _ document: SignedDocument, _ walk: inout GrammarWalk
  ) throws(SigningUpdateFault) {
    let extensions = Shape.either(
      .dictionary(.extensions), .either(.list(.dictionary(.extensions)), .name))
    let shapes: [(String, Shape)] = [
      ("DSS", .dictionary(.securityStore)), ("Perms", .dictionary(.permissions)),
      ("Extensions", .map(extensions)),
      ("Version", .oneOf(["1.3", "1.4", "1.5", "1.6", "1.7", "2.0"])),
    ]
    let catalog = document.value(document.catalog)?.dictionary
    for (key, shape) in shapes {
      guard let value = catalog?[key] else { continue }
      try walk.require(
        value, shape, at: .init(object: document.catalog, part: .catalog, key: key))
    }
    if let mark = document.value(document.tree)?.dictionary?["ITXT"] {
      try walk.require(mark, .text, at: .init(object: document.tree, part: .other, key: "ITXT"))
    }
    guard let number = document.trailer["Info"]?.reference?.number,
      let information = document.value(number)?.dictionary
    else { return }
    for key in ["ModDate", "Producer"] {
      guard let value = information[key] else { continue }
      try walk.require(value, .text, at: .init(object: number, part: .information, key: key))
    }
  }

  /// The fields of the form behind those that it had: signatures, and nothing else that could be
  /// filled in or show a text.
  private static func fields(
    _ document: SignedDocument, _ walk: inout GrammarWalk
  ) throws(SigningUpdateFault) -> [PDFReference] {
    let entry = document.value(document.catalog)?.dictionary?["AcroForm"]
    let old = document.original[document.catalog]?.dictionary?["AcroForm"]
    let before =
      (old?.reference.flatMap { document.original[$0.number] } ?? old)?
      .dictionary?["Fields"]?.array ?? []
    var place = GrammarWalk.Place(
      object: entry?.reference?.number ?? document.catalog, part: .form)
    guard let entry else {
      if old == nil { return [] }
      throw place.fault
    }
    if entry == old { return [] }
    guard let form = document.resolved(entry)?.dictionary else { throw place.fault }
    place.key = "Fields"
    var rest = PDFDictionary()
    for (key, value) in form.entries where key != "Fields" { rest.add(key, value) }
    guard let list = document.resolved(form["Fields"])?.array, list.starts(with: before) else {
      throw place.fault
    }
    walk.note(entry.reference, .form)
    walk.note(form["Fields"]?.reference, .annotations)
    try walk.require(rest, .form, at: place)
    var references: [PDFReference] = []
    for item in list.dropFirst(before.count) {
      guard let field = item.reference, document.original[field.number] == nil,
        !references.contains(field)
      else { throw place.fault }
      references.append(field)
    }
    return references
  }

  /// On which pages each annotation stands: behind those that were there, a page has those of
  /// signatures alone.
  private static func annotations(
    _ document: SignedDocument, _ walk: inout GrammarWalk, fields: [PDFReference]
  ) throws(SigningUpdateFault) -> [Int: [Int]] {
    var places: [Int: [Int]] = [:]
    for page in document.pages {
      let place = GrammarWalk.Place(object: page, part: .page, key: "Annots")
      let old = document.original[page]?.dictionary?["Annots"]?.array ?? []
      let entry = document.value(page)?.dictionary?["Annots"]
      if entry == nil, old.isEmpty { continue }
      guard let now = document.resolved(entry)?.array, now.starts(with: old) else {
        throw place.fault
      }
      walk.note(entry?.reference, .annotations)
      for annotation in now.dropFirst(old.count) {
        guard let reference = annotation.reference, fields.contains(reference) else {
          throw .changed(
            object: annotation.reference?.number ?? page, .annotation, key: "Subtype")
        }
        places[reference.number, default: []].append(page)
      }
    }
    return places
  }
}
