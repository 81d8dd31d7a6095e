/// The sums under a price: one VAT group, rounded once, half away from zero.
struct Bill {
  /// Label and amount, the total last.
  let lines: [(label: String, amount: String)]

  init(price: Money, vat: VAT) {
    switch vat {
    case .exempt, .franchise:
      lines = [("Total net à payer", price.french)]
    case .standard:
      let tax = (price.cents * 20 + 50) / 100
      lines = [
        ("TVA 20 %", Money(sum: tax).french),
        ("Total toutes taxes comprises", Money(sum: price.cents + tax).french),
      ]
    }
  }
}
