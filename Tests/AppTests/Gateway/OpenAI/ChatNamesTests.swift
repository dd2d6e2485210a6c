import Bytes
import Testing
import Vignette
import Vision

@testable import App

/// Members that some service would read in a way of its own.
@Suite struct ChatNamesTests {
    private func field(_ text: String, _ profile: UpstreamProfile = .restricted) throws -> String? {
        do throws(Failure) {
            _ = try ChatBody(Array(text.utf8), restrictions: Restrictions(profile))
            return nil
        } catch {
            #expect(error.code == .invalidRequest && error.status == 400)
            return error.field
        }
    }

    private static let hi = #""messages":[{"role":"user","content":"Hi"}]"#

    @Test(arguments: [
        ("Messages", "messages"), ("me\u{17F}\u{17F}age\u{17F}", "messages"), ("MODEL", "model"), ("Stream", "stream"),
        ("stream_Options", "stream_options"), ("Tool\u{17F}", "tools"), ("API_BASE", "api_base"),
        ("api_\u{212A}ey", "api_key"), ("AWS_x", "aws_x"), ("Extra_Body", "extra_body"), ("X_URL", "x_url"),
    ])
    func `a name in other letters is refused in a body`(name: String, folded: String) throws {
        for profile in [UpstreamProfile.restricted, .open] {
            #expect(try field("{\"\(name)\":[],\(Self.hi)}", profile) == folded)
        }
    }

    @Test(arguments: [
        ("Content", "content"), ("ROLE", "role"), ("images", "images"), ("IMAGES", "images"),
        ("Image_Url", "image_url"),
        ("image\u{17F}", "images"), ("audio", "audio"), ("videos", "videos"), ("attachments", "attachments"),
        ("file", "file"),
    ])
    func `and in a message, where pictures stand nowhere but in the content`(name: String, folded: String) throws {
        let text = #"{"messages":[{"role":"user","content":"Hi","\#(name)":["http://evil.example"]}]}"#
        #expect(try field(text) == "messages[0].\(folded)")
    }

    @Test func `null is nothing in a message, under its very name`() throws {
        #expect(try field(#"{"messages":[{"role":"assistant","content":"Hi","audio":null,"images":null}]}"#) == nil)
        #expect(try field(#"{"messages":[{"role":"assistant","Content":null}]}"#) == "messages[0].content")
    }

    private static let url = #""url":"\#(SentPicture.url)""#

    @Test(arguments: [
        (#"{"type":"text","text":"x","video_url":{"url":"y"}}"#, ".video_url"),
        (#"{"type":"text","text":"x","image_embeds":"y"}"#, ".image_embeds"),
        (#"{"type":"text","text":"x","uuid":"y"}"#, ".uuid"), (#"{"type":"text","text":"x","Text":"y"}"#, ".Text"),
        (#"{"type":"text","text":"x","refusal":"y"}"#, ".refusal"),
        (#"{"type":"image_url","image_url":{\#(url)},"text":"y"}"#, ".image_url.text"),
        (#"{"type":"image_url","image_url":{\#(url),"URL":"y"}}"#, ".image_url.URL"),
        (#"{"type":"image_url","image_url":{\#(url),"format":"y"}}"#, ".image_url.format"),
    ])
    func `a part has no other members`(part: String, end: String) throws {
        #expect(try field(#"{"messages":[{"role":"user","content":[\#(part)]}]}"#) == "messages[0].content[0]" + end)
    }

    @Test(arguments: [
        (#"[{"type":"mcp","server_url":"http://evil.example"}]"#, "tools[0].type"),
        (#"[{"type":"function"},{"Type":"mcp","type":"function"}]"#, "tools[1].type"),
        (#"[{"googleSearch":{}}]"#, "tools[0].type"), (#"["x"]"#, "tools[0]"), (#"{"type":"mcp"}"#, "tools"),
    ])
    func `tools that a service runs are refused, but by an open one`(tools: String, field: String) throws {
        #expect(try self.field(#"{"tools":\#(tools),\#(Self.hi)}"#) == field)
        let isSpelled = !tools.contains("Type")
        #expect(isSpelled ? try self.field(#"{"tools":\#(tools),\#(Self.hi)}"#, .open) == nil : true)
    }

    @Test func `unknown names go on, long ones too`() throws {
        let long = String(repeating: "x", count: 1_000_000) + "_url"
        #expect(try field("{\"Top_K\":1,\"best_of\":2,\"\(long)\":3,\(Self.hi)}") == nil)
    }
}
