internal import CImaging

/// The words of a page that are believed, in their lines.
///
/// Tesseract finds words in grass and brickwork too. A word is believed when tesseract is sure enough of it and it
/// consists mostly of letters and digits, two at least; single ones and signs only in the company of such words.
struct PageText {
    /// No picture is worth more text than this, in bytes.
    private static let limit = 64 << 10
    /// From 0 to 100, as tesseract counts.
    private static let leastConfidence: Float = 60

    /// One word of less than so many letters is a whole page's text only if it is beyond doubt.
    private static let shortWord = 4
    private static let highConfidence: Float = 90

    private(set) var text = ""
    private(set) var words = 0

    /// Of the last word that is certain.
    private var confidence: Float = 0
    /// The line being read.
    private var line: [(text: String, isCertain: Bool)] = []
    private var extent = Extent()
    /// The last line that was kept.
    private var lastExtent: Extent?
    private var isFull = false

    /// From where to where a line reaches, downwards.
    private struct Extent {
        var top = Int32.max
        var bottom = Int32.min
        var height: Int32 { bottom - top }
    }

    init() {}

    /// The words that `iterator` stands before. It is moved to the end, or as far as it comes before `end`.
    init(_ iterator: OpaquePointer, until end: ContinuousClock.Instant) {
        // Both are one and the same place; only the type differs. The copy is a plainer iterator, which does not look for
        // text from right to left: it tells ends of lines at once, where the other goes through the whole page each time.
        guard let page = TessPageIteratorCopy(TessResultIteratorGetPageIterator(iterator)) else { return }
        defer { TessPageIteratorDelete(page) }
        var isThere = true
        while isThere {
            take(iterator, page)
            let endsLine = TessPageIteratorIsAtFinalElement(page, RIL_TEXTLINE, RIL_WORD) != 0
            if endsLine { endLine() }
            if TessPageIteratorIsAtFinalElement(page, RIL_BLOCK, RIL_WORD) != 0 { lastExtent = nil }
            isThere =
                !isFull && !(endsLine && .now > end) && TessResultIteratorNext(iterator, RIL_WORD) != 0
                && TessPageIteratorNext(page, RIL_WORD) != 0
        }
        endLine()
        if words == 1 && text.unicodeScalars.count < Self.shortWord && confidence < Self.highConfidence {
            self = Self()
        }
    }

    private mutating func take(_ iterator: OpaquePointer, _ page: OpaquePointer) {
        guard let bytes = TessResultIteratorGetUTF8Text(iterator, RIL_WORD) else { return }
        defer { TessDeleteText(bytes) }
        let confidence = TessResultIteratorConfidence(iterator, RIL_WORD)
        guard confidence >= Self.leastConfidence else { return }
        // Repairs what is no UTF-8.
        let plain = String(cString: bytes).filter { !$0.isWhitespace && !$0.isNewline }
        let word = String(String.UnicodeScalarView(plain.unicodeScalars.map(\.harmless)))
        guard !word.isEmpty else { return }
        let signs = word.unicodeScalars.count
        let letters = word.unicodeScalars.count { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        let isCertain = letters >= 2 && letters * 10 > signs * 6
        line.append((word, isCertain))
        if isCertain { self.confidence = confidence }
        var (left, top, right, bottom) = (Int32(0), Int32(0), Int32(0), Int32(0))
        if TessPageIteratorBoundingBox(page, RIL_WORD, &left, &top, &right, &bottom) != 0 {
            extent.top = min(extent.top, top)
            extent.bottom = max(extent.bottom, bottom)
        }
    }

    private mutating func endLine() {
        defer {
            line = []
            extent = Extent()
        }
        let certain = line.count { $0.isCertain }
        guard certain > 0, !isFull else { return }
        let kept = certain >= 2 ? line : line.filter(\.isCertain)
        let joined = kept.map(\.text).joined(separator: " ")
        let separator = text.isEmpty ? "" : startsBlock ? "\n\n" : "\n"
        guard text.utf8.count + separator.utf8.count + joined.utf8.count <= Self.limit else {
            isFull = true
            return
        }
        text += separator + joined
        words += kept.count
        lastExtent = extent
    }

    /// Whether the line is the first of a block: tesseract says so, or the gap above is higher than the line.
    private var startsBlock: Bool {
        guard let lastExtent, extent.top < extent.bottom else { return true }
        return extent.top - lastExtent.bottom > max(extent.height, lastExtent.height)
    }
}
