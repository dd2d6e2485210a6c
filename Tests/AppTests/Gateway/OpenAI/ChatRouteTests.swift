import Bytes
import HTTP
import Testing
import Vignette
import Vision

@testable import App

/// Plain answers, through all that they go through.
@Suite struct ChatRouteTests {
    private static let question = #"{"model":"m","messages":[{"role":"user","content":"Hi"}]}"#

    @Test func `a question goes on as it came, and its answer comes as it is`() async throws {
        let answer = #"{ "id":"x", "choices":[{"message":{"content":"é"}}] , "extra":1}"#
        let desk = try ChatDesk(ScriptedChat(.chunk(answer)))
        let reply = try await desk.post(Self.question)
        #expect(reply.status == 200 && reply.text == answer && reply.fields[.contentType] == "application/json")
        #expect(reply.fields[.imageTokens] == nil)
        #expect(desk.service.body == Self.question && desk.service.asked.first?.streams == false)
        #expect(desk.service.readings.first?.texts.map(\.string) == ["Hi"])
        #expect(desk.service.openCount == 0 && desk.gateway.places.count == 0)
    }

    @Test(arguments: [
        "application/json", "application/json; charset=utf-8", "Application/JSON", "application/json;charset=\"utf-8\"",
    ])
    func `JSON is called what it is`(type: String) async throws {
        let desk = try ChatDesk()
        #expect(try await desk.send(ChatDesk.request(Self.question, type: type)).status == 200)
    }

    @Test(arguments: [
        "", "text/plain", "application/x-www-form-urlencoded", "application/json2", "multipart/form-data",
    ])
    func `what is called anything else is not read`(type: String) async throws {
        let desk = try ChatDesk()
        #expect(try await desk.send(ChatDesk.request(Self.question, type: type)).status == 415)
        #expect(desk.service.asked.isEmpty)
    }

    @Test func `the standing model is looked for only where none is named`() async throws {
        let desk = try ChatDesk(ScriptedChat(.said("Red."), standing: .success("s")))
        _ = try await desk.post(Self.question)
        #expect(desk.service.standingCount == 0)
        for model in [#""model":null,"#, ""] {
            _ = try await desk.post(#"{\#(model)"messages":[{"role":"user","content":"Hi"}]}"#)
            #expect(desk.service.json?["model"]?.string == "s" && desk.service.asked.last?.model == "s")
        }
        let several = try ChatDesk(ScriptedChat(standing: .failure(.modelNotChosen(available: ["a", "b"]))))
        let reply = try await several.post(#"{"messages":[{"role":"user","content":"Hi"}]}"#)
        #expect(reply.status == 503 && reply.code == "not_configured" && reply.param == "model")
        #expect(reply.fields[.xShouldRetry] == "false")
        #expect(several.service.asked.isEmpty)
    }

    @Test func `what the settings add is added to what goes on`() async throws {
        let extra = try #require(try JSON.parse(Array(#"{"top_k":5,"seed":1}"#.utf8)).object)
        let desk = try ChatDesk { $0.extraBody = extra }
        _ = try await desk.post(#"{"seed":2,"messages":[{"role":"user","content":"Hi"}]}"#)
        let json = try #require(desk.service.json)
        #expect(json["top_k"]?.int == 5 && json["seed"]?.int == 2 && json["model"]?.string == "standing")
    }

    private static let failures: [(Failure, Int, String?, String?)] =
        [
            (Failure.rateLimited(retryAfter: 7), 429, "7", nil), (Failure(.upstreamAuth), 502, nil, "false"),
            (Failure.modelCannotSee("m", able: ["x"]), 422, nil, nil), (Failure(.upstreamTimeout), 504, nil, nil),
            (Failure(.answerInterrupted), 502, nil, nil), (Failure.modelNotFound("m", available: []), 404, nil, nil),
        ] as [(Failure, Int, String?, String?)]

    @Test(arguments: failures)
    func `a failure has its own status, before and in place of an answer`(
        failure: Failure, status: Int, retryAfter: String?, shouldRetry: String?
    ) async throws {
        for service in [ScriptedChat(refusal: failure), ScriptedChat(.failure(failure))] {
            for streams in [false, true] {
                let desk = try ChatDesk(service)
                let reply = try await desk.post(#"{"stream":\#(streams),"messages":[{"role":"user"}]}"#)
                #expect(reply.status == status && reply.code == failure.code.rawValue)
                #expect(
                    reply.error?["message"]?.string?.hasPrefix(failure.message) == true && reply.param == failure.field)
                #expect(reply.fields[.retryAfter] == retryAfter)
                #expect(
                    reply.fields[.xShouldRetry]
                        == (failure.canRetry ? nil : status >= 500 || status == 429 ? "false" : nil))
                if let shouldRetry { #expect(reply.fields[.xShouldRetry] == shouldRetry) }
                #expect(desk.gateway.places.count == 0 && service.openCount == 0)
            }
        }
    }

    @Test func `an answer of nothing is none`() async throws {
        let reply = try await ChatDesk(ScriptedChat()).post(Self.question)
        #expect(reply.status == 502 && reply.code == "empty_answer")
    }

    @Test func `a file's name is not told`() async throws {
        let desk = try ChatDesk(ScriptedChat(.chunk(#"{"model":"/srv/m.gguf","choices":[]}"#)))
        #expect(try await desk.post(Self.question).text == #"{"model":"m","choices":[]}"#)
    }

    @Test func `who comes when all places are taken is told to come again, and nobody is asked`() async throws {
        let desk = try ChatDesk(places: 1)
        let place = try desk.gateway.places.take()
        let reply = try await desk.post(Self.question)
        #expect(reply.status == 503 && reply.code == "busy" && reply.fields[.retryAfter] == "2")
        #expect(reply.fields[.xShouldRetry] == nil && desk.service.asked.isEmpty)
        withExtendedLifetime(place) {}
        #expect(desk.gateway.places.count == 1)
    }

    @Test func `a body over the limit is refused, whether it was announced or not`() async throws {
        let desk = try ChatDesk { $0.maxUploadMB = 1 }
        let limit = Gateway.bodyLimit(desk.gateway.configuration)
        #expect(limit == 4 * Base64.encodedCount(1 << 20) + 1 << 20)
        let reply = try await desk.post(Self.question + String(repeating: " ", count: limit))
        #expect(reply.status == 413 && reply.code == "too_large")
        let fits = Self.question + String(repeating: " ", count: 3 << 20)
        #expect(try await desk.post(fits).status == 200)
    }

    @Test func `the stages are noted for the log`() async throws {
        let desk = try ChatDesk()
        var request = ChatDesk.request(SentPicture.question([#""\#(SentPicture.url)""#]))
        let trace = RequestTrace()
        request.trace = trace
        _ = try await ChatRoute(gateway: desk.gateway).handle(request)
        #expect(trace.stages.map(\.name) == ["body", "pictures", "first", "answer"])
    }
}
