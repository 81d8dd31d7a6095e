import Foundation
import Stage
import Testing

/// A headless Chromium, driven by WebDriver through Debian's chromedriver.
final class Browser {
  /// How it looks at pages.
  enum Kind { case desk, telephone, withoutScripts }

  private let driver: Listener
  private let port: Int
  private var session = ""
  private let folder: String

  init(_ kind: Kind, folder: String) throws {
    self.folder = folder
    port = try freePort()
    driver = try Listener(
      "chromedriver --port=\(port)", address: "http://127.0.0.1:\(port)/", name: "chromedriver",
      folder: folder)
    var options: [String: Any] = [
      "binary": "/usr/bin/chromium",
      // As root, a sandbox of its own is refused; what it looks at is ours.
      "args": [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--window-size=1100,1500", "--user-data-dir=\(folder)/profile-\(port)",
      ],
    ]
    if kind == .telephone {
      options["mobileEmulation"] = [
        "deviceMetrics": ["width": 375, "height": 1400, "pixelRatio": 2, "touch": true]
          as [String: Any]
      ]
    }
    if kind == .withoutScripts {
      options["prefs"] = ["profile.managed_default_content_settings.javascript": 2]
    }
    let made = try call(
      "POST", "",
      [
        "capabilities": [
          "alwaysMatch": [
            "browserName": "chrome", "goog:chromeOptions": options,
            "timeouts": ["pageLoad": 20_000, "script": 40_000, "implicit": 10_000],
          ] as [String: Any]
        ]
      ])
    session = try #require((made as? [String: Any])?["sessionId"] as? String)
  }

  func stop() {
    _ = try? call("DELETE", "/" + session)
    driver.stop()
  }

  // MARK: What one does

  func open(_ address: String) throws { try act("POST", "/url", ["url": address]) }

  func click(_ selector: String) throws { try act("POST", try element(selector) + "/click", [:]) }

  /// Clicks what leads to another page, and waits until this one is gone: a click alone does not.
  func follow(_ selector: String) throws {
    let page = try element("html")
    try click(selector)
    let patience = ContinuousClock.now + .seconds(20)
    while (try? string(page + "/name")) != nil, ContinuousClock.now < patience { usleep(20_000) }
  }

  func type(_ text: String, into selector: String) throws {
    try act("POST", try element(selector) + "/value", ["text": text])
  }

  /// Presses keys where the keyboard is, one after the other.
  func press(_ keys: String) throws {
    let strokes = keys.flatMap { key in
      ["keyDown", "keyUp"].map { ["type": $0, "value": String(key)] }
    }
    try act(
      "POST", "/actions",
      ["actions": [["type": "key", "id": "keys", "actions": strokes] as [String: Any]]])
  }

  // MARK: What one sees

  /// The title, once it begins so; a click does not always wait for the page that it leads to.
  func title(startingWith words: String) throws -> String {
    let patience = ContinuousClock.now + .seconds(10)
    while true {
      let title = try string("/title")
      if title.hasPrefix(words) || ContinuousClock.now > patience { return title }
      usleep(50_000)
    }
  }

  var address: String { get throws { try string("/url") } }
  var source: String { get throws { try string("/source") } }

  func text(_ selector: String) throws -> String { try string(try element(selector) + "/text") }

  /// The text of what has the keyboard.
  var focus: String {
    get throws {
      try script("return document.activeElement.id || document.activeElement.innerText") as? String
        ?? ""
    }
  }

  /// What a script answers that the test adds to the page.
  @discardableResult
  func script(_ text: String, isAsync: Bool = false) throws -> Any {
    try act("POST", "/execute/" + (isAsync ? "async" : "sync"), ["script": text, "args": [Any]()])
  }

  /// Keeps a picture of the page in `.build/page-tests`, for whoever wants to look at it.
  func picture(_ name: String) throws {
    let data = try #require(Data(base64Encoded: try string("/screenshot")))
    let album = Release.folder("page-tests")
    try FileManager.default.createDirectory(atPath: album, withIntermediateDirectories: true)
    try data.write(to: URL(fileURLWithPath: "\(album)/\(name).png"))
  }

  // MARK: WebDriver

  private func element(_ selector: String) throws -> String {
    let found = try act("POST", "/element", ["using": "css selector", "value": selector])
    let id = try #require((found as? [String: String])?.values.first, "no \(selector)")
    return "/element/" + id
  }

  private func string(_ path: String) throws -> String {
    try #require(try act("GET", path) as? String)
  }

  @discardableResult
  private func act(_ method: String, _ path: String, _ body: [String: Any]? = nil) throws -> Any {
    try call(method, "/" + session + path, body)
  }

  private func call(_ method: String, _ path: String, _ body: [String: Any]? = nil) throws -> Any {
    let input = try body.map {
      String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self)
    }
    let ending = try system(
      "curl",
      [
        "-sS", "-m", "60", "-X", method, "http://127.0.0.1:\(port)/session" + path, "-H",
        "Content-Type: application/json",
      ] + (input == nil ? [] : ["--data-binary", "@-"]), input: input ?? "")
    let answer = try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any]
    let value = try #require(answer?["value"], "\(ending)")
    if let error = (value as? [String: Any])?["error"] {
      throw BrowserError(
        what: "\(method) \(path): \(error) \((value as? [String: Any])?["message"] ?? "")")
    }
    return value
  }
}

struct BrowserError: Error { let what: String }

/// axe, which knows what of WCAG a program can check.
enum Axe {
  /// Fails for each violation of WCAG 2.2 AA on the page that is open.
  static func expectNone(_ browser: Browser, _ name: String) throws {
    let path = Release.folder("axe") + "/axe.min.js"
    let axe = try #require(
      try? String(contentsOfFile: path, encoding: .utf8), "no \(path): run scripts/test")
    let report = try browser.script(
      axe + """
        ;const done = arguments[arguments.length - 1];
        axe.run(document, {runOnly: {type: 'tag',
          values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}})
        .then(r => done({passes: r.passes.length, faults: r.violations.map(v => v.id + ': ' +
          v.nodes.map(n => n.html + ' ' + n.failureSummary).join('; '))}))
        .catch(e => done({passes: 0, faults: [String(e)]}));
        """, isAsync: true)
    let facts = try #require(report as? [String: Any])
    #expect(facts["faults"] as? [String] == [], "\(name)")
    #expect((facts["passes"] as? Int ?? 0) > 10, "\(name)")
  }
}
