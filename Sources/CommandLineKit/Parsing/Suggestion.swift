/// The candidate nearest to a mistyped word, if it's near enough to be what was meant.
func nearest(_ word: String, in candidates: [String]) -> String? {
  let typed = Array(word.utf8)
  let limit = max(1, typed.count / 3)
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let name = Array(candidate.utf8)
    guard abs(name.count - typed.count) <= limit else { continue }
    let distance = editDistance(typed, name)
    if distance <= limit && distance < typed.count && distance < best?.distance ?? .max {
      best = (candidate, distance)
    }
  }
  return best?.name
}

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
///
/// Swaps count once, so that "sing" is as near to "sign" as it looks.
func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var distance = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
        distance = min(distance, beforeLast[j - 1] + 1)
      }
      row.append(distance)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
