extension Composer {
  /// The document as a file: the same bytes whenever the same was composed. More can be composed
  /// afterwards.
  public func finish() throws(FontError) -> [UInt8] {
    var revision = Revision()
    let catalog = revision.reserve()
    let tree = revision.reserve()
    let information = revision.reserve()
    let kids = try write(into: &revision, parent: tree)
    revision.write(
      catalog,
      "<< /Type /Catalog /Pages \(tree) 0 R /Lang \(byteString(metadata.language))"
        + " /ViewerPreferences << /DisplayDocTitle true >> >>")
    revision.write(tree, PageTree(kids: kids).body)
    revision.write(information, metadata.information)
    let identifier = byteString(metadata.identifier)
    return revision.close(
      Trailer(root: catalog, information: information, identifiers: (identifier, identifier)))
  }

  /// Writes the fonts and the pages; gives the numbers of the pages.
  func write(into revision: inout Revision, parent: Int) throws(FontError) -> [Int] {
    var paper = self
    paper.close()
    if let failure = paper.typesetter.failure { throw failure }
    var fonts = ""
    for (face, subset) in paper.typesetter.subsets.sorted(by: { $0.key < $1.key }) {
      fonts += " /F\(face) \(try subset.write(into: &revision)) 0 R"
    }
    var kids: [Int] = []
    for page in paper.pages {
      let content = revision.reserve()
      revision.write(content, stream: page.bytes)
      let number = revision.reserve()
      let box = page.reserved.map {
        " /\(SignatureBox.key) [\(String(decoding: $0.dropLast(), as: UTF8.self))]"
      }
      revision.write(
        number,
        "<< /Type /Page /Parent \(parent) 0 R /MediaBox [0 0 \(Sheet.width) \(Sheet.height)]"
          + " /Resources << /Font <<\(fonts) >> >> /Contents \(content) 0 R\(box ?? "") >>")
      kids.append(number)
    }
    return kids
  }
}
