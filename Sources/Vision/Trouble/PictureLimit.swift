/// How many pictures a service says that it takes at once.
enum PictureLimit {
    private static let phrases = [
        "at most ", "up to ", "maximum of ", "image=", "\"image\": ", "\"image\":", "'image': ", "limit is ", "limit: ",
    ].map { Array($0.utf8) }
    private static let single = ["single image per message", "only one image"].map { Array($0.utf8) }

    /// The number behind the first phrase that has one of at most four digits.
    static func number(in text: FoldedText) -> Int? {
        for phrase in phrases {
            var end = text.end(of: phrase)
            while let start = end {
                let digits = text.bytes[start...].prefix(8).prefix { (0x30...0x39).contains($0) }
                if (1...4).contains(digits.count), !text.isMeasure(at: start) {
                    return Int(String(decoding: digits, as: UTF8.self))
                }
                end = text.end(of: phrase, from: start)
            }
        }
        return single.contains { text.end(of: $0) != nil } ? 1 : nil
    }
}
