internal import CommandLineKit
internal import JiniusCore

struct RightList: GuardedCommand {
  static let name = "list"
  static let summary = "List who may do what in a company: the matrix in force."
  static let permission = Permission.action(.manageRights)
  static let examples = ["jinius right list --company 379627342"]

  @Option("Company, by its SIREN.") var company: SIREN

  func run(in console: Console) throws {
    let matrix = try console.registry().rights(of: company)
    let lines = RightLine.lines(of: matrix)
    try console.list(limit: nil) { after, limit in
      Array(lines.filter { $0.row > after }.prefix(limit))
    }
  }
}
