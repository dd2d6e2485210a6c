import Glibc
import Synchronization
import Testing
import Vignette

@testable import App

@Suite struct DescribeOutputTests {
    /// What was said, output and complaints in one order.
    private final class Screen: Sendable {
        private let said = Mutex("")
        var text: String { said.withLock { $0 } }
        func add(_ text: String) { said.withLock { $0 += text } }
    }

    private static let clear = "\r\u{1B}[K"

    private static func output(
        _ names: [String], on screen: Screen, columns: Int? = nil,
        writer: any ResultWriter = TextResults(hasHeadings: true)
    ) -> DescribeOutput {
        DescribeOutput(
            names: names, writer: writer, progress: ProgressLine { columns }, shareTerminal: columns != nil,
            write: { text throws(WriteError) in screen.add(text) },
            complain: { text throws(WriteError) in screen.add(text) })
    }

    private static func answered(_ name: String, _ text: String, _ notes: [AnswerNote] = []) -> Described {
        Described(name: name, recipe: "describe", outcome: .success(Answer(text: text, notes: notes)))
    }

    @Test func `the first that is not finished writes through, the others wait for their turn`() async throws {
        let screen = Screen()
        let output = Self.output(["a", "b", "c"], on: screen)
        try await output.open()
        try await output.piece(.text("B1"), at: 1)
        try await output.piece(.text("A1"), at: 0)
        #expect(screen.text == "## a\n\nA1")
        #expect(try await output.finish(Self.answered("c", "C"), at: 2) == 0)
        try await output.piece(.text("B2"), at: 1)
        #expect(screen.text == "## a\n\nA1")
        #expect(try await output.finish(Self.answered("a", "A1"), at: 0) == 1)
        #expect(screen.text == "## a\n\nA1\n\n## b\n\nB1B2")
        try await output.piece(.text("B3"), at: 1)
        #expect(try await output.finish(Self.answered("b", "B1B2B3"), at: 1) == 3)
        try await output.close()
        #expect(screen.text == "## a\n\nA1\n\n## b\n\nB1B2B3\n\n## c\n\nC\n")
    }

    @Test func `held text that turns out to be reasoning is never shown`() async throws {
        let screen = Screen()
        let output = Self.output(["a", "b"], on: screen)
        try await output.open()
        try await output.piece(.text("thinking"), at: 1)
        try await output.piece(.textWasReasoning, at: 1)
        try await output.piece(.text("B"), at: 1)
        _ = try await output.finish(Self.answered("b", "B"), at: 1)
        _ = try await output.finish(Self.answered("a", "A"), at: 0)
        #expect(screen.text == "## a\n\nA\n\n## b\n\nB\n")
    }

    @Test func `failures and notes are complaints of one line`() async throws {
        let screen = Screen()
        let output = Self.output(["a", "b\n"], on: screen)
        try await output.open()
        let failure = Failure(.decodeFailed, message: "M.", advice: "A.", detail: "canary")
        _ = try await output.finish(Described(name: "a", recipe: "", outcome: .failure(failure)), at: 0)
        _ = try await output.finish(Self.answered("b\n", "B", [.usageNotAsked]), at: 1)
        #expect(
            screen.text == "vignette: 'a': M. A.\n## b?\n\nB\nvignette: 'b?': \(AnswerNote.usageNotAsked.sentence)\n")
    }

    @Test func `what was not even asked is told of in a few words`() async throws {
        let screen = Screen()
        let output = Self.output(["a"], on: screen)
        try await output.open()
        let failure = Failure(.upstreamUnreachable)
        _ = try await output.finish(
            Described(name: "a", recipe: "", outcome: .failure(failure), isPassedOver: true), at: 0)
        #expect(screen.text == "vignette: 'a': not asked, for the same reason.\n")
    }

    @Test func `what was written is made whole wherever it stops`() async throws {
        let screen = Screen()
        let output = Self.output(["a"], on: screen)
        try await output.open()
        try await output.piece(.text("half"), at: 0)
        try await output.close()
        try await output.close()
        #expect(screen.text == "## a\n\nhalf\n")
        let array = Screen()
        let json = Self.output(["a"], on: array, writer: JSONResults())
        try await json.open()
        try await json.piece(.text("half"), at: 0)
        try await json.close()
        #expect(array.text == "[\n]\n")
        let nothing = Screen()
        try await Self.output(["a"], on: nothing, writer: JSONResults()).close()
        #expect(nothing.text.isEmpty, "what was never opened needs no end")
    }

    @Test func `progress is one line that makes room for everything else`() async throws {
        let screen = Screen()
        let output = Self.output(["a.jpg", "b.jpg"], on: screen, columns: 80)
        try await output.open()
        await output.enter(.asking, at: 0)
        await output.enter(.reading, at: 1)
        #expect(screen.text == Self.clear + "1 of 2 · a.jpg · asking the model")
        try await output.piece(.text("A"), at: 0)
        await output.enter(.writing, at: 0)
        _ = try await output.finish(Self.answered("a.jpg", "A"), at: 0)
        await output.enter(.waiting(.milliseconds(1500)), at: 1)
        try await output.close()
        let expected = [
            "1 of 2 · a.jpg · asking the model", "## a.jpg\n\nA\n", "2 of 2 · b.jpg · reading",
            "2 of 2 · b.jpg · asking again in 2 s", "",
        ]
        #expect(
            screen.text == Self.clear
                + expected.joined(separator: Self.clear))
    }

    @Test(arguments: [(10, "123456789"), (4, "123"), (80, "1234567890")])
    func `a line of progress never wraps`(columns: Int, shown: String) {
        var line = ProgressLine { columns }
        #expect(line.draw("1234567890") == Self.clear + shown)
        #expect(line.erase() == Self.clear && line.erase() == "")
        var wide = ProgressLine { 6 }
        #expect(wide.draw("日本語") == Self.clear + "日本")
        var none = ProgressLine { nil }
        #expect(none.draw("x") == "" && none.erase() == "")
    }

    @Test func `a line of progress is cut to the terminal as it is now`() {
        let columns = Mutex(10)
        var line = ProgressLine { columns.withLock { $0 } }
        #expect(line.draw("1234567890") == Self.clear + "123456789")
        columns.withLock { $0 = 4 }
        #expect(line.draw("12345") == Self.clear + "123")
        var off = ProgressLine(on: .complaints, isOff: true)
        #expect(off.draw("x") == "")
    }

    @Test func `what could not be written once is not tried again`() async throws {
        let tries = Screen()
        let output = DescribeOutput(
            names: ["a"], writer: JSONResults(), progress: ProgressLine { nil }, shareTerminal: false,
            write: { text throws(WriteError) in
                tries.add(text)
                throw .stalled
            },
            complain: { text throws(WriteError) in
                tries.add("!")
                throw .closed
            })
        await #expect(throws: WriteError.stalled) { try await output.open() }
        await #expect(throws: WriteError.stalled) { try await output.close() }
        #expect(tries.text == "[\n")
        let complaining = DescribeOutput(
            names: ["a", "b"], writer: JSONResults(), progress: ProgressLine { nil }, shareTerminal: false,
            write: { _ throws(WriteError) in },
            complain: { text throws(WriteError) in
                tries.add("!")
                throw .closed
            })
        try await complaining.open()
        for (place, name) in ["a", "b"].enumerated() {
            let failed = Described(name: name, recipe: "", outcome: .failure(Failure(.decodeFailed)))
            _ = try await complaining.finish(failed, at: place)
        }
        #expect(tries.text == "[\n!")
    }

    @Test func `who reads no more ends the work`() async throws {
        let output = DescribeOutput(
            names: ["a"], writer: TextResults(hasHeadings: false), progress: ProgressLine { nil },
            shareTerminal: false, write: { _ throws(WriteError) in throw .closed },
            complain: { _ throws(WriteError) in throw .failed(EIO) })
        try await output.open()
        await #expect(throws: WriteError.closed) { try await output.piece(.text("A"), at: 0) }
    }
}
