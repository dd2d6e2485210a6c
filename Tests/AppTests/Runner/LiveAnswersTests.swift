import Testing
import Vignette

@testable import App

@Suite struct LiveAnswersTests {
    private let live = LiveAnswers(now: Timestamp(milliseconds: 1_767_323_045_678))
    private let id = Analysis.ID.random()

    @Test func `readers and writer meet, whoever comes first`() {
        let reader = live.follow(id)
        #expect(live.begin(id) === reader)
        #expect(live.follow(id) === reader)
        #expect(live.follow(.random()) !== reader)
    }

    @Test func `what nobody watches and nobody writes is forgotten, and is another one next time`() async throws {
        var first: LiveAnswer? = live.follow(id)
        let position = try await first?.next(after: nil, patience: .zero)?.position
        first = nil
        let second = try await live.follow(id).next(after: nil, patience: .zero)?.position
        #expect(position != nil && second != nil && position != second)
    }

    @Test func `the end reaches whoever watches`() async throws {
        let reader = live.follow(id)
        _ = live.begin(id)
        live.end(id)
        #expect(try await reader.next(after: nil, patience: .zero)?.isOver == true)
        #expect(live.follow(id) !== reader)
    }

    @Test func `what is written stays though nobody watches, until it pauses`() {
        live.begin(id).add(.text("x"))
        #expect(live.follow(id).progress.text == "x")
        live.pause(id)
        #expect(live.follow(id).progress.text == "")
    }

    @Test func `when the server stops, only what is written goes on`() async throws {
        let (waiting, written) = (live.follow(id), Analysis.ID.random())
        let writing = live.begin(written)
        live.close()
        #expect(try await waiting.next(after: nil, patience: .zero)?.isOver == true)
        #expect(try await writing.next(after: nil, patience: .zero)?.isOver == false)
        let later = live.follow(.random())
        #expect(try await later.next(after: nil, patience: .zero)?.isOver == true)
    }

    @Test func `at last readers are let go, and the writing goes on`() async throws {
        let written = live.begin(id)
        written.add(.text("A har"))
        let reader = live.follow(id)
        live.closeAll()
        let update = try #require(try await reader.next(after: nil, patience: .zero))
        #expect(update.isOver && update.text == "A har")
        written.add(.text("bour."))
        #expect(written.progress.text == "A harbour.")
        #expect(try await live.follow(id).next(after: nil, patience: .zero)?.isOver == true)
        _ = live.begin(.random())
        #expect(try await live.follow(.random()).next(after: nil, patience: .zero)?.isOver == true)
    }
}
