internal import Bytes
internal import HTTP
internal import Loop
internal import Vignette
internal import Vision

/// What both APIs for programs work with.
struct Gateway: Sendable {
    let configuration: Configuration
    let admission: Admission
    let service: any ChatService
    let preparer: any PicturePreparer
    let log: Log
    let now: @Sendable () -> Timestamp

    /// The picture that a text stands for: a data URL, base64 by itself or, where that is allowed, an address.
    ///
    /// Throws a `Failure` that names `field`.
    func picture(_ text: ArraySlice<UInt8>, field: String) async throws -> PassedPicture {
        throw Failure(.noPicture)
    }

    /// Has the question answered: moderated, counted, one of as many as may be asked at once.
    func ask(
        _ question: PassedQuestion, reading: ReadQuestion, from caller: Caller, in request: Request
    ) async throws -> any PassedAnswer {
        try await service.answer(question, reading: reading)
    }
}
