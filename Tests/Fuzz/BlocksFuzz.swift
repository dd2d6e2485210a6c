@testable import Bytes
@testable import Recipes

/// A request to run a block: its manifest, its inputs, its operations and its prompt.
enum BlocksFuzz {
    private static let now = DateTime(unixMicroseconds: 1_700_000_000_000_000)

    static func run(_ input: FuzzInput) {
        guard let now, let json = try? JSON.parse(input.bytes), let step = json["step"]?.object else { return }
        let first = outcome(step, json["inputs"]?.object ?? JSONObject(), now, input)
        let second = outcome(step, json["inputs"]?.object ?? JSONObject(), now, input)
        expect(first == second, "a block comes to the same end twice")
        switch first {
        case .question(let text, let pictures):
            expect(text.utf8.count <= 4 << 20, "a prompt is bounded")
            expect(pictures <= 100_000, "so are its pictures")
        case .error(let error): expect(!error.reason.isEmpty, "an error says why")
        }
    }

    private enum Outcome: Equatable {
        case question(text: String, pictures: Int)
        case error(FieldError)
    }

    private static func outcome(
        _ step: JSONObject, _ object: JSONObject, _ now: DateTime, _ input: FuzzInput
    ) -> Outcome {
        do throws(FieldError) {
            let manifest = try BlockManifest(OperationFields(step, at: "step"))
            let inputs = try BlockInputs(object, for: manifest, at: "inputs", now: now) { "same" }
            let pictures = inputs.pictures.enumerated().map { index, picture in
                value(of: picture, index)
            }
            let steps = input.hasSmallLimits ? 100 : 100_000
            var evaluation = Evaluation(steps: steps, bytes: 1 << 20, now: now, random: SameNumber())
            let question = try manifest.question(inputs, pictures: pictures, in: &evaluation)
            return .question(text: question.text.string, pictures: question.pictures.count)
        } catch {
            return .error(error)
        }
    }

    private static func value(of picture: BlockPicture, _ index: Int) -> Value {
        if case .jpeg(let text) = picture.source { return .bytes(Array(text.bytes)) }
        let jpegs = Dictionary(uniqueKeysWithValues: picture.qualities.map { ($0, [UInt8]([0xff, 0xd8, 0xff])) })
        return .image(
            ImageValue(index: index, width: 640, height: 480, frame: picture.frame, base64: "aGk=", jpegs: jpegs))
    }

    private struct SameNumber: RandomNumberGenerator, Sendable {
        func next() -> UInt64 { 0x9e37_79b9_7f4a_7c15 }
    }
}
