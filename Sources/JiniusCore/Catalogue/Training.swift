/// A training of a provider's catalogue.
public struct Training: Sendable {
  /// The row's number.
  public internal(set) var id: Int
  /// The code by which words refer to it.
  public let code: Code
  /// The code of its training body.
  public let provider: Code
  /// Its title.
  public var title: String
  /// How it is held.
  public var modality: Modality
  /// Whom it is for (S42).
  public var profession: Profession
  /// How long it is.
  public var duration: Minutes
  /// The price for one participant, before VAT.
  public var price: Money
  /// What the law wants said of it.
  public var mentions: Mentions

  /// What a paper says of the training (D6353-1 I 1°, L6353-4); an empty text is a missing mention.
  public struct Mentions: Equatable, Sendable {
    /// What the participant will be able to do.
    public var objective: String
    /// The content.
    public var programme: String
    /// Teaching means.
    public var means: String
    /// How attendance is followed.
    public var followUp: String
    /// How what was learnt is assessed, and the sanction.
    public var assessment: String
    /// What is required beforehand.
    public var prerequisites: String
    /// Diplomas, titles or references of the trainers.
    public var trainers: String
  }

  /// A training.
  public init(
    code: Code, provider: Code, title: String, modality: Modality, profession: Profession,
    duration: Minutes, price: Money, mentions: Mentions
  ) {
    id = 0
    self.code = code
    self.provider = provider
    self.title = title
    self.modality = modality
    self.profession = profession
    self.duration = duration
    self.price = price
    self.mentions = mentions
  }

  /// What `training search` looks in.
  var searchText: String {
    Folded("\(code) \(title) \(mentions.objective) \(mentions.programme)").description
  }
}

extension Training.Mentions {
  /// Mentions as they were given; what was left out gets the standard clause of the modality, what
  /// was given empty stays empty.
  public init(
    modality: Modality, objective: String?, programme: String?, means: String?, followUp: String?,
    assessment: String?, prerequisites: String?, trainers: String?
  ) {
    self.init(
      objective: objective ?? "", programme: programme ?? "",
      means: means ?? StandardClause.means(modality),
      followUp: followUp ?? StandardClause.followUp(modality),
      assessment: assessment ?? StandardClause.assessment,
      prerequisites: prerequisites ?? StandardClause.prerequisites, trainers: trainers ?? "")
  }
}

/// How a training is held.
public enum Modality: String, CaseIterable, Sendable {
  case inPerson = "in_person"
  case virtualClass = "virtual_class"
  case elearning
  case blended

  /// The French label.
  public var label: String {
    switch self {
    case .inPerson: "Présentiel"
    case .virtualClass: "Classe virtuelle"
    case .elearning: "E-learning"
    case .blended: "Mixte"
    }
  }
}

/// A session of a training: date and place (S81).
public struct Session: Sendable {
  /// The row's number.
  public internal(set) var id: Int
  /// The code by which words refer to it.
  public let code: Code
  /// The code of its training.
  public let training: Code
  /// The beginning, a wall time of Paris.
  public let startsAt: Instant
  /// The end.
  public let endsAt: Instant
  /// Where.
  public let place: String
  /// How many participants it holds.
  public let seats: Int
  /// How many are enrolled.
  public internal(set) var seatsTaken: Int

  /// A session without participants.
  public init(
    code: Code, training: Code, startsAt: Instant, endsAt: Instant, place: String, seats: Int
  ) {
    id = 0
    self.code = code
    self.training = training
    self.startsAt = startsAt
    self.endsAt = endsAt
    self.place = place
    self.seats = seats
    seatsTaken = 0
  }

  /// Until when people join it: its beginning, or, where it is followed in one's own time, its end.
  public func closesAt(_ modality: Modality) -> Instant {
    switch modality {
    case .elearning: endsAt
    case .inPerson, .virtualClass, .blended: startsAt
    }
  }

  /// Whether a training of that length fits into it. It may be longer: breaks, nights, weeks.
  func lasts(_ duration: Minutes) -> Bool {
    endsAt.seconds - startsAt.seconds >= Int64(duration.count) * 60
  }

  /// From its beginning to its end: `32h30`.
  var length: String {
    let minutes = (endsAt.seconds - startsAt.seconds) / 60
    return "\(minutes / 60)h\(Int(minutes % 60).padded(to: 2))"
  }

  /// How many more it can take.
  public var seatsLeft: Int { seats - seatsTaken }
}
