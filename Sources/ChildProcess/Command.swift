internal import Glibc

/// What to start, and with which words.
struct Command {
  let program: String
  let arguments: [String]
  let environment: ChildEnvironment

  /// Starts the program; each descriptor on the left becomes the number on its right.
  func spawn(_ placements: [(Descriptor, Int32)]) throws(ChildProcessError) -> pid_t {
    let variables = environment.words
    guard !([program] + arguments + (variables ?? [])).contains(where: { $0.utf8.contains(0) })
    else { throw .containsNUL(program: program) }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, number) in placements {
      let code = posix_spawn_file_actions_adddup2(&actions, descriptor.number, number)
      guard code == 0 else { throw .system(program: program, errno: code) }
    }
    for number in openDescriptors() where !placements.contains(where: { $0.1 == number }) {
      posix_spawn_file_actions_addclose(&actions, number)
    }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    setDefaults(&attributes)

    var pid: pid_t = 0
    let code = withWords([program] + arguments) { arguments in
      withWords(variables ?? []) { words in
        posix_spawnp(
          &pid, program, &actions, &attributes, arguments, variables == nil ? environ : words)
      }
    }
    switch code {
    case 0: return pid
    case ENOENT, ENOTDIR: throw .notFound(program: program)
    case EACCES, ENOEXEC: throw .notExecutable(program: program)
    default: throw .system(program: program, errno: code)
    }
  }

  /// A process group of its own, no signal blocked, none ignored.
  private func setDefaults(_ attributes: inout posix_spawnattr_t) {
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
  }
}

extension ChildEnvironment {
  /// The variables as a program gets them, in the order of their names; nil to inherit.
  fileprivate var words: [String]? {
    switch self {
    case .inherited: nil
    case .only(let variables): variables.map { "\($0.key)=\($0.value)" }.sorted()
    }
  }
}

/// Every descriptor of this process above 2.
func openDescriptors() -> [Int32] {
  guard let directory = opendir("/proc/self/fd") else { return [] }
  defer { closedir(directory) }
  var numbers: [Int32] = []
  while let entry = readdir(directory) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if let number = Int32(name), number > 2 { numbers.append(number) }
  }
  return numbers
}

/// Lends the words as C has them: an array of pointers that ends with a null one.
private func withWords<T>(
  _ words: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> T
) -> T {
  let pointers = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
    capacity: words.count + 1)
  for (index, word) in words.enumerated() { pointers[index] = strdup(word) }
  pointers[words.count] = nil
  defer {
    for index in words.indices { free(pointers[index]) }
    pointers.deallocate()
  }
  return body(pointers)
}
