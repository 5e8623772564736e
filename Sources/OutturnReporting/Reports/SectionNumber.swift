/// How sections are counted: `一、` and `（一）` in Chinese documents, `1.` and `(a)` in English.
package enum SectionNumber {
  static func heading(_ number: Int, _ title: Phrase) -> Phrase {
    Phrase(zhHans: "\(chinese(number))、\(title.zhHans)", en: "\(number). \(title.en)")
  }

  static func item(_ number: Int, _ text: Phrase) -> Phrase {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let letter = number <= letters.count ? String(letters[number - 1]) : String(number)
    return Phrase(zhHans: "（\(chinese(number))）\(text.zhHans)", en: "(\(letter)) \(text.en)")
  }

  /// 1 to 99: 一, 十, 十一, 二十.
  package static func chinese(_ number: Int) -> String {
    precondition(1...99 ~= number, "\(number) is not counted in sections")
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    let (tens, ones) = (number / 10, number % 10)
    return (tens == 0 ? "" : (tens == 1 ? "" : digits[tens]) + "十") + digits[ones]
  }
}
