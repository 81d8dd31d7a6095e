/// Goes through what hangs on a value that a signature added, and refuses what the grammar does not
/// know there.
struct GrammarWalk {
  /// The kind of each object that was met.
  private(set) var kinds: [Int: Kind] = [:]
  private let bytes: [UInt8]
  private let objects: [Int: AddedObject]
  private let pages: Set<Int>
  private let catalog: Int
  /// The objects that lead to where the walk is: none may lead to itself.
  private var way: [Int] = []
  private var stepsLeft = 200_000

  init(bytes: [UInt8], objects: [Int: AddedObject], pages: Set<Int>, catalog: Int) {
    self.bytes = bytes
    self.objects = objects
    self.pages = pages
    self.catalog = catalog
  }

  /// Where something stands that may be refused.
  struct Place {
    var object: Int
    var part: SigningUpdateFault.Part
    var key: String?

    var fault: SigningUpdateFault { .changed(object: object, part, key: key) }
  }

  /// Refuses a value that is not of this shape.
  mutating func require(
    _ value: PDFValue, _ shape: Shape, at place: Place
  ) throws(SigningUpdateFault) {
    stepsLeft -= 1
    guard stepsLeft > 0 else { throw place.fault }
    switch shape {
    case .name: if value.name == nil { throw place.fault }
    case .oneOf(let names):
      guard let name = value.name, names.contains(name) else { throw place.fault }
    case .number: if value.double == nil { throw place.fault }
    case .text: if value.string == nil { throw place.fault }
    case .bool: guard case .bool = value else { throw place.fault }
    case .numbers(let count):
      guard let values = value.array, values.count == count,
        values.allSatisfy({ $0.double.map { abs($0) < 1e9 } ?? false })
      else { throw place.fault }
    case .plain:
      switch value {
      case .reference, .dictionary, .null: throw place.fault
      case .array(let values): for value in values { try require(value, .plain, at: place) }
      default: break
      }
    case .length:
      if value.int != nil { return }
      guard let reference = value.reference, let object = objects[reference.number],
        object.reference == reference, object.value.int != nil, object.stream == nil,
        kinds[reference.number] == nil
      else { throw place.fault }
      kinds[reference.number] = .length
    case .page:
      guard let page = value.reference, page.generation == 0, pages.contains(page.number) else {
        throw place.fault
      }
    case .catalog:
      guard value.reference == PDFReference(number: catalog, generation: 0) else {
        throw place.fault
      }
    case .either(let one, let other):
      var attempt = self
      do throws(SigningUpdateFault) {
        try attempt.require(value, one, at: place)
        self = attempt
      } catch { try require(value, other, at: place) }
    case .list, .map, .dictionary, .stream: try requireContainer(value, shape, at: place)
    }
  }

  /// Follows a reference to something that was added.
  private mutating func requireContainer(
    _ value: PDFValue, _ shape: Shape, at place: Place
  ) throws(SigningUpdateFault) {
    guard let reference = value.reference else {
      if case .stream = shape { throw place.fault }
      return try requireContent(value, nil, shape, at: place)
    }
    guard let object = objects[reference.number], object.reference == reference,
      !way.contains(reference.number), way.count < 24
    else { throw place.fault }
    if let kind = shape.kind {
      if let known = kinds[reference.number] {
        if known != kind { throw place.fault }
        return
      }
      kinds[reference.number] = kind
    } else {
      kinds[reference.number] = kinds[reference.number] ?? .annotations
    }
    way.append(reference.number)
    defer { way.removeLast() }
    let inside = Place(object: reference.number, part: place.part, key: place.key)
    try requireContent(object.value, object.stream, shape, at: inside)
  }

  private mutating func requireContent(
    _ value: PDFValue, _ stream: Range<Int>?, _ shape: Shape, at place: Place
  ) throws(SigningUpdateFault) {
    switch shape {
    case .list(let element):
      guard let values = value.array, stream == nil else { throw place.fault }
      for value in values { try require(value, element, at: place) }
    case .map(let element):
      guard let dictionary = value.dictionary, stream == nil else { throw place.fault }
      for (_, value) in dictionary.entries.sorted(by: { $0.key < $1.key }) {
        try require(value, element, at: place)
      }
    case .dictionary(let kind):
      guard let dictionary = value.dictionary, stream == nil else { throw place.fault }
      try require(dictionary, kind, at: place)
    case .stream(let kind):
      guard let dictionary = value.dictionary, let stream else { throw place.fault }
      try require(dictionary, kind, at: place)
      if kind == .xObject { try requireDrawing(dictionary, stream, at: place) }
    default: break
    }
  }

  /// Takes note of an object that was looked at elsewhere.
  mutating func note(_ reference: PDFReference?, _ kind: Kind) {
    if let reference, objects[reference.number] != nil { kinds[reference.number] = kind }
  }

  /// Refuses a dictionary with other keys than those of its kind.
  mutating func require(
    _ dictionary: PDFDictionary, _ kind: Kind, at place: Place
  ) throws(SigningUpdateFault) {
    let keys = kind.keys
    for (key, value) in dictionary.entries.sorted(by: { $0.key < $1.key }) {
      var place = place
      place.key = key
      guard let shape = keys[key] else { throw place.fault }
      try require(value, shape, at: place)
    }
  }

  /// A form draws with operators that are known and leaves things as it found them; an image is data.
  private func requireDrawing(
    _ dictionary: PDFDictionary, _ stream: Range<Int>, at place: Place
  ) throws(SigningUpdateFault) {
    var place = place
    if dictionary["Subtype"]?.name == "Image" {
      place.key = "Resources"
      if dictionary["Resources"] != nil || dictionary["BBox"] != nil { throw place.fault }
      return
    }
    place.key = "Contents"
    guard dictionary["Subtype"]?.name == "Form", dictionary["BBox"] != nil,
      let content = FilteredStream(dictionary, Array(bytes[stream])).decoded(limit: 1 << 20),
      Drawing(content) != nil
    else { throw place.fault }
  }

  /// Everything that was added and that nothing leads to: it must be something that a signature could
  /// have needed.
  mutating func requireOrphans(
    _ numbers: [Int]
  ) throws(SigningUpdateFault) {
    for number in numbers where kinds[number] == nil {
      guard let object = objects[number] else { continue }
      let place = Place(object: number, part: .other)
      let shape: Shape
      switch (object.stream, object.value.dictionary?["Subtype"]?.name) {
      case (_?, "Form"?), (_?, "Image"?): shape = .stream(.xObject)
      case (_?, _): shape = .stream(.data)
      case (nil, _) where object.value.dictionary?["Type"]?.name == "Font":
        shape = .dictionary(.font)
      case (nil, _) where object.value.dictionary?["Type"]?.name == "FontDescriptor":
        shape = .dictionary(.descriptor)
      case (nil, _) where object.value.dictionary?["Type"]?.name == "Border":
        shape = .dictionary(.borderStyle)
      default: throw place.fault
      }
      try require(.reference(object.reference), shape, at: place)
    }
  }
}

extension Shape {
  /// What an object behind it is.
  fileprivate var kind: Kind? {
    switch self {
    case .dictionary(let kind), .stream(let kind): kind
    default: nil
    }
  }
}
