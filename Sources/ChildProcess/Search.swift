internal import Glibc

/// Whether a program is there to be run, found where `run` would find it; nothing is started.
public func canRun(_ program: String) -> Bool {
  if program.utf8.contains(UInt8(ascii: "/")) { return isProgram(program) }
  let path = getenv("PATH").map { String(cString: $0) } ?? "/bin:/usr/bin"
  return path.split(separator: ":", omittingEmptySubsequences: false).contains { folder in
    isProgram((folder.isEmpty ? "." : folder) + "/" + program)
  }
}

private func isProgram(_ path: String) -> Bool {
  var information = stat()
  return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
    && access(path, X_OK) == 0
}
