/// What a frozen paper says of its training and of its session. It is kept beside the paper, so that
/// what is shown of a signed convention is what was signed, whatever the catalogue says today.
struct Course: Equatable {
  let title: String
  let modality: Modality
  let programme: String
  let place: String
  let startsAt: Instant
  let endsAt: Instant
  let duration: Minutes
  let price: Money

  /// As the catalogue says it now.
  init(_ training: Training, _ session: Session) {
    title = training.title
    modality = training.modality
    programme = training.mentions.programme
    place = session.place
    startsAt = session.startsAt
    endsAt = session.endsAt
    duration = training.duration
    price = training.price
  }
}
