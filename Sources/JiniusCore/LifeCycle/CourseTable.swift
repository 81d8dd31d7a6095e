internal import SQLite

/// The table `course`: the same course is stored once, however many papers hold it.
enum CourseTable {
  static func insert(_ course: Course, in database: Database) throws -> Int {
    try database.execute(
      """
      INSERT INTO course (title, modality, programme, place, starts_at, ends_at, minutes, price_cents)
      VALUES (\(course.title), \(course.modality), \(course.programme), \(course.place),
        \(course.startsAt), \(course.endsAt), \(course.duration.count), \(course.price.cents))
      ON CONFLICT DO NOTHING
      """)
    let id = try database.row(
      """
      SELECT id FROM course
      WHERE title = \(course.title) AND modality = \(course.modality)
        AND programme = \(course.programme) AND place = \(course.place)
        AND starts_at = \(course.startsAt) AND ends_at = \(course.endsAt)
        AND minutes = \(course.duration.count) AND price_cents = \(course.price.cents)
      """
    ) { try $0.int(0) }
    guard let id else { throw BrokenInvariant("a course was not stored") }
    return id
  }
}
