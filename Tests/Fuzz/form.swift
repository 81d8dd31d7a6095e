// modules: CGI HTML
import CGI
import HTML

/// What a browser sends: a form, its address, its length.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = given(start, count)
  if let form = try? Form(bytes) {
    hold(form.names.count <= Form.mostFields, "no more fields than the most")
    for name in form.names {
      let shown = escaped(name + (form[name] ?? ""))
      hold(!shown.utf8.contains(where: { $0 == 0x3C || $0 == 0x22 }), "no field is markup")
    }
  }
  if let text = try? percentDecoded(bytes) { hold(!text.utf8.contains(0), "a text has no NUL") }
  let words = texts(bytes)
  let request = Request(
    environment: [String: String](zip(Request.variables, words), uniquingKeysWith: { $1 }))
  _ = request.path.map { try? percentDecoded($0.utf8) }
  if let body = try? request.body(limit: 1000, read: { [UInt8](repeating: 0, count: $0) }) {
    hold(body.count <= 1000, "no body over the limit")
  }
  let answer = Response(.ok).with("Location", words[0]).asFile(named: words[0]).bytes(for: .head)
  hold(answer.count { $0 == 10 } == 5, "no value begins a header of its own")
  return 0
}
