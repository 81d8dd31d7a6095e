internal import Glibc
internal import JiniusCommands

@main
struct Main {
  static func main() {
    exit(Tool.run(process: CommandLine.arguments, in: .ofThisProcess()).rawValue)
  }
}
