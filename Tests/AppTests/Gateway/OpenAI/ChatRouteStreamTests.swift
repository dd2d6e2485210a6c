import Bytes
import HTTP
import Testing
import Vignette
import Vision

@testable import App

/// Streamed answers, through all that they go through.
@Suite(.timeLimit(.minutes(2))) struct ChatRouteStreamTests {
    private static func question(_ more: String = "") -> String {
        #"{"model":"m","stream":true,\#(more)"messages":[{"role":"user","content":"Hi"}]}"#
    }

    private func text(_ step: ScriptedChat.Step) -> String {
        if case .chunk(let text) = step { text } else { "" }
    }

    /// Gives way until it is so.
    private func until(_ condition: () -> Bool) async {
        while !condition() { await Task.yield() }
    }

    @Test func `each chunk is an event, and the marker is the last`() async throws {
        let desk = try ChatDesk(ScriptedChat(.delta("Re"), .delta("d."), .end, .usage))
        let reply = try await desk.post(Self.question())
        #expect(reply.status == 200 && reply.fields[.contentType] == "text/event-stream")
        #expect(reply.fields[.cacheControl] == "no-store, no-transform" && reply.fields[.xAccelBuffering] == "no")
        #expect(reply.events == [text(.delta("Re")), text(.delta("d.")), text(.end), "[DONE]"])
        #expect(reply.text.hasSuffix("\n\n") && desk.service.asked.first?.streams == true)
        #expect(desk.service.patience == Gateway.patience && desk.service.patience == .seconds(15))
        #expect(desk.service.openCount == 0 && desk.gateway.places.count == 0)
    }

    @Test func `who asks for the counts gets them before the marker`() async throws {
        let desk = try ChatDesk(ScriptedChat(.delta("Red."), .end, .usage))
        let reply = try await desk.post(Self.question(#""stream_options":{"include_usage":true},"#))
        #expect(reply.events.count == 4 && reply.events[2] == text(.usage) && reply.events[3] == "[DONE]")
        #expect(reply.events.prefix(2).allSatisfy { $0.hasPrefix(#"{"usage":null,"#) })
    }

    @Test func `a failure behind the first words is an event, then the marker`() async throws {
        let failure = Failure(.answerInterrupted, detail: "canary")
        let desk = try ChatDesk(ScriptedChat(.delta("Re"), .failure(failure)))
        let reply = try await desk.post(Self.question(#""stream_options":{"include_usage":true},"#))
        #expect(reply.status == 200 && reply.events.count == 3 && reply.events.last == "[DONE]")
        let error = try JSON.parse(Array(reply.events[1].utf8))["error"]
        #expect(error?["code"]?.string == "answer_interrupted" && error?["type"]?.string == "server_error")
        #expect(error?["param"] == .null && error?["message"]?.string == "\(failure.message) \(failure.advice)")
        #expect(!reply.text.contains("canary"))
        #expect(desk.lines.all.contains { $0.contains("canary") }, "the log has it")
        #expect(desk.service.openCount == 0 && desk.gateway.places.count == 0)
    }

    @Test func `a service that takes its time has its stream begun, and its late failure told there`() async throws {
        let signal = Signal()
        let desk = try ChatDesk(ScriptedChat(.wait(signal), .failure(Failure(.upstreamOverloaded))))
        let response = try await desk.open(ChatDesk.request(Self.question()))
        #expect(response.status == .ok && response.fields[.contentType] == "text/event-stream")
        signal.open()
        let events = String(decoding: try await response.collect(), as: UTF8.self)
        #expect(events.contains(#""code":"upstream_overloaded""#) && events.hasSuffix("\n\ndata: [DONE]\n\n"))
        guard case .stream(nil, let heartbeat?, _) = response.body else {
            Issue.record("it is a stream with life signs")
            return
        }
        #expect(heartbeat.interval == .seconds(15))
    }

    @Test(arguments: [true, false]) func `a client that stops leaves neither place nor answer behind`(begun: Bool)
        async throws
    {
        let service = begun ? ScriptedChat(.delta("Re"), .silence) : ScriptedChat(.silence)
        let desk = try ChatDesk(service)
        var response: Response? = try await desk.open(ChatDesk.request(Self.question()))
        #expect(desk.gateway.places.count == 1 && service.openCount == 1)
        let writing = Task { [response] in try await response?.collect() }
        response = nil
        await Task.yield()
        writing.cancel()
        await #expect(throws: CancellationError.self) { _ = try await writing.value }
        await until { service.openCount == 0 && desk.gateway.places.count == 0 }
    }

    @Test func `so does an answer that nobody begins to read`() async throws {
        let desk = try ChatDesk(ScriptedChat(.delta("Re"), .silence))
        var response: Response? = try await desk.open(ChatDesk.request(Self.question()))
        #expect(response != nil && desk.service.openCount == 1)
        response = nil
        await until { desk.service.openCount == 0 && desk.gateway.places.count == 0 }
    }

    @Test func `line ends inside a chunk do not end its event`() async throws {
        let desk = try ChatDesk(ScriptedChat(.chunk("{\"choices\":[\n{\"delta\":\r\n{\"content\":\"a\\nb\"}}]}")))
        let reply = try await desk.post(Self.question())
        #expect(reply.events.count == 2)
        let chunk = try JSON.parse(Array((reply.events.first ?? "").utf8))
        #expect(chunk["choices"]?[0]?["delta"]?["content"]?.string == "a\nb")
    }

    @Test func `an answer without a word is a stream without one`() async throws {
        let reply = try await ChatDesk(ScriptedChat()).post(Self.question())
        #expect(reply.status == 200 && reply.events == ["[DONE]"])
    }
}
