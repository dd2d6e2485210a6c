import Bytes
import HTTP
import Testing
import Vignette
import Vision

@testable import App

/// What a block sends, and what it answers.
@Suite struct BlockRouteTests {
    private static let picture = #"{"type":"base64","value":"data:image/png;base64,aGVsbG8="}"#

    @Test func `sends what the block's library sends`() async throws {
        let desk = try BlockDesk()
        let reply = try await desk.run(
            #""system_prompt":"Be brief.","max_tokens":7,"temperature":0,"extra_body":{"seed":1,"top_k":2}"#)
        #expect(reply.status == 200 && reply.output == "Red." && reply.errorStatus == "")
        #expect(
            desk.service.body
                == #"{"messages":[{"role":"system","content":"Be brief."},"#
                + #"{"role":"user","content":[{"type":"text","text":"What?"}]}],"#
                + #""model":"m","max_tokens":7,"temperature":0.0,"seed":1,"top_k":2}"#)
        let question = try #require(desk.service.asked.last)
        #expect(question.isPersistent && !question.streams && question.key == nil)
    }

    @Test func `leaves out what is not there`() async throws {
        let desk = try BlockDesk()
        _ = try await desk.run(#""prompt":"  ","system_prompt":"","api_key":"""#)
        #expect(desk.service.body == #"{"messages":[{"role":"user","content":[]}],"model":"m","max_tokens":500}"#)
        #expect(desk.service.asked.last?.key == nil)
    }

    @Test func `what is in the extra body goes before what the block says`() async throws {
        let desk = try BlockDesk {
            $0.extraBody = (try? JSON.parse(Array(#"{"seed":9,"top_p":0.5}"#.utf8)))?.object ?? $0.extraBody
        }
        _ = try await desk.run(#""extra_body":{"model":"other","max_tokens":3,"seed":1},"temperature":0.5"#)
        #expect(
            desk.service.body.hasSuffix(
                #""model":"other","temperature":0.5,"max_tokens":3,"seed":1,"top_p":0.5}"#))
    }

    @Test func `puts pictures behind the text, those named in it first`() async throws {
        let desk = try BlockDesk()
        let reply = try await desk.run(
            #""prompt":"See {{ $parameters.b }}and {{ $parameters.n }}.","prompt_parameters":"#
                + #"{"a":"$inputs.a","b":"$steps.stack.frames","n":3}"#,
            inputs: #"{"$inputs.a":\#(Self.picture),"$steps.stack.frames":[\#(Self.picture),"x",\#(Self.picture)]}"#)
        #expect(reply.output == "Red.")
        #expect(desk.service.text == "See and 3.")
        #expect(desk.service.pictures.count == 3)
        #expect(desk.service.pictures.allSatisfy { $0 == "data:image/jpeg;base64,aGVsbG8=" })
        let preparation = Preparation(fit: .large, formats: [.jpeg], thumbnail: false, quality: 90)
        #expect(desk.desk.preparer.preparations == [preparation, preparation, preparation])
        #expect(reply.fields[.imageTokens] != nil)
    }

    @Test func `takes files of a form`() async throws {
        let desk = try BlockDesk()
        let json =
            #"{"step":\#(BlockDesk.step(#""prompt_parameters":{"a":"$inputs.a"}"#)),"#
            + #""inputs":{"$inputs.a":{"type":"part","value":"photo"}}}"#
        let body = """
            --x\r\nContent-Disposition: form-data; name="request"\r\n\r\n\(json)\r\n\
            --x\r\nContent-Disposition: form-data; name="photo"; filename="a.png"\r\n\r\nhello\r\n--x--\r\n
            """
        let request = ChatDesk.request(body, path: BlockDesk.path, type: "multipart/form-data; boundary=x")
        let reply = try await desk.desk.send(request)
        #expect(reply.output == "Red.")
        #expect(desk.service.pictures == ["data:image/jpeg;base64,aGVsbG8="])
    }

    @Test func `resolves selectors in every field`() async throws {
        let desk = try BlockDesk()
        _ = try await desk.run(
            #""base_url":"$inputs.u","model_name":"$inputs.m","prompt":"$inputs.p","system_prompt":"$inputs.s","#
                + #""api_key":"$inputs.k","temperature":"$inputs.t""#,
            inputs: #"{"$inputs.u":"\#(BlockDesk.url)/","$inputs.m":"mm","$inputs.p":"Why?","$inputs.s":null,"#
                + #""$inputs.k":"sk-theirs","$inputs.t":1}"#)
        #expect(
            desk.service.body
                == #"{"messages":[{"role":"user","content":[{"type":"text","text":"Why?"}]}],"model":"mm","#
                + #""max_tokens":500,"temperature":1.0}"#)
        #expect(desk.service.asked.last?.key?.reveal() == "sk-theirs")
    }

    @Test func `asks nobody but whom the settings name`() async throws {
        let url = try #require(BaseURL("https://other.example/api/v1"))
        let other = ScriptedChat(.said("Blue."))
        let desk = try BlockDesk(others: [url: other])
        #expect(try await desk.run(#""base_url":"https://other.example:443/api/v1/""#).output == "Blue.")
        #expect(other.asked.count == 1 && desk.service.asked.isEmpty)
        for refused in [
            "https://other.example/api/v2", "http://other.example/api/v1", "https://other.example:8443/api/v1",
            "https://user:key@other.example/api/v1", "builtin", "", "file:///etc/passwd",
        ] {
            let reply = try await desk.run(#""base_url":"\#(refused)""#)
            #expect(reply.status == 422 && reply.field == "step.base_url")
            #expect(reply.text.contains("https://other.example/api/v1"))
        }
    }

    @Test(arguments: [
        (#""max_tokens":1"#, "{}", "step.max_tokens"),
        (#""extra_body":{"stream":true}"#, "{}", "step.extra_body.stream"),
        (#""extra_body":{"n":2}"#, "{}", "step.extra_body.n"),
        (#""extra_body":{"messages":[]}"#, "{}", "step.extra_body.messages"),
        (#""extra_body":{"N":2}"#, "{}", "step.extra_body.n"),
        (#""extra_body":{"Model":"x"}"#, "{}", "step.extra_body.model"),
        (#""extra_body":{"model":7}"#, "{}", "step.extra_body.model"),
        (#""extra_body":{"api_base":"http://evil.example"}"#, "{}", "step.extra_body.api_base"),
        (#""extra_body":{"tools":[{"type":"web_search"}]}"#, "{}", "step.extra_body.tools[0].type"),
        (#""prompt_parameters":{"x":"$inputs.x"}"#, "{}", "inputs"),
        (
            #""prompt_parameters_operations":{"x":[{"type":"NoSuch"}]}"#, "{}",
            "step.prompt_parameters_operations.x[0].type"
        ),
        (
            #""prompt_parameters":{"x":"$inputs.x"}"#, #"{"$inputs.x":{"type":"base64","value":7}}"#,
            "inputs.$inputs.x.value"
        ),
        (
            #""prompt_parameters":{"x":"$inputs.x"}"#, #"{"$inputs.x":{"type":"part","value":"no"}}"#,
            "inputs.$inputs.x.value"
        ),
        (
            #""prompt_parameters":{"x":"$inputs.x"}"#, #"{"$inputs.x":{"type":"timestamp","value":"noon"}}"#,
            "inputs.$inputs.x.value"
        ),
        (#""temperature":"$inputs.t""#, #"{"$inputs.t":3}"#, "step.temperature"),
        (#""prompt":"$inputs.p""#, #"{"$inputs.p":3}"#, "step.prompt"),
    ])
    func `names what is wrong with a manifest`(more: String, inputs: String, field: String) async throws {
        let desk = try BlockDesk()
        let reply = try await desk.run(more, inputs: inputs)
        #expect(reply.status == 422)
        #expect(reply.json?["code"]?.string == "invalid_request")
        #expect(reply.field == field)
        #expect(desk.service.asked.isEmpty)
    }

    @Test func `an operation that fails names itself, its place and the kind it got`() async throws {
        let reply = try await BlockDesk().run(
            #""prompt_parameters":{"x":5},"prompt_parameters_operations":{"x":[{"type":"ToString"},"#
                + #"{"type":"StringToUpperCase"},{"type":"Divide","other":2}]}"#)
        #expect(reply.status == 422)
        #expect(reply.field == "step.prompt_parameters_operations.x[2]")
        let detail = try #require(reply.json?["detail"]?.string)
        #expect(detail.contains("operation 2 (Divide)") && detail.contains("text"))
    }

    @Test func `pictures are refused by their field, and more than four`() async throws {
        let desk = try BlockDesk()
        let one = #""prompt_parameters":{"x":"$inputs.x"}"#
        let damaged = try await desk.run(one, inputs: #"{"$inputs.x":{"type":"base64","value":"ZGFtYWdlZA=="}}"#)
        #expect(damaged.status == 422 && damaged.field == "inputs.$inputs.x")
        let remote = try await desk.run(
            one, inputs: #"{"$inputs.x":{"type":"base64","value":"http://a.example/b.png"}}"#)
        #expect(remote.status == 400 && remote.json?["code"]?.string == "remote_image_refused")
        let five = Array(repeating: Self.picture, count: 5).joined(separator: ",")
        let many = try await desk.run(one, inputs: #"{"$inputs.x":[\#(five)]}"#)
        #expect(many.status == 400 && many.json?["code"]?.string == "too_many_pictures")
        #expect(desk.service.asked.isEmpty)
    }

    @Test(arguments: ["", "[]", "{", #"{"step":{}}"#, #"{"step":5}"#, #"{"inputs":{}}"#, #"{"step":{},"inputs":[]}"#])
    func `what is no request is refused`(body: String) async throws {
        let reply = try await BlockDesk().desk.post(body, path: BlockDesk.path)
        #expect([400, 422].contains(reply.status) && reply.json?["code"]?.string == "invalid_request")
    }

    @Test func `a body has to say that it is JSON or a form`() async throws {
        let desk = try BlockDesk().desk
        let reply = try await desk.send(ChatDesk.request("{}", path: BlockDesk.path, type: "text/plain"))
        #expect(reply.status == 415)
    }
}
