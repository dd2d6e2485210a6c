import Testing
import Vignette

@testable import App

@Suite struct OwnAddressTests {
    private static let id = "0123456789abcdefghijklmno"
    private let bases = ["https://pictures.example/vignette", "http://localhost:8080"].compactMap { PublicURL($0) }

    @Test(arguments: [
        "https://pictures.example/vignette/a/ID", "https://pictures.example/vignette/embed/ID",
        "https://PICTURES.example:443/vignette/a/ID", "HTTPS://pictures.example/vignette/a/ID?live=0#text",
        "http://localhost:8080/a/ID", "http://localhost:8080/embed/ID?theme=dark",
    ])
    func `knows its own pages`(url: String) {
        #expect(OwnAddress(url.replacing("ID", with: Self.id), below: bases)?.id.text == Self.id)
    }

    @Test(arguments: [
        "", "/a/ID", "a/ID", "https://pictures.example/a/ID", "http://pictures.example/vignette/a/ID",
        "https://pictures.example/vignetted/a/ID", "https://pictures.example/vignette/c/ID",
        "https://pictures.example/vignette/a/ID.json", "https://pictures.example/vignette/a/ID/events",
        "https://pictures.example/vignette/a/", "https://pictures.example/vignette/a/ID0",
        "https://pictures.example.evil.example/vignette/a/ID", "https://evil.example/vignette/a/ID",
        "https://pictures.example@evil.example/vignette/a/ID", "https://user@pictures.example/vignette/a/ID",
        "http://localhost/a/ID", "http://localhost:8080/x/../a/ID", "http://localhost:8080//a/ID",
        "javascript:alert(1)//http://localhost:8080/a/ID", "http://localhost:8080/%61/ID",
        "https://pictures.example/Vignette/a/ID",
    ])
    func `knows nobody else's`(url: String) {
        #expect(OwnAddress(url.replacing("ID", with: Self.id), below: bases) == nil)
    }
}
