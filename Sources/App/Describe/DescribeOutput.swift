internal import Loop
internal import Vignette

/// Everything that `describe` says, in the order of its questions although several are asked at once.
///
/// The first question that is not finished writes through; what the later ones write is held until it is their turn.
/// The line of progress never gets between: it is taken away before anything else is said, and while an answer stands
/// unfinished on the same terminal it stays away. Writing waits while nobody reads, so this has a thread of its own.
/// Once something could not be written, nothing more is.
actor DescribeOutput {
    private nonisolated let queue = BlockingQueue(label: "output")
    nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    typealias Write = @Sendable (String) throws(WriteError) -> Void

    private let names: [String]
    private var writer: any ResultWriter
    private var progress: ProgressLine
    private let write: Write
    private let complain: Write
    /// Whether output and progress are on one terminal.
    private let shareTerminal: Bool
    /// The first question that is not finished.
    private var current = 0
    private var held: [Int: Held] = [:]
    private var isOpen = false
    /// Why the output cannot be written any more.
    private var breakage: WriteError?
    private var isMuted = false

    private struct Held {
        var phase: DescribePhase?
        var pieces: [AnswerPiece] = []
        var result: Described?

        /// All text before it counts for nothing, and is not even shown.
        mutating func add(_ piece: AnswerPiece) {
            switch piece {
            case .reasoning: break
            case .textWasReasoning: pieces = []
            case .text(let text):
                if case .text(let before) = pieces.popLast() {
                    pieces.append(.text(before + text))
                } else {
                    pieces.append(piece)
                }
            }
        }
    }

    /// - Parameters:
    ///   - names: of the questions, in their order.
    ///   - shareTerminal: output and complaints go to one terminal.
    init(
        names: [String], writer: any ResultWriter, progress: ProgressLine, shareTerminal: Bool, write: @escaping Write,
        complain: @escaping Write
    ) {
        self.names = names
        self.writer = writer
        self.progress = progress
        self.shareTerminal = shareTerminal
        self.write = write
        self.complain = complain
    }

    func open() throws {
        isOpen = true
        try put(writer.open())
    }

    func enter(_ phase: DescribePhase, at place: Int) {
        held[place, default: Held()].phase = phase
        if place == current { draw() }
    }

    func piece(_ piece: AnswerPiece, at place: Int) throws {
        guard writer.takesPieces else { return }
        if place == current {
            try put(writer.piece(piece, of: names[place]))
        } else {
            held[place, default: Held()].add(piece)
        }
    }

    /// - Returns: the first question that is not finished.
    func finish(_ result: Described, at place: Int) throws -> Int {
        held[place, default: Held()].result = result
        while let result = held[current]?.result {
            try flush()
            try put(writer.finish(result))
            if let complaint = result.complaint {
                say("\(OneLine.quoted(result.name)): \(complaint)")
            } else if writer.takesPieces {
                for note in result.notes { say("\(OneLine.quoted(result.name)): \(note)") }
            }
            held[current] = nil
            current += 1
        }
        try flush()
        draw()
        return current
    }

    /// Ends what was written, so that it is whole.
    func close() throws {
        guard isOpen else { return }
        isOpen = false
        current = names.count
        try put(writer.close())
        tell(progress.erase())
    }

    /// What was held of the question that is next.
    private func flush() throws {
        let pieces = held[current]?.pieces ?? []
        held[current]?.pieces = []
        for piece in pieces { try put(writer.piece(piece, of: names[current])) }
    }

    private func put(_ text: String) throws {
        guard !text.isEmpty else { return }
        if let breakage { throw breakage }
        if shareTerminal { tell(progress.erase()) }
        do throws(WriteError) {
            try write(text)
        } catch {
            breakage = error
            throw error
        }
    }

    private func draw() {
        guard isOpen, current < names.count, !(shareTerminal && writer.isInLine) else { return }
        let phase = (held[current]?.phase).map { " · \($0.words)" } ?? ""
        tell(progress.draw("\(current + 1) of \(names.count) · \(names[current])\(phase)"))
    }

    private func say(_ text: String) {
        tell(progress.erase() + "vignette: \(OneLine.clean(text))\n")
    }

    /// Who closed standard error does not want to hear of it.
    private func tell(_ text: String) {
        guard !text.isEmpty, !isMuted else { return }
        do throws(WriteError) { try complain(text) } catch { isMuted = true }
    }
}
