/// LAPACK's letters as words.
enum Triangle: CChar {
  case upper = 85  // U
  case lower = 76  // L
}

enum Transposition: CChar {
  case none = 78  // N
  case transposed = 84  // T
}

enum Diagonal: CChar {
  case general = 78  // N
  case unit = 85  // U
}

enum Side: CChar {
  case left = 76  // L
  case right = 82  // R
}
