/// A field that is a signature and its own annotation: where it shows, and that it shows nowhere else.
struct SignatureWidget {
  private let field: PDFDictionary
  private let number: Int
  private let pages: [Int]

  /// - Parameter pages: those among whose annotations it stands.
  init(_ field: PDFDictionary, number: Int, on pages: [Int]) {
    self.field = field
    self.number = number
    self.pages = pages
  }

  /// Refuses one that shows outside of the box that its page keeps for it.
  func require(in document: SignedDocument) throws(SigningUpdateFault) {
    for key in ["FT", "Subtype", "Rect"] where field[key] == nil { throw changed(key) }
    guard field["Border"]?.array?.allSatisfy({ $0.double == 0 }) ?? true else {
      throw changed("Border")
    }
    if let style = document.resolved(field["BS"])?.dictionary, style["W"]?.double != 0 {
      throw changed("BS")
    }
    guard pages.count <= 1,
      field["P"]?.reference.map({ pages.isEmpty || [$0.number] == pages }) ?? true
    else {
      throw changed("P")
    }
    guard let rectangle = Rectangle(field["Rect"]) else { throw changed("Rect") }
    // Of a number that is no whole one, readers take what they like.
    guard let flags = field["F"].map(\.int) ?? 0 else { throw changed("F") }
    try requireAppearance(in: document, isVisible: !rectangle.isNothing)
    if rectangle.isNothing { return }
    // Annotations that do not grow or turn with the page would leave their rectangle.
    guard flags & ~Self.harmlessFlags == 0 else { throw changed("F") }
    guard let page = pages.first,
      let box = Rectangle(document.original[page]?.dictionary?[SignatureBox.key]),
      box.contains(rectangle)
    else { throw .outsideBox(object: number) }
  }

  /// A form is drawn into the rectangle by its box, which it must have; what is to be invisible must
  /// not draw.
  private func requireAppearance(
    in document: SignedDocument, isVisible: Bool
  ) throws(SigningUpdateFault) {
    guard let entry = document.resolved(field["AP"])?.dictionary?["N"]?.reference,
      let form = document.added[entry.number], let dictionary = form.value.dictionary,
      let stream = form.stream
    else {
      if field["AP"] == nil { return }
      throw changed("AP")
    }
    guard dictionary["Subtype"]?.name == "Form", let box = Rectangle(dictionary["BBox"]) else {
      throw changed("AP")
    }
    let identity = [1.0, 0, 0, 1, 0, 0]
    guard dictionary["Matrix"]?.array.map({ $0.map(\.double) == identity }) ?? true else {
      throw changed("Matrix")
    }
    if isVisible, !box.hasArea { throw changed("BBox") }
    let content = FilteredStream(dictionary, Array(document.bytes[stream])).decoded(limit: 1 << 20)
    let drawing = content.flatMap(Drawing.init)
    if !isVisible, drawing?.paints ?? true { throw changed("AP") }
  }

  private func changed(_ key: String) -> SigningUpdateFault {
    .changed(object: number, .annotation, key: key)
  }

  /// Invisible, hidden, printed, not viewed, read-only, locked, contents locked.
  private static let harmlessFlags = 1 | 2 | 4 | 32 | 64 | 128 | 512
}

/// A rectangle of a page, in its points, from the lower left corner.
struct Rectangle: Equatable {
  let left, bottom, right, top: Double

  /// Reads one, whichever of its corners are named; nil for anything else.
  init?(_ value: PDFValue?) {
    let corners = value?.array?.compactMap(\.double) ?? []
    guard corners.count == 4, value?.array?.count == 4, corners.allSatisfy({ abs($0) < 100_000 })
    else { return nil }
    left = min(corners[0], corners[2])
    right = max(corners[0], corners[2])
    bottom = min(corners[1], corners[3])
    top = max(corners[1], corners[3])
  }

  /// Whether it is a single point, as the rectangle of an invisible signature is.
  var isNothing: Bool { left == right && bottom == top }
  var hasArea: Bool { right - left > 0.01 && top - bottom > 0.01 }

  func contains(_ other: Rectangle) -> Bool {
    left <= other.left && bottom <= other.bottom && other.right <= right && other.top <= top
  }
}

/// The place that a page keeps for a visible signature.
public enum SignatureBox {
  /// The key of a page under which its rectangle stands; readers pass over it.
  static let key = "JNS_SignatureBox"
}
