/// The first phase: walks the words down the tree and gives each to its slot.
///
/// After an error it still tells how far it came, which help and completion build upon.
struct Reader<Context> {
  enum Request {
    case command, version
    case help([String])
  }

  let tool: CommandLineTool<Context>
  private(set) var path: [String] = []
  private(set) var node: CommandTree<Context>
  private(set) var request = Request.command
  private(set) var optionsEnded = false
  private var globals: (any ParameterGroup)?
  private var globalSlots: [Slot] = []
  private var commandSlots: [Slot] = []
  private var command: (any Command<Context>)?
  private var operandCount = 0

  init(_ tool: CommandLineTool<Context>, globals: (any ParameterGroup)?) {
    self.tool = tool
    self.node = tool.root
    self.globals = globals
    if let globals {
      let all = CommandLineKit.slots(of: globals, sharing: nil)
      globalSlots = tool.narrowing.map { $0.narrow(all, to: $0.globals) } ?? all
    }
  }

  var slots: [Slot] { globalSlots + commandSlots }

  /// The slot that the next operand would go to.
  var operandSlot: Slot? {
    let operands = commandSlots.filter { $0.parameter.kind == .argument && $0.isNameable }
    if operandCount < operands.count { return operands[operandCount] }
    return operands.last.flatMap { $0.parameter.isRepeatable ? $0 : nil }
  }

  mutating func walk(_ words: ArraySlice<String>) throws(UsageError) {
    var words = words
    while let word = words.popFirst() {
      if !optionsEnded && word == "--" {
        optionsEnded = true
      } else if !optionsEnded && word.hasPrefix("-") && word != "-" {
        try readOption(word, &words)
      } else if command != nil {
        try readOperand(word)
      } else if path.isEmpty && word == "help" {
        request = .help(words.filter { !$0.hasPrefix("-") })
      } else {
        try descend(to: word, before: words)
      }
      guard case .command = request else { return }
    }
  }

  /// The command, once nothing is missing.
  func finish() throws(UsageError) -> any Command<Context> {
    guard let command else {
      throw error(
        .commandMissing(
          choices: node.visibleChildren.map(\.name), help: tool.help(path: path)))
    }
    for slot in slots where slot.words.isEmpty {
      if let word = slot.wordLaidDown { slot.words = [word] }
    }
    let given = Set(
      commandSlots.filter { !$0.words.isEmpty }.flatMap {
        [$0.parameter.title] + $0.parameter.spellings
      })
    var missing = commandSlots.filter { $0.parameter.isRequired && $0.words.isEmpty }
      .map(\.parameter.title)
    var objections: [UsageError.Problem] = []
    for rule in type(of: command).wordRules {
      switch rule.objection(to: given) {
      case .missing(let names, _): missing += names
      case let objection?: objections.append(objection)
      case nil: break
      }
    }
    if !missing.isEmpty { throw error(.missing(missing, usage: tool.usage(path: path))) }
    if let objection = objections.first { throw error(objection) }
    return command
  }

  private func error(_ problem: UsageError.Problem) -> UsageError {
    UsageError(problem, command: [tool.name] + path)
  }

  private mutating func descend(to word: String, before rest: ArraySlice<String>)
    throws(UsageError)
  {
    guard let child = node.child(word) else {
      throw error(.unknownCommand(word, meant: correction(word, rest)))
    }
    node = child
    path.append(word)
    if case .command(let type) = child {
      let made = type.init()
      let all = CommandLineKit.slots(of: made, sharing: globals)
      commandSlots = tool.narrowing.map { $0.narrow(all, to: $0.commands[path] ?? [:]) } ?? all
      command = made
    }
  }

  /// The command that a mistyped word and those after it must have meant, from the first word.
  private func correction(_ word: String, _ rest: ArraySlice<String>) -> [String]? {
    var node = node
    var meant = [tool.name] + path
    for word in [word] + rest.filter({ !$0.hasPrefix("-") }) {
      let names = node.visibleChildren.map(\.name) + (meant.count == 1 ? ["help"] : [])
      guard let name = names.contains(word) ? word : nearest(word, in: names) else { break }
      meant.append(name)
      guard let next = node.child(name) else { break }
      node = next
    }
    return meant.count > path.count + 1 ? meant : nil
  }

  private mutating func readOperand(_ word: String) throws(UsageError) {
    guard let slot = operandSlot else {
      throw error(.unexpectedOperand(word, usage: tool.usage(path: path)))
    }
    try give(word, to: slot)
    operandCount += 1
  }

  private mutating func readOption(_ word: String, _ rest: inout ArraySlice<String>)
    throws(UsageError)
  {
    let equals = word.utf8.firstIndex(of: UInt8(ascii: "="))
    let name = String(word[..<(equals ?? word.endIndex)])
    let attached = equals.map { String(word[word.utf8.index(after: $0)...]) }
    if attached == nil {
      if name == "--help" || name == "-h" { return }
      if name == "--version" && path.isEmpty && tool.narrowing == nil { return request = .version }
    }

    let nameable = slots.filter(\.isNameable)
    guard let slot = nameable.first(where: { $0.parameter.spellings.contains(name) }) else {
      let names = nameable.flatMap(\.parameter.spellings) + ["--help"]
      throw error(.unknownOption(name, meant: nearest(name, in: names)))
    }
    if !slot.parameter.takesValue {
      if attached != nil { throw error(.unexpectedValue(name)) }
      let isRefused = slot.parameter.kind == .toggle && name == "--no-" + slot.parameter.name
      try give(isRefused ? "false" : "true", to: slot)
    } else if let attached {
      try give(attached, to: slot)
    } else {
      try give(try value(of: name, from: &rest), to: slot)
    }
  }

  private func value(of option: String, from rest: inout ArraySlice<String>)
    throws(UsageError) -> String
  {
    guard let next = rest.first, next == "-" || !next.hasPrefix("-") else {
      throw error(.valueMissing(option, next: rest.first))
    }
    rest.removeFirst()
    return next
  }

  private func give(_ word: String, to slot: Slot) throws(UsageError) {
    let parameter = slot.parameter
    if case .only(let accepted) = slot.opening, word != accepted {
      throw error(.notAChoice(parameter.title, word, choices: [accepted], meant: nil))
    }
    if let type = parameter.type, !type.accepts(word) {
      let choices = parameter.choices
      throw error(
        choices.isEmpty
          ? .malformed(parameter.title, word, placeholder: type.placeholder)
          : .notAChoice(
            parameter.title, word, choices: parameter.describedChoices,
            meant: nearest(word, in: choices + type.choiceLabels)))
    }
    let isSaidAgain = !parameter.takesValue && slot.words.last == word
    if !slot.words.isEmpty && !parameter.isRepeatable && !isSaidAgain {
      throw error(.givenTwice(parameter.title))
    }
    slot.words.append(word)
  }
}
