import Foundation
import Testing

/// A port of loopback on which nobody listens.
package func freePort() throws -> Int {
  let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  defer { close(descriptor) }
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = inet_addr("127.0.0.1")
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let isBound = withUnsafeMutableBytes(of: &address) { bytes in
    guard let raw = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else {
      return false
    }
    return bind(descriptor, raw, length) == 0 && getsockname(descriptor, raw, &length) == 0
  }
  try #require(isBound)
  return Int(UInt16(bigEndian: address.sin_port))
}
