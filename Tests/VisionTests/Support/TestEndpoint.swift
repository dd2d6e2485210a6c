import Bytes
import Loop
import Synchronization
import Vignette

@testable import Vision

/// An endpoint at a service of a test, with a loop of its own.
final class TestEndpoint: Sendable {
    let endpoint: Endpoint
    let preparer = RecordingPreparer()
    private let loop: EventLoop
    /// Ends with its last reference.
    private let server: FaultServer

    init(_ server: FaultServer, path: String = "", change: (inout EndpointSettings) -> Void = { _ in }) throws {
        self.server = server
        loop = try EventLoop(label: "test")
        guard let url = BaseURL(server.url + path) else { throw Failure(.internal) }
        var settings = EndpointSettings(baseURL: url)
        change(&settings)
        endpoint = Endpoint(settings, transfers: try Transfers(loop: loop), preparer: preparer)
    }

    deinit { loop.stop() }

    /// The answer, and all that was told of it.
    func ask(
        _ prompt: String = "What is this?", pictures: [Picture] = [], system: String? = nil, model: String? = nil,
        maxTokens: Int? = nil, temperature: Double? = nil, streams: Bool = true
    ) async throws -> (answer: Answer, pieces: [AnswerPiece]) {
        let heard = Heard()
        let question = Question(
            systemPrompt: system, prompt: prompt, pictures: pictures, model: model, maxTokens: maxTokens,
            temperature: temperature)
        let answer = try await endpoint.answer(question, streams: streams) { heard.add($0) }
        return (answer, heard.pieces)
    }

    func checkedSight() async throws -> Sight {
        try await endpoint.checkSight(of: "m")
    }

    /// The failure of a question that cannot be answered.
    func failure(
        pictures: [Picture] = [], model: String? = nil, maxTokens: Int? = nil, streams: Bool = true
    ) async throws -> Failure {
        do {
            _ = try await ask(pictures: pictures, model: model, maxTokens: maxTokens, streams: streams)
        } catch let failure as Failure {
            return failure
        }
        throw Unexpected()
    }

    struct Unexpected: Error {}

    final class Heard: Sendable {
        private let list = Mutex<[AnswerPiece]>([])
        var pieces: [AnswerPiece] { list.withLock(\.self) }

        func add(_ piece: AnswerPiece) { list.withLock { $0.append(piece) } }
    }
}

/// Makes every picture one small one, and remembers how small it was to be.
final class RecordingPreparer: PicturePreparer {
    private let list = Mutex<[Fit]>([])
    var fits: [Fit] { list.withLock(\.self) }

    func prepare(_ upload: Upload, as preparation: Preparation) async throws(Failure) -> PreparedPicture {
        throw Failure(.internal)
    }

    func fit(_ picture: Picture, as preparation: Preparation) async throws(Failure) -> Picture {
        list.withLock { $0.append(preparation.fit) }
        return PlainColour.green.picture
    }
}

extension Picture {
    /// What claims to be a picture of that size.
    static func sized(_ side: Int, bytes: [UInt8] = [1, 2, 3]) -> Picture {
        Picture(bytes: bytes, format: .jpeg, size: PictureSize(width: side, height: side), digest: "\(side)")
    }
}
