internal import Bytes
internal import HTTP
internal import Recipes
internal import Vignette

/// What came in a request to run a block: the step, its inputs, and the files that they name.
struct BlockRequest: Sendable {
    let step: OperationFields
    let inputs: JSONObject
    /// By the name of their part.
    let files: [String: [UInt8]]

    /// Detections have ten values each.
    private static let limits = JSON.Limits(values: 300_000, isForOthers: true, slowBytes: 16 << 20)

    /// Throws `invalid_request` for what is no such request.
    init(json bytes: [UInt8], files: [String: [UInt8]] = [:]) throws(Failure) {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSON.parse(bytes, limits: Self.limits)
        } catch {
            throw .invalidBody(error)
        }
        guard let object = value.object else {
            throw Failure(.invalidRequest, message: "The request must be a JSON object with a step and its inputs.")
        }
        for member in object.members where member.name != "step" && member.name != "inputs" {
            throw .invalidManifest(field: member.name.string, "is unknown: there are step and inputs")
        }
        guard let step = object["step"]?.object else {
            throw .invalidManifest(field: "step", "must be an object: the step of the workflow")
        }
        let inputs = object["inputs"] ?? .object(JSONObject())
        guard let inputs = inputs.object else {
            throw .invalidManifest(field: "inputs", "must be an object with a value for each selector")
        }
        self.step = OperationFields(step, at: "step")
        self.inputs = inputs
        self.files = files
    }
}
