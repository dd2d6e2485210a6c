import Bytes
import Testing
import Vignette

@testable import Vision

@Suite struct ChatRequestTests {
    private func text(
        _ question: Question, model: String? = "m", habits: Habits = Habits(), streams: Bool = false,
        extra: String = "{}", asParts: Bool = false
    ) throws -> String {
        let extra = try #require(try JSON.parse(Array(extra.utf8)).object)
        let request = ChatRequest(
            question: question, model: model, habits: habits, streams: streams, extra: extra, asParts: asParts)
        let body = try request.body()
        let bytes = body.pieces.flatMap(\.bytes)
        #expect(bytes.count == body.count)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func picture(_ bytes: [UInt8], _ format: PictureFormat = .jpeg) -> Picture {
        Picture(bytes: bytes, format: format, size: PictureSize(width: 1, height: 1), digest: "")
    }

    @Test func `puts the text first and every picture behind it`() throws {
        let question = Question(
            systemPrompt: "Be brief.", prompt: "A \"b\"", pictures: [picture([1, 2]), picture([3], .webp)],
            maxTokens: 7,
            temperature: 0.5)
        let expected = [
            #"{"model":"m","messages":[{"role":"system","content":"Be brief."},{"role":"user","#,
            #""content":[{"type":"text","text":"A \"b\""},"#,
            #"{"type":"image_url","image_url":{"url":"data:image/jpeg;base64,AQI="}},"#,
            #"{"type":"image_url","image_url":{"url":"data:image/webp;base64,Aw=="}}]}],"#,
            #""max_tokens":7,"temperature":0.5}"#,
        ]
        #expect(try text(question) == expected.joined())
    }

    @Test func `leaves out what nobody said`() throws {
        #expect(
            try text(Question(prompt: "a", pictures: []), model: nil)
                == #"{"messages":[{"role":"user","content":"a"}]}"#)
        #expect(
            try text(Question(prompt: "a", pictures: []), model: nil, asParts: true)
                == #"{"messages":[{"role":"user","content":[{"type":"text","text":"a"}]}]}"#)
    }

    @Test func `asks a stream for its counts`() throws {
        #expect(
            try text(Question(prompt: "a", pictures: []), streams: true).hasSuffix(
                #""stream":true,"stream_options":{"include_usage":true}}"#))
    }

    @Test func `sends a detail where the question has one`() throws {
        let question = Question(prompt: "a", pictures: [picture([1])], detail: "high")
        #expect(try text(question).contains(#""url":"data:image/jpeg;base64,AQ==","detail":"high"}"#))
    }

    @Test func `follows the habits of the model`() throws {
        let question = Question(systemPrompt: "S", prompt: "P", pictures: [], maxTokens: 300, temperature: 1)
        var habits = Habits()
        habits.usesCompletionLimit = true
        habits.dropsTemperature = true
        habits.foldsSystemPrompt = true
        habits.omitsUsageOption = true
        habits.needsRoom = true
        let expected = [
            #"{"model":"m","messages":[{"role":"user","content":"S\n\nP"}],"stream":true,"#,
            #""max_completion_tokens":1200,"reasoning_effort":"none"}"#,
        ]
        #expect(try text(question, habits: habits, streams: true) == expected.joined())
        habits.omitsReasoningEffort = true
        #expect(try !text(question, habits: habits).contains("reasoning_effort"))
    }

    @Test func `what the owner adds wins`() throws {
        let question = Question(prompt: "P", pictures: [], maxTokens: 300, temperature: 1)
        let text = try text(question, extra: #"{"temperature":0,"max_completion_tokens":9,"seed":{"a":[1]}}"#)
        #expect(text.hasSuffix(#""temperature":0,"max_completion_tokens":9,"seed":{"a":[1]}}"#))
        #expect(!text.contains("300"))
    }

    @Test func `a prompt cannot stand in for a picture`() throws {
        let prompt = String(repeating: "0123456789abcdef", count: 4) + "data:image/jpeg;base64,"
        let text = try text(Question(prompt: prompt, pictures: [picture([1, 2, 3])]))
        #expect(text.contains(prompt) && text.contains(#""url":"data:image/jpeg;base64,AQID""#))
    }
}
