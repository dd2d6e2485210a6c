import HTTP
import Testing

@Suite struct RequestTraceTests {
    @Test func `keeps the stages in order, of each name the last`() {
        let trace = RequestTrace()
        #expect(trace.stages.isEmpty)
        trace.note("body", .milliseconds(1))
        trace.note("pictures", .milliseconds(2))
        trace.note("body", .milliseconds(3))
        #expect(trace.stages.map(\.name) == ["pictures", "body"])
        #expect(trace.stages.map(\.duration) == [.milliseconds(2), .milliseconds(3)])
    }

    @Test func `many may note at once`() async {
        let trace = RequestTrace()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<50 { group.addTask { trace.note("first", .zero) } }
            for _ in 0..<50 { group.addTask { trace.note("answer", .zero) } }
        }
        #expect(Set(trace.stages.map(\.name)) == ["first", "answer"] && trace.stages.count == 2)
    }

    @Test func `a request has one where it is logged`() async throws {
        let handler = [accessLog { _ in }].wrap { request in
            request.trace?.note("body", .zero)
            return Response(text: "\(request.trace?.stages.count ?? -1)")
        }
        #expect(try await handler(.make()).text() == "1")
        #expect(Request.make().trace == nil)
    }
}
