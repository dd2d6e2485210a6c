/// One line at the bottom of a terminal that is drawn again and again. Off, it is nothing at all.
struct ProgressLine: Sendable {
    private let columns: @Sendable () -> Int?
    /// What stands there.
    private var drawn: String?

    /// - Parameter columns: how wide the terminal is now, because windows are drawn larger and smaller; nil where there
    ///   is none.
    init(columns: @escaping @Sendable () -> Int?) {
        self.columns = columns
    }

    /// - Parameter isOff: nothing is to be drawn, even if this is a terminal.
    init(on stream: TerminalStream, isOff: Bool) {
        let isOn = !isOff && stream.isTerminal
        self.init { isOn ? stream.columns : nil }
    }

    /// Back to the first column, and the line is empty.
    private static let clear = "\r\u{1B}[K"

    /// What draws it on what was drawn before; nothing where that is the same.
    mutating func draw(_ text: String) -> String {
        guard drawn != text, let columns = columns() else { return "" }
        drawn = text
        return Self.clear + Self.cut(OneLine.clean(text), to: columns - 1)
    }

    /// What takes it away; nothing where it is not there.
    mutating func erase() -> String {
        guard drawn != nil else { return "" }
        drawn = nil
        return Self.clear
    }

    /// A line that wraps could not be erased. Letters of East Asian scripts take two columns.
    private static func cut(_ text: String, to columns: Int) -> String {
        var width = 0
        var end = text.startIndex
        for index in text.indices {
            width += text.unicodeScalars[index].value < 0x1100 ? 1 : 2
            guard width <= columns else { return String(text[..<end]) }
            end = text.index(after: index)
        }
        return text
    }
}
