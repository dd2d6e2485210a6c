internal import Vignette

/// One line of the log while it is written: `2026-01-02T03:04:05.678Z info event key=value`, or the same as JSON.
///
/// A line has at most `Log.lineLimit` bytes. The value that does not fit is cut, what comes after it is left out, and the
/// line says `cut` at its end; it stays valid JSON.
struct LogLine {
    private var bytes: [UInt8] = []
    private var keys = ["time", "level", "event", "cut"]
    private var isCut = false
    private let json: Bool

    /// Room is always kept for the end of a cut line: a closing quote, `,"cut":true}` and the line end.
    private static let limit = Log.lineLimit - 16

    init(json: Bool, at time: Timestamp, level: Log.Level, event: StaticString) {
        self.json = json
        bytes.reserveCapacity(256)
        if json { bytes += #"{"time":""#.utf8 }
        time.append(to: &bytes)
        bytes += (json ? #"","level":""# : " ").utf8
        bytes += level.rawValue.utf8
        bytes += (json ? #"","event":""# : " ").utf8
        isCut = !LogEscape.append(event.description, to: &bytes, limit: Self.limit)
        if json { bytes.append(UInt8(ascii: "\"")) }
    }

    mutating func append(_ key: String, _ value: any LogValue) {
        let form = value.logForm
        guard !isCut, form != .absent else { return }
        // JSON readers disagree about equal keys, so that a second one gets a name of its own.
        var key = key
        while keys.contains(key) { key += "_" }
        keys.append(key)
        let start = bytes.count
        bytes.append(UInt8(ascii: json ? "," : " "))
        var fits = appendText(key)
        bytes.append(UInt8(ascii: json ? ":" : "="))
        switch form {
        case .text(let text) where fits && bytes.count + 2 < Self.limit:
            isCut = !appendText(text)
            return
        case .bare(let text) where fits && bytes.count + text.utf8.count <= Self.limit:
            bytes += text.utf8
        default:
            fits = false
        }
        if !fits {
            bytes.removeSubrange(start...)
            isCut = true
        }
    }

    consuming func finish() -> [UInt8] {
        if isCut { bytes += (json ? #","cut":true"# : " cut=true").utf8 }
        bytes += (json ? "}\n" : "\n").utf8
        return bytes
    }

    /// In quotes, except for a plain word in the text form. False where it had to be cut.
    private mutating func appendText(_ text: String) -> Bool {
        guard json || !LogEscape.isPlainWord(text) else {
            return LogEscape.append(text, to: &bytes, limit: Self.limit)
        }
        bytes.append(UInt8(ascii: "\""))
        let fits = LogEscape.append(text, to: &bytes, limit: Self.limit)
        bytes.append(UInt8(ascii: "\""))
        return fits
    }
}
