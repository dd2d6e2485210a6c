internal import Bytes
internal import Imaging
internal import Vignette
internal import Vision

/// The reader inside this program, asked as a model is.
struct BuiltinChat: ChatService {
    let model: any VisionModel

    func models() -> [ModelInfo] { [ModelInfo(name: BuiltinReader.name, declaredSight: .sees)] }

    func standingModel() -> String? { BuiltinReader.name }

    func answer(_ question: PassedQuestion, reading: ReadQuestion) throws -> any PassedAnswer {
        let name = question.model ?? BuiltinReader.name
        guard name == BuiltinReader.name else {
            throw Failure.modelNotFound(name, available: [BuiltinReader.name])
        }
        let asked = Question(
            prompt: reading.prompt?.string ?? "", pictures: try reading.pictures.map { try $0.picture() })
        return BuiltinAnswer(to: asked, by: model, streams: question.streams)
    }
}
