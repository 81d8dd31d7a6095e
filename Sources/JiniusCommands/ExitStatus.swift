/// The exit statuses that scripts rely on (`jinius help exit-status`).
public enum ExitStatus: Int32, Sendable {
  case done = 0
  case refused = 1
  case partlyRefused = 2
  case usage = 64
  case badData = 65
  case notFound = 66
  case unavailable = 69
  case bug = 70
  case cannotCreate = 73
  case outputFailed = 74
  case busy = 75
  case notPermitted = 77
  case wrongDatabase = 78
  case readerGone = 141
}
