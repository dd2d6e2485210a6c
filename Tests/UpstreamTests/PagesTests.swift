import Foundation
import TestSupport
import Testing

extension UpstreamTests {
    /// The whole way through the pages: a picture in a form, a page that says what the model saw.
    @Suite struct PagesTests {
        private let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("pages-\(UUID().uuidString)")

        init() throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }

        @Test func `a picture in the form becomes a page that says its colour`() async throws {
            let server = try await Servers.shared.llama()
            let site = try await SiteProcess(base: "http://127.0.0.1:\(server.port)/v1", in: folder)
            for colour in Colour.allCases {
                let file = folder.appendingPathComponent("\(colour.rawValue).png")
                try Data(TestPicture.png(colour, width: 200, height: 200)).write(to: file)
                let place = try site.curl([
                    "-o", "/dev/null", "-w", "%{http_code} %{redirect_url}", "-F", "image=@\(file.path)",
                    "-F", "recipe=ask", "-F", "prompt=What colour is it?", "-F", "max_tokens=12", "-F", "temperature=0",
                ])
                let parts = place.split(separator: " ").map(String.init)
                #expect(parts.count == 2 && parts[0] == "303")
                // The page comes while it is written and ends with the whole answer.
                let page = try site.curl([parts[1]], path: nil)
                let finished = try #require(page.firstRange(of: "class=\"finished"))
                #expect(Colour.named(in: String(page[finished.lowerBound...].suffix(20_000))) != nil)
                let text = try site.curl([parts[1] + ".txt"], path: nil)
                #expect(Colour.named(in: text) == colour, "\(text)")
            }
        }

        @Test func `a service that is busy is a sentence`() async throws {
            let server = try await Servers.shared.running(.liteLLM)
            let site = try await SiteProcess(
                base: "http://127.0.0.1:\(server.port)/v1", in: folder,
                key: "sk-vignette-test", model: "mock-429")
            let file = folder.appendingPathComponent("red.png")
            try Data(TestPicture.png(.red, width: 200, height: 200)).write(to: file)
            let answer = try site.curl([
                "-H", "Accept: application/json", "-H", "Prefer: wait=60", "-F", "image=@\(file.path)",
            ])
            #expect(answer.contains("\"code\":\"rate_limited\""), "\(answer)")
            #expect(answer.contains("The model service is busy: usage limit reached. Try again "))
        }
    }
}
