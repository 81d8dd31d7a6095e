internal import Glibc
internal import JiniusCommands

@main
struct Main {
  static func main() {
    exit(Tool.run(Array(CommandLine.arguments.dropFirst()), in: .ofThisProcess()).rawValue)
  }
}
