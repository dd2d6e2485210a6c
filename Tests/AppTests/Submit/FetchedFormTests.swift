import HTTP
import Loop
import Vignette
import Vision
import Testing

@testable import App

/// Forms whose pictures are fetched.
@Suite struct FetchedFormTests {
    /// Where nothing is fetched, since nobody ever has a place.
    private static func form(
        _ form: FormParts, preparer: any PicturePreparer = ScriptedPreparer()
    ) async throws -> SubmittedForm {
        let loop = try EventLoop(label: "form")
        defer { loop.stop() }
        var desk = try TestDesk(preparer: preparer) { $0.remoteImages = .fetch }.desk
        desk.fetcher = try PictureFetcher(loop: loop, limits: FetchLimits(bytes: 1 << 20, atOnce: 0))
        var request = Request.make(.post, "/", fields: [("Content-Type", FormParts.contentType)])
        request.body = .bytes(form.body)
        var submitted = SubmittedForm()
        try await FormIntake(desk).read(request, into: &submitted)
        return submitted
    }

    @Test func `a picture that finds no place is its own failure`() async throws {
        var parts = FormParts([("url", "http://pictures.example/a.jpg")])
        parts.add("image", file: "b.jpg", Array("good".utf8))
        let form = try await Self.form(parts)
        #expect(form.sent.count == 2)
        let codes = form.sent.map { sent -> Failure.Code? in
            if case .failure(let failure) = sent.outcome { failure.code } else { nil }
        }
        #expect(codes == [.busy, nil])
    }
}
