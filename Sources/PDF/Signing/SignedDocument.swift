/// A file of this library's, and what signing has made of it so far.
struct SignedDocument {
  private let original: [Int: PDFValue]
  private var values: [Int: PDFValue]
  private let trailer: PDFDictionary
  private var start: Int
  private let catalog: Int
  private let pages: Set<Int>

  /// Reads the original, which is of this library's make.
  init(_ bytes: [UInt8]) throws(SigningUpdateFault) {
    var values: [Int: PDFValue] = [:]
    var trailer: PDFDictionary?
    var start: Int?
    var walk = ObjectWalk(bytes)
    while let part = walk.next() {
      switch part {
      case .object(let reference, let value, stream: _, at: _): values[reference.number] = value
      case .trailer(let last): trailer = last
      case .startxref(let last): start = last
      case .table, .other: break
      }
    }
    guard let trailer, let start, let root = trailer["Root"]?.reference?.number,
      let tree = values[root]?.dictionary?["Pages"]?.reference?.number,
      let kids = values[tree]?.dictionary?["Kids"]?.array
    else { throw .unreadable(offset: bytes.count) }
    self.trailer = trailer
    self.start = start
    self.values = values
    original = values
    catalog = root
    pages = Set(kids.compactMap { $0.reference?.number })
  }

  func has(_ number: Int) -> Bool { values[number] != nil }

  /// Takes a revision over, unless it does what no signature needs.
  mutating func take(_ update: AppendedRevision) throws(SigningUpdateFault) {
    try requireContinuation(update)
    let numbers = update.objects.keys.sorted()
    for number in numbers {
      guard let object = update.objects[number] else { continue }
      try requireUntouched(number, object.value, isStream: object.isStream)
      values[number] = object.value
    }
    start = update.start
    let fields = try formFields()
    for page in pages.sorted() { try requirePage(page, fields: fields) }
  }

  /// The trailer goes on where the last one stopped.
  private func requireContinuation(_ update: AppendedRevision) throws(SigningUpdateFault) {
    let new = update.trailer
    if new["Encrypt"] != nil { throw .unsupported(.encryption) }
    if new["XRefStm"] != nil { throw .unsupported(.hybrid) }
    guard new["Prev"]?.int == start else { throw .unreadable(offset: update.start) }
    for key in ["Root", "Info"] where new[key] != trailer[key] {
      throw .changed(object: 0, .trailer, key: key)
    }
    guard new["ID"]?.array?.first == trailer["ID"]?.array?.first else {
      throw .changed(object: 0, .trailer, key: "ID")
    }
  }

  /// What the original says stays as it is, but for a form in the catalog, annotations on pages, and
  /// the mark of the program that signed.
  private func requireUntouched(
    _ number: Int, _ value: PDFValue, isStream: Bool
  ) throws(SigningUpdateFault) {
    guard let old = original[number] else { return }
    if !isStream, value == old { return }
    let part = part(number, old)
    let allowed: Set<String> =
      switch part {
      case .catalog: ["AcroForm", "DSS", "Extensions", "Perms", "Version"]
      case .page: ["Annots"]
      case .information: ["ModDate", "Producer"]
      default: []
      }
    guard !isStream, let new = value.dictionary, let old = old.dictionary, !allowed.isEmpty else {
      throw .changed(object: number, part, key: nil)
    }
    if let key = new.differences(from: old).subtracting(allowed).sorted().first {
      throw .changed(object: number, part, key: key)
    }
  }

  private func part(_ number: Int, _ value: PDFValue) -> SigningUpdateFault.Part {
    if number == catalog { return .catalog }
    if pages.contains(number) { return .page }
    if number == trailer["Info"]?.reference?.number { return .information }
    return isContent(number) ? .content : .other
  }

  private func isContent(_ number: Int) -> Bool {
    pages.contains { page in
      let content = original[page]?.dictionary?["Contents"]
      return ([content] + (content?.array ?? [])).contains { $0?.reference?.number == number }
    }
  }

  /// Follows a reference.
  private func resolved(_ value: PDFValue?) -> PDFValue? {
    guard let reference = value?.reference else { return value }
    return values[reference.number]
  }

  /// The fields of the form: signatures, and nothing else that could be filled in or show a text.
  private func formFields() throws(SigningUpdateFault) -> Set<PDFReference> {
    guard let entry = values[catalog]?.dictionary?["AcroForm"] else { return [] }
    let object = entry.reference?.number ?? catalog
    guard let form = resolved(entry)?.dictionary, let list = resolved(form["Fields"])?.array else {
      throw .changed(object: object, .form, key: nil)
    }
    let known: Set = ["Fields", "SigFlags", "DA", "DR", "Q"]
    if let key = Set(form.entries.keys).subtracting(known).sorted().first {
      throw .changed(object: object, .form, key: key)
    }
    var fields: Set<PDFReference> = []
    var area = 0.0
    for item in list {
      guard let field = item.reference, original[field.number] == nil,
        fields.insert(field).inserted
      else { throw .changed(object: object, .form, key: "Fields") }
      area += try signatureFieldArea(field.number)
      guard area <= Self.largestAppearance else {
        throw .changed(object: field.number, .annotation, key: "Rect")
      }
    }
    return fields
  }

  /// How large a field shows that is a signature and its own annotation, and does nothing.
  private func signatureFieldArea(_ number: Int) throws(SigningUpdateFault) -> Double {
    guard let field = values[number]?.dictionary, field["FT"]?.name == "Sig",
      field["Subtype"]?.name == "Widget"
    else { throw .changed(object: number, .annotation, key: "Subtype") }
    let known: Set = [
      "Type", "Subtype", "FT", "T", "TU", "TM", "Ff", "F", "Rect", "P", "V", "AP", "AS", "MK", "DA",
      "DR", "BS", "Border", "H", "Lock", "SV", "M", "NM", "StructParent", "Contents",
    ]
    if let key = Set(field.entries.keys).subtracting(known).sorted().first {
      throw .changed(object: number, .annotation, key: key)
    }
    let corners = field["Rect"]?.array?.compactMap(\.double) ?? []
    guard corners.count == 4 else { throw .changed(object: number, .annotation, key: "Rect") }
    return abs((corners[2] - corners[0]) * (corners[3] - corners[1]))
  }

  /// An eighth of a page of A4, in square points, for all of them: more would hide what is signed.
  private static let largestAppearance = 595.0 * 842 / 8

  /// Behind the annotations that were there, a page has those of signatures alone.
  private func requirePage(
    _ number: Int, fields: Set<PDFReference>
  ) throws(SigningUpdateFault) {
    let before = resolved(original[number]?.dictionary?["Annots"])?.array ?? []
    guard let entry = values[number]?.dictionary?["Annots"] else {
      if before.isEmpty { return }
      throw .changed(object: number, .page, key: "Annots")
    }
    guard let now = resolved(entry)?.array, now.starts(with: before) else {
      throw .changed(object: number, .page, key: "Annots")
    }
    for annotation in now.dropFirst(before.count) {
      guard let reference = annotation.reference, fields.contains(reference) else {
        throw .changed(
          object: annotation.reference?.number ?? number, .annotation, key: "Subtype")
      }
    }
  }
}
