// modules: MIME
import MIME

/// What a letter is made of: whatever the values hold, no field is added and no line is too long.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let words = texts(given(start, count)) + ["", "", "", ""]
  guard let sender = try? Mailbox(name: words[0], address: "a@example.org"),
    let recipient = try? Mailbox(name: words[0], address: words[1].isEmpty ? "b@c" : words[1]),
    let message = try? Message(
      from: sender, to: recipient, subject: words[2], date: Int64(count), messageID: "a@b",
      text: words[3], html: words[3])
  else { return 0 }
  let lines = message.bytes(.lf).split(separator: 10, omittingEmptySubsequences: false)
  hold(lines.allSatisfy { $0.count <= 998 }, "no line is longer than a mail server takes")
  let head = lines.prefix { !$0.isEmpty }
  hold(head.filter { $0.first != 32 && $0.first != 9 }.count == 7, "no field but ours")
  hold(!lines.joined().contains { $0 >= 0x80 || $0 == 13 || $0 == 0 }, "plain ASCII in lines")
  return 0
}
