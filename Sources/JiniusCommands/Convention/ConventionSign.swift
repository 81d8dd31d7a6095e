internal import CommandLineKit
internal import JiniusCore

struct ConventionSign: GuardedCommand {
  static let name = "sign"
  static let summary =
    "Launch the signature: the signatory gets a link by e-mail, good for 60 days."
  static let permission = Permission.action(.launchSignature)
  static let discussion = """
    The paper is frozen: what the signatory reads is what he signs. A link that died asks for a \
    whole new launch. Nothing is signed once its session is over: a link ends with it.
    With --platform nobody is written to: the frozen file is signed on a partner's platform (Je \
    Signe Expert and others), jinius convention hand-over mails its link, and jinius convention record \
    takes the file back. Platforms are declared by jinius platform add; another one is the operator's \
    alone to name. jinius convention preview writes the same file again.
    --dry-run shows what would be launched: training, participant, dates, place, price, who is \
    billed.
    """
  static let examples = [
    "jinius convention sign C-000001 --signatory paul.durand@cabinet-martin.fr",
    "jinius convention sign C-000001 --platform \"Je Signe Expert\" --output C-000001.pdf",
  ]
  static let wordRules = [WordRule.atLeastOne(["--signatory", "--platform"])]

  @Argument("Its number.") var convention: ConventionNumber
  @Option("Address of who signs; jinius convention signatories lists who may.")
  var signatory: EmailAddress?
  @Option("Partner's platform that it is signed on, by its name.") var platform: PlatformName?
  @Option(
    "With --platform: file to write, the very one to send.", short: "o", placeholder: "FILE")
  var output: String?
  @Option("Time-stamp of the seal: require, try or off (else as the setting says).")
  var timestamp: TimestampPolicy?
  @Group var delivery: DeliveryOptions

  func run(in console: Console) throws {
    if platform != nil && timestamp != nil {
      throw UsageError("--timestamp is for our own seal; a platform's is its own")
    }
    if let output {
      if platform == nil { throw UsageError("--output goes with --platform") }
      if output == "-" { throw UsageError("--output names a file here: preview writes to -") }
      try console.requireFree(output)
    }
    let view = try launch(console)
    try console.conclude(view)
    if console.options.dryRun { console.say(view.summary) }
    if let launchedAt = view.launchedAt, view.sessionStartsAt <= launchedAt {
      console.say(
        "session \(view.session) began at \(view.sessionStartsAt.inParis): the signatory is told")
    }
    guard let platform = view.platform else { return say(view, console) }
    console.say(
      "\(convention): frozen for \(platform) (« \(view.status.label) »); to send it: "
        + (output ?? "jinius convention preview \(convention) --output \(convention).pdf")
        + "; next: jinius convention record \(convention) --signed-file FILE"
        + (view.platformIsDeclared == false ? " --untrusted, as this platform is not declared" : "")
    )
  }

  /// What becomes of the letter with the link is known: it is on its way, or waits.
  private func say(_ view: ConventionView, _ console: Console) {
    let signatory = view.signatory?.description ?? "the signatory"
    let until = "good until \(view.expiresAt?.inParis ?? "its end")"
    console.say(
      "\(convention): procedure launched (« \(view.status.label) »); "
        + console.fate(
          of: "the link for \(signatory), \(until),", .signatureLink, to: signatory,
          onItsWay: "\(signatory) gets a link by e-mail, \(until)"))
  }

  /// What the file takes is asked before anything is launched, and the file written afterwards.
  private func launch(_ console: Console) throws -> ConventionView {
    let registry = try console.registry(delivery)
    guard let platform, let output else {
      return try registry.launchSigning(
        convention, signatory: signatory, platform: platform?.text, timestamp: timestamp)
    }
    let (view, file) = try registry.handOver(
      convention, signatory: signatory, to: platform.text)
    if console.options.dryRun { return view }
    try console.keep(file, in: output, replacing: false)
    return view
  }
}
