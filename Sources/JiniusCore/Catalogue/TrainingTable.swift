public import SQLite

/// The table `training`, with the code of its provider.
enum TrainingTable {
  private static let selection: SQL =
    """
    SELECT training.id, training.code, provider.code, title, modality, profession, minutes,
      price_cents, objective, programme, means, follow_up, assessment, prerequisites, trainers
    FROM training CROSS JOIN provider ON provider.id = training.provider_id
    """

  static func insert(
    _ training: Training, provider: Int, at: Instant, in database: Database
  ) throws -> Int {
    let mentions = training.mentions
    try database.execute(
      """
      INSERT INTO training (code, provider_id, title, modality, profession, minutes, price_cents,
        objective, programme, means, follow_up, assessment, prerequisites, trainers, search_text,
        created_at)
      VALUES (\(training.code), \(provider), \(training.title),
        \(training.modality), \(training.profession),
        \(training.duration.count), \(training.price.cents), \(mentions.objective),
        \(mentions.programme), \(mentions.means), \(mentions.followUp), \(mentions.assessment),
        \(mentions.prerequisites), \(mentions.trainers), \(training.searchText), \(at))
      """)
    return Int(database.lastInsertID)
  }

  static func update(_ training: Training, in database: Database) throws {
    let mentions = training.mentions
    try database.execute(
      """
      UPDATE training
      SET title = \(training.title), modality = \(training.modality),
        profession = \(training.profession), minutes = \(training.duration.count),
        price_cents = \(training.price.cents), objective = \(mentions.objective),
        programme = \(mentions.programme), means = \(mentions.means),
        follow_up = \(mentions.followUp), assessment = \(mentions.assessment),
        prerequisites = \(mentions.prerequisites), trainers = \(mentions.trainers),
        search_text = \(training.searchText)
      WHERE id = \(training.id)
      """)
  }

  static func find(_ code: Code, in database: Database) throws -> Training? {
    try database.row("\(selection) WHERE training.code = \(code)") { try Training($0) }
  }

  /// Trainings after a number whose text holds every one of the folded words, of one provider or of
  /// all. The words go as one value, however many: an expression has room for a thousand.
  static func page(
    after id: Int, words: [String], provider: Int?, limit: Int, in database: Database
  ) throws -> [Training] {
    let all = JSON.array(words.map { .string($0) }).text
    let only: SQL = provider.map { "AND training.provider_id = \($0)" } ?? ""
    return try database.rows(
      """
      \(selection) WHERE training.id > \(id) \(only) AND NOT EXISTS (
        SELECT 1 FROM json_each(\(all)) AS word WHERE instr(search_text, word.value) = 0)
      ORDER BY training.id LIMIT \(limit)
      """
    ) { try Training($0) }
  }
}

extension Training {
  fileprivate init(_ row: borrowing Row) throws {
    self.init(
      code: try row.value(1), provider: try row.value(2), title: try row.text(3),
      modality: try row.value(4),
      profession: try row.value(5),
      duration: try Minutes(count: row.int(6)), price: try Money(cents: row.int(7)),
      mentions: Mentions(
        objective: try row.text(8), programme: try row.text(9), means: try row.text(10),
        followUp: try row.text(11), assessment: try row.text(12),
        prerequisites: try row.text(13), trainers: try row.text(14)))
    id = try row.int(0)
  }
}

extension Modality: SQLValue {}
