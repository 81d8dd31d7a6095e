internal import JiniusCore

extension ConventionView {
  /// « Le récapitulatif de la formation et le nom du participant » (S16), with dates, place and price:
  /// what somebody looks at before he launches.
  var summary: String {
    let dates = "\(ParisDateTime(sessionStartsAt).spaced) – \(sessionEndsAt.inParis)"
    let bill = billed.map { ", billed to \($0.name) (\($0.siret))" } ?? ""
    return
      "\(number): \(training), for \(participantName)\n  \(dates), \(place)\n  \(price) €\(bill)"
  }
}
