import Bytes
import HTTP
import Testing
import Vignette
import Vision

@testable import App

@Suite struct OllamaGenerateTests {
    @Test func `streams unless told otherwise, a line for every piece`() async throws {
        let desk = OllamaDesk([.delta("{\"role\":\"assistant\"}"), .piece("A "), .piece("cat."), .end(), .usage(26, 3)])
        let reply = try await desk.post("/api/generate", #"{"model":"llava:latest","prompt":"What is it?"}"#)
        #expect(reply.status == 200)
        #expect(reply.fields[.contentType] == "application/x-ndjson")
        #expect(reply.fields[.cacheControl] == "no-store, no-transform")
        #expect(reply.fields[.xAccelBuffering] == "no")
        let lines = reply.lines
        #expect(lines.map { $0["response"]?.string } == ["A ", "cat.", ""])
        #expect(lines.map { $0["done"]?.bool } == [false, false, true])
        #expect(lines.allSatisfy { $0["model"]?.string == "llava:latest" })
        #expect(lines[0]["created_at"]?.string == "2026-01-02T03:04:05.678Z")
        #expect(lines[0].object?.count == 4)
        let last = try #require(lines.last)
        #expect(last["done_reason"]?.string == "stop")
        #expect(last["prompt_eval_count"]?.int == 26)
        #expect(last["eval_count"]?.int == 3)
        #expect(last["context"] == nil)
        #expect(last["load_duration"] == nil)
        let total = try #require(last["total_duration"]?.int)
        let parts = try #require(last["prompt_eval_duration"]?.int) + #require(last["eval_duration"]?.int)
        #expect(total == parts)
    }

    @Test func `asks for chunks and for what they cost`() async throws {
        let desk = OllamaDesk([.piece("Hi"), .end()])
        _ = try await desk.post("/api/generate", #"{"model":"LLaVA:latest","system":"Be brief.","prompt":"Hi"}"#)
        let asked = try #require(desk.service.asked.first)
        #expect(asked.question.streams)
        #expect(asked.question.model == "llava")
        #expect(
            asked.json
                == (try JSON.parse(
                    Array(
                        """
                        {"model":"llava","messages":[{"role":"system","content":"Be brief."},
                        {"role":"user","content":"Hi"}],"stream":true,"stream_options":{"include_usage":true}}
                        """.utf8))))
        #expect(asked.texts == ["Be brief.", "Hi"])
    }

    @Test func `answers at once where no stream is wanted`() async throws {
        let desk = OllamaDesk([.said("A cat.", finish: "length")])
        let reply = try await desk.post("/api/generate", #"{"model":"llava","prompt":"Hi","stream":false}"#)
        #expect(reply.fields[.contentType] == "application/json; charset=utf-8")
        let json = try #require(reply.json)
        #expect(json["response"]?.string == "A cat.")
        #expect(json["done"]?.bool == true)
        #expect(json["done_reason"]?.string == "length")
        #expect(json["prompt_eval_count"]?.int == 26)
        #expect(json["eval_count"]?.int == 3)
        #expect(json["total_duration"]?.int == json["eval_duration"]?.int)
        #expect(json["prompt_eval_duration"] == nil)
        let asked = try #require(desk.service.asked.first)
        #expect(!asked.question.streams)
        #expect(asked.json?["stream"]?.bool == false)
        #expect(asked.json?["stream_options"] == nil)
    }

    @Test(arguments: [
        (#""temperature":0.5"#, "temperature", "0.5"), (#""top_p":0.9"#, "top_p", "0.9"),
        (#""seed":42"#, "seed", "42"), (#""seed":42.0"#, "seed", "42"), (#""stop":["a","b"]"#, "stop", #"["a","b"]"#),
        (#""stop":"a""#, "stop", #"["a"]"#), (#""num_predict":100"#, "max_tokens", "100"),
        (#""presence_penalty":-1"#, "presence_penalty", "-1.0"),
        (#""frequency_penalty":1.5"#, "frequency_penalty", "1.5"),
    ])
    func `says options as the protocol behind does`(option: String, name: String, value: String) async throws {
        let desk = OllamaDesk()
        let body = #"{"model":"llava","prompt":"Hi","stream":false,"options":{\#(option)}}"#
        #expect(try await desk.post("/api/generate", body).status == 200)
        #expect(desk.service.asked.first?.json?[name] == (try JSON.parse(Array(value.utf8))))
    }

    @Test(arguments: [
        #""options":{"num_predict":-1}"#, #""options":{"num_predict":-2}"#, #""options":{"num_predict":0}"#,
        #""options":{"stop":[]}"#, #""options":{"temperature":null,"num_ctx":4096,"top_k":40,"mirostat":"x"}"#,
        #""options":{}"#, #""options":null"#, #""format":"""#, #""format":null"#, #""think":true"#, #""think":false"#,
        #""context":[1,2,3]"#, #""raw":false"#, #""template":"""#, #""suffix":"""#, #""keep_alive":"5m""#,
        #""keep_alive":-1"#, #""keep_alive":0"#, #""keep_alive":1.5"#, #""system":"""#, #""images":[]"#,
        #""images":null"#, #""unheard":{"of":[1]}"#, #""truncate":true"#, #""tools":"no tools here""#,
    ])
    func `leaves out what has no counterpart`(member: String) async throws {
        let desk = OllamaDesk()
        let body = #"{"model":"llava","prompt":"Hi","stream":false,\#(member)}"#
        #expect(try await desk.post("/api/generate", body).status == 200)
        #expect(
            desk.service.asked.first?.json?.object?.members.map(\.name.string) == ["model", "messages", "stream"])
    }

    @Test(arguments: [
        (#""json""#, #"{"type":"json_object"}"#),
        (
            #"{"type":"object","properties":{"a":{"type":"string"}}}"#,
            #"""
            {"type":"json_schema","json_schema":{"name":"answer","schema":
            {"type":"object","properties":{"a":{"type":"string"}}}}}
            """#
        ),
    ])
    func `passes the form of an answer on`(format: String, asked: String) async throws {
        let desk = OllamaDesk()
        _ = try await desk.post("/api/generate", #"{"model":"llava","prompt":"Hi","stream":false,"format":\#(format)}"#)
        #expect(desk.service.asked.first?.json?["response_format"] == (try JSON.parse(Array(asked.utf8))))
    }

    @Test func `adds what whoever runs the server wants, where the question says nothing of it`() async throws {
        let desk = OllamaDesk(ScriptedService()) { configuration in
            for (name, value) in [("seed", 1), ("top_k", 2), ("model", 3), ("stream_options", 4)] {
                configuration.extraBody.append(JSONText(name), .number(JSONNumber(value)))
            }
        }
        _ = try await desk.post(
            "/api/generate", #"{"model":"llava","prompt":"Hi","stream":false,"options":{"seed":42}}"#)
        let json = desk.service.asked.first?.json
        #expect(json?["seed"]?.int == 42)
        #expect(json?["top_k"]?.int == 2)
        #expect(json?["model"]?.string == "llava")
        #expect(json?["stream_options"] == nil)
    }

    @Test(arguments: [("low", "low"), ("medium", "medium"), ("high", "high"), ("max", "high")])
    func `asks for as much reasoning as is wanted`(level: String, effort: String) async throws {
        let desk = OllamaDesk()
        _ = try await desk.post("/api/generate", #"{"model":"llava","prompt":"Hi","stream":false,"think":"\#(level)"}"#)
        #expect(desk.service.asked.first?.json?["reasoning_effort"]?.string == effort)
    }

    @Test(arguments: [("", true), (#","think":true"#, true), (#","think":"low""#, true), (#","think":false"#, false)])
    func `shows reasoning unless it is not wanted`(member: String, isShown: Bool) async throws {
        let desk = OllamaDesk([.thought("Hm. "), .thought("Cat?"), .piece("A cat."), .end()])
        let reply = try await desk.post("/api/generate", #"{"model":"llava","prompt":"Hi"\#(member)}"#)
        let thoughts = reply.lines.compactMap { $0["thinking"]?.string }
        #expect(thoughts == (isShown ? ["Hm. ", "Cat?"] : []))
        #expect(reply.lines.compactMap { $0["response"]?.string }.joined() == "A cat.")
        #expect(reply.lines.count == (isShown ? 4 : 2))
    }

    @Test(arguments: [
        ("", "load"), (#","prompt":"""#, "load"), (#","prompt":null,"images":["x"]"#, "load"),
        (#","keep_alive":"10m""#, "load"), (#","keep_alive":-1"#, "load"), (#","keep_alive":0"#, "unload"),
        (#","keep_alive":"0s""#, "unload"), (#","keep_alive":"0","system":"x""#, "unload"),
    ])
    func `loads nothing, and says so, without a prompt`(members: String, reason: String) async throws {
        let desk = OllamaDesk()
        let reply = try await desk.post("/api/generate", #"{"model":"llava"\#(members)}"#)
        #expect(reply.status == 200)
        #expect(reply.fields[.contentType] == "application/json; charset=utf-8")
        #expect(
            reply.json
                == (try JSON.parse(
                    Array(
                        """
                        {"model":"llava","created_at":"2026-01-02T03:04:05.678Z","response":"","done":true,
                        "done_reason":"\(reason)"}
                        """.utf8))))
        #expect(desk.service.asked.isEmpty)
    }
}
