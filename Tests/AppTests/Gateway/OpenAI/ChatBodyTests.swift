import Bytes
import Testing
import Vignette
import Vision

@testable import App

/// Requests that are taken, and what of them goes on.
@Suite struct ChatBodyTests {
    private func body(_ text: String, _ profile: UpstreamProfile = .restricted) throws -> ChatBody {
        try ChatBody(Array(text.utf8), restrictions: Restrictions(profile))
    }

    private func sent(
        _ text: String, _ profile: UpstreamProfile = .restricted, standing: String? = nil, extra: String = "{}"
    ) throws -> String {
        let body = try body(text, profile)
        let pictures = body.places.map { place in
            let start = place.text.firstIndex(of: UInt8(ascii: ",")).map { place.text[($0 + 1)...] }
            return PassedPicture(
                content: .asItCame(start ?? place.text), format: .png, size: PictureSize(width: 64, height: 64))
        }
        let more = try #require(try JSON.parse(Array(extra.utf8)).object)
        let question = body.question(pictures, to: body.model ?? standing, extra: more)
        return String(decoding: question.pieces.flatMap(\.bytes), as: UTF8.self)
    }

    private static let unchanged: [String] = [
        #"{"model":"m","messages":[{"role":"user","content":"Hi"}]}"#,
        "\n {\"messages\" : [ {\"role\":\"user\", \"content\" : \"é\\u00e9\\/\"} ] ,\"model\":\"m\" } \r\n",
        #"{"model":"m","messages":[{"role":"s","content":[{"type":"text","text":""}]},{"role":"x","content":""}]}"#,
        #"{"model":"m","messages":[{"role":"assistant","content":null,"tool_calls":[{"id":"a"}]},{"role":"tool"}]}"#,
        #"{"model":"m","messages":[{"role":"assistant","content":[{"type":"refusal","refusal":"No."}]}]}"#,
        #"{"model":"m","stream":true,"stream_options":{"include_usage":true},"messages":[{"role":"user"}]}"#,
        #"{"model":"m","stream":null,"stream_options":null,"n":2,"seed":12345678901234567890,"temperature":0.70,"#
            + #""messages":[{"role":"user","name":"x"}],"tools":[{"type":"function"}],"metadata":{"a":{"b":[]}}}"#,
        #"{"model":"m","chat_template_kwargs":{"enable_thinking":false},"x_URL_y":1,"messages":[{"role":"assistant","#
            + #""audio":null,"content":[{"type":"text","text":"A","cache_control":{"type":"ephemeral"}}]}]}"#,
        SentPicture.question([#"{"url":"\#(SentPicture.url)"}"#]),
        SentPicture.question([#"{ "url" : "\#(SentPicture.url)" }"#, #"{"url":"\#(SentPicture.url)"}"#]),
        SentPicture.question([#"{"url":"\#(SentPicture.url.replacing("/", with: #"\/"#))"}"#]),
        SentPicture.question(Array(repeating: #"{"url":"\#(SentPicture.url)"}"#, count: 4)),
    ]

    @Test(arguments: unchanged)
    func `what needs no change goes on byte for byte`(text: String) throws {
        #expect(try sent(text) == text)
        #expect(try sent(text, .open) == text)
        #expect(try sent(text, standing: "other") == text)
    }

    private static let changed: [(String, String)] = [
        (#""\#(SentPicture.url)""#, #"{"url":"\#(SentPicture.url)"}"#),
        (#""\#(SentPicture.base64)""#, #"{"url":"\#(SentPicture.url)"}"#),
        (#"{"url":"\#(SentPicture.base64)"}"#, #"{"url":"\#(SentPicture.url)"}"#),
        (#"{"url":"\#(SentPicture.url)","detail":"auto"}"#, #"{"url":"\#(SentPicture.url)"}"#),
        (#"{"detail":"auto" , "url":"\#(SentPicture.url)"}"#, #"{"url":"\#(SentPicture.url)"}"#),
        (#"{"detail":null,"url":"\#(SentPicture.base64)"}"#, #"{"url":"\#(SentPicture.url)"}"#),
        (#"{"url":"\#(SentPicture.base64)","detail":""}"#, #"{"url":"\#(SentPicture.url)"}"#),
        (#"{"url":"data:image/jpeg;base64,\#(SentPicture.base64)"}"#, #"{"url":"\#(SentPicture.url)"}"#),
        (#"{"url":"DATA:image/png;x=y;BASE64,\#(SentPicture.base64)"}"#, #"{"url":"\#(SentPicture.url)"}"#),
        (#"{"url":"data:;base64,\#(SentPicture.base64)"}"#, #"{"url":"\#(SentPicture.url)"}"#),
    ]

    @Test func `goes to the whole name of a model that is listed by its bare one`() throws {
        let text = #"{"messages":[{"role":"user","content":"hi"}], "model" : "x.gguf","seed":1}"#
        let question = try body(text).question([], to: "/srv/\"x.gguf", extra: JSONObject())
        let whole = String(decoding: question.pieces.flatMap(\.bytes), as: UTF8.self)
        #expect(whole == text.replacing(#""x.gguf""#, with: #""/srv/\"x.gguf""#))
    }

    @Test(arguments: changed)
    func `only what has to be said otherwise is`(image: String, expected: String) throws {
        let other = #"{"url":"\#(SentPicture.url)"}"#
        for place in 0...1 {
            let images = place == 0 ? [image, other] : [other, image]
            let wanted = place == 0 ? [expected, other] : [other, expected]
            #expect(try sent(SentPicture.question(images)) == SentPicture.question(wanted))
        }
    }

    private static let details: [(String, String)] = [
        (#"{"url":"\#(SentPicture.url)","detail":"low"}"#, "low"),
        (#"{"url":"\#(SentPicture.url)","detail":"auto"}"#, "auto"),
        (#"{"detail":"original","url":"\#(SentPicture.url)"}"#, "original"),
    ]

    @Test(arguments: details)
    func `an open service is told the detail`(image: String, detail: String) throws {
        let text = SentPicture.question([image])
        #expect(try sent(text, .open) == text)
        #expect(try body(text, .open).places.first?.dropsDetail == false)
    }

    @Test func `the standing model is named where none is`() throws {
        let messages = #""messages":[{"role":"user","content":"Hi"}]"#
        #expect(try sent("{\(messages)}", standing: "s\"x") == #"{"model":"s\"x",\#(messages)}"#)
        #expect(try sent(#"{"model": null ,\#(messages)}"#, standing: "s") == #"{"model": "s" ,\#(messages)}"#)
        #expect(try sent("{\(messages)}") == "{\(messages)}")
        #expect(try sent(#"{"model":null,\#(messages)}"#) == #"{"model":null,\#(messages)}"#)
        let question = try body("{\(messages)}").question([], to: "s", extra: JSONObject())
        #expect(question.model == "s" && question.pictureCount == 0 && !question.streams)
    }

    @Test func `what the settings add stands behind what the program says`() throws {
        let text = #"{"model":"m","temperature":1,"messages":[{"role":"user"}]}"#
        let sent = try sent(text, extra: #"{"temperature":0,"top_k":5,"x":{"y":[1]}}"#)
        let json = try JSON.parse(Array(sent.utf8))
        #expect(json["temperature"]?.int == 1 && json["top_k"]?.int == 5 && json["x"]?["y"]?[0]?.int == 1)
        #expect(json.object?.count == 5 && sent.hasSuffix(text.dropFirst()))
    }

    @Test func `all texts are read, in order, and nothing else`() throws {
        let text =
            #"{"model":"m","user":"u","messages":[{"role":"system","content":"S"},{"role":"user","content":[{"type":"#
            + #""text","text":"A\n"},{"type":"image_url","image_url":"\#(SentPicture.base64)"},"#
            + #"{"type":"text","text":"B"}]},"#
            + #"{"role":"assistant","content":[{"type":"refusal","refusal":"R"}]},{"role":"user","content":"C"}]}"#
        let body = try body(text)
        #expect(body.texts.map(\.string) == ["S", "A\n", "B", "R", "C"])
        #expect(body.places.map(\.field) == ["messages[1].content[1].image_url"])
        #expect(body.places.first?.text.elementsEqual(SentPicture.base64.utf8) == true)
    }

    @Test func `what tools, schemas and earlier calls say is read as well`() throws {
        let text =
            #"{"model":"m","response_format":{"schema":{"f1":{"description":"f2"}}},"stop":["st"],"prediction":"p","#
            + #""functions":[{"name":"fn"}],"tools":[{"type":"function","function":{"name":"t1","description":"t2","#
            + #""parameters":{"t3":{"enum":["t4"]}}}}],"messages":[{"role":"user","content":"U"},{"role":"odd word","#
            + #""name":"n1","reasoning_content":"r1","refusal":"r2","tool_calls":[{"id":"c1","function":{"name":"c2","#
            + #""arguments":"{\"a1\":\"b\\u006fmb\",\"arguments\":\"[]\"}"}}]},"#
            + #"{"role":"tool","content":"W","tool_calls":[{"arguments":"no JSON"}]}]}"#
        let body = try body(text)
        let texts = body.texts.map(\.string)
        let wanted = [
            "U", "odd word", "n1", "r1", "r2", "c1", "c2", "a1", "bomb", "W", "no JSON", "t1", "t2", "t3", "t4", "fn",
            "f1", "f2", "p", "st",
        ]
        for word in wanted { #expect(texts.contains(word), "\(word)") }
        #expect(!texts.contains("user") && !texts.contains("m"))
        #expect(ReadQuestion(texts: body.texts).prompt?.string == "U")
    }

    @Test func `words have a limit that pictures do not count against`() throws {
        let long = String(repeating: "x", count: 4 << 20)
        let failure = #expect(throws: Failure.self) {
            _ = try body(#"{"messages":[{"role":"user","content":"\#(long)"}]}"#)
        }
        #expect(failure?.code == .invalidRequest && failure?.field == "messages")
        #expect(failure?.message.contains("4 MB") == true)
        #expect(throws: Never.self) { _ = try body(SentPicture.question([#""\#(long)""#])) }
    }
}
