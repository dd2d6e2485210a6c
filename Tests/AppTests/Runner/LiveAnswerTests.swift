import Loop
import Testing
import Vignette

@testable import App

@Suite struct LiveAnswerTests {
    private let answer = LiveAnswer(round: 1)

    private func next(after last: LiveAnswer.Update?) async throws -> LiveAnswer.Update {
        try #require(try await answer.next(after: last, patience: .seconds(240)))
    }

    @Test func `a reader gets what is new, whoever else reads`() async throws {
        var update = try await next(after: nil)
        #expect(update.text == "" && update.state == .queued && !update.hasRestarted && !update.isOver)
        answer.enter(.asking)
        answer.add(.text("A red "))
        update = try await next(after: update)
        #expect(update.text == "A red " && update.phase == .writing && update.state == .running)
        answer.add(.text("bridge"))
        answer.add(.text("."))
        update = try await next(after: update)
        #expect(update.text == "bridge.")
        #expect(try await next(after: nil).text == "A red bridge.")
    }

    @Test func `whoever comes back gets what is missing, or all where the text is another`() async throws {
        answer.add(.text("Zwölf Brücken"))
        let far = LiveAnswer.Update(readUpTo: .init(round: 1, offset: 7))
        let same = try await next(after: far)
        #expect(same.text == "Brücken" && !same.hasRestarted)
        let other = try await next(after: .init(readUpTo: .init(round: 7, offset: 7)))
        #expect(other.text == "Zwölf Brücken" && other.hasRestarted)
        let beyond = try await next(after: .init(readUpTo: .init(round: 1, offset: 700)))
        #expect(beyond.text == "Zwölf Brücken" && beyond.hasRestarted)
    }

    @Test func `text that was reasoning begins again`() async throws {
        answer.add(.text("I think"))
        let first = try await next(after: nil)
        answer.add(.textWasReasoning)
        answer.add(.text("A bridge."))
        let second = try await next(after: first)
        #expect(second.hasRestarted && second.text == "A bridge.")
        #expect(answer.progress == Progress(phase: .writing, text: "A bridge.", reasoning: "I think"))
        #expect(answer.hasBegun)
    }

    @Test func `whoever waits is woken by the next change, and by the end`() async throws {
        let first = try await next(after: nil)
        async let second = next(after: first)
        answer.add(.text("x"))
        let update = try await second
        #expect(update.text == "x")
        async let last = next(after: update)
        answer.end()
        #expect(try await last.isOver)
    }

    @Test func `a reader without patience gets nothing`() async throws {
        let first = try await next(after: nil)
        #expect(try await answer.next(after: first, patience: .zero) == nil)
        async let none = answer.next(after: first, patience: .seconds(3600))
        // The clock comes to their deadline; whether they wait already or not yet, both are let go of by a later tick.
        let ticker = Task { [answer] in
            while !Task.isCancelled {
                answer.tick(at: .never)
                await Task.yield()
            }
        }
        // Let go of early, they look at their deadline and wait on: a change ends it.
        answer.add(.text("y"))
        #expect(try await none?.text == "y")
        ticker.cancel()
    }

    @Test func `a cancelled reader leaves`() async throws {
        let first = try await next(after: nil)
        let reader = Task { [answer] in try await answer.next(after: first, patience: .seconds(3600)) }
        reader.cancel()
        await #expect(throws: CancellationError.self) { try await reader.value }
    }

    @Test func `what is postponed says until when, and its text is void`() async throws {
        answer.enter(.asking)
        answer.add(.text("half"))
        let first = try await next(after: nil)
        answer.postpone(until: Timestamp(milliseconds: 5000))
        let second = try await next(after: first)
        #expect(second.state == .queued && second.waitsUntil == Timestamp(milliseconds: 5000))
        #expect(second.hasRestarted && second.text == "" && second.phase == nil)
    }
}
