/// A file of this library's, and what signing has made of it so far.
struct SignedDocument {
  let original: [Int: PDFValue]
  let catalog: Int
  /// The pages, in their order.
  let pages: [Int]
  let tree: Int
  let trailer: PDFDictionary
  /// All of the file, what was added included.
  let bytes: [UInt8]
  /// What was added so far, the newest version of each object.
  private(set) var added: [Int: AddedObject] = [:]
  private var state = SignedState()
  private var start: Int
  private var size: Int

  /// Reads the original, which is of this library's make.
  init(_ original: [UInt8], within bytes: [UInt8]) throws(SigningUpdateFault) {
    var values: [Int: PDFValue] = [:]
    var trailer: PDFDictionary?
    var start: Int?
    var walk = ObjectWalk(original)
    while let part = walk.next() {
      switch part {
      case .object(let reference, let value, stream: _, at: _): values[reference.number] = value
      case .trailer(let last): trailer = last
      case .startxref(let last): start = last
      case .table, .other: break
      }
    }
    guard let trailer, let start, let root = trailer["Root"]?.reference?.number,
      let size = trailer["Size"]?.int,
      let tree = values[root]?.dictionary?["Pages"]?.reference?.number,
      let kids = values[tree]?.dictionary?["Kids"]?.array
    else { throw .unreadable(offset: original.count) }
    self.trailer = trailer
    self.start = start
    self.size = size
    self.bytes = bytes
    self.original = values
    self.tree = tree
    catalog = root
    pages = kids.compactMap { $0.reference?.number }
  }

  /// The newest value of an object.
  func value(_ number: Int) -> PDFValue? { added[number]?.value ?? original[number] }

  /// Follows a reference.
  func resolved(_ value: PDFValue?) -> PDFValue? {
    guard let reference = value?.reference else { return value }
    if let object = added[reference.number] {
      return object.reference == reference ? object.value : nil
    }
    return reference.generation == 0 ? original[reference.number] : nil
  }

  /// Takes a revision over, unless it does what no signature needs; says what it brought.
  mutating func take(_ update: Update) throws(SigningUpdateFault) -> AddedRevision.Content {
    try requireContinuation(update)
    // A table that bears the number of an object would take its place.
    if let number = update.tableNumber, number < size { throw .redefined(object: number) }
    for (number, object) in update.objects.sorted(by: { $0.key < $1.key }) {
      if let old = original[number] {
        try requireUntouched(object, old)
      } else if added[number] != nil, !state.mayChange(number) {
        throw .changed(object: number, .other, key: nil)
      }
      added[number] = object
    }
    start = update.start
    size = max(size, update.trailer["Size"]?.int ?? 0)
    let before = state
    state = try SignedState(self, update: update)
    guard before.fields.isSubset(of: state.fields), before.signed.isSubset(of: state.signed) else {
      throw .changed(object: catalog, .form, key: "Fields")
    }
    return state.content(since: before)
  }

  /// The trailer goes on where the last one stopped.
  private func requireContinuation(_ update: Update) throws(SigningUpdateFault) {
    let new = update.trailer
    guard new["Prev"]?.int == start else { throw .unreadable(offset: update.start) }
    for key in ["Root", "Info"] where new[key] != trailer[key] {
      throw .changed(object: 0, .trailer, key: key)
    }
    // Readers do not look for objects beyond the size.
    guard let size = new["Size"]?.int, size >= self.size,
      size > update.objects.keys.max() ?? 0, size < self.size + 10_000
    else { throw .changed(object: 0, .trailer, key: "Size") }
  }

  /// What the original says stays as it is, but for a form in the catalog, annotations on pages, and
  /// the mark of the program that signed.
  private func requireUntouched(
    _ object: AddedObject, _ old: PDFValue
  ) throws(SigningUpdateFault) {
    let number = object.reference.number
    let part = part(number)
    let allowed: Set<String> =
      switch part {
      case .catalog: ["AcroForm", "DSS", "Extensions", "Perms", "Version"]
      case .page: ["Annots"]
      case .information: ["ModDate", "Producer"]
      default: number == tree ? ["ITXT"] : []
      }
    guard object.reference.generation == 0, object.stream == nil,
      let new = object.value.dictionary, let old = old.dictionary, !allowed.isEmpty
    else { throw .changed(object: number, part, key: nil) }
    if let key = new.differences(from: old).subtracting(allowed).sorted().first {
      throw .changed(object: number, part, key: key)
    }
  }

  private func part(_ number: Int) -> SigningUpdateFault.Part {
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
}
