import Bytes
import Testing

@testable import Recipes

/// Detections as a workflow would hand them over, and chains on them, for tests.
enum DetectionsTable {
    static let two = """
        {"image":{"width":640,"height":480},"predictions":[
        {"x":100,"y":100,"width":50,"height":40,"confidence":0.9,"class":"car","class_id":0,"detection_id":"d1"},
        {"x":300.5,"y":200.25,"width":61,"height":33,"confidence":0.55,"class":"dog","class_id":1,"detection_id":"d2"}]}
        """

    static func read(_ json: String) throws -> Detections {
        try Detections(JSON.parse(Array(json.utf8)), name: "found", at: "inputs.found") { "fresh" }
    }

    /// What a prompt shows of a chain's result.
    static func text(_ operations: String, on json: String = two) throws -> String {
        let chain = try OperationChain(JSON.parse(Array(operations.utf8)), at: "operations")
        var evaluation = Evaluation()
        let value = try chain.apply(to: .detections(read(json)), in: &evaluation)
        return try value.written(in: &evaluation).string
    }

    /// One box, with more members or others.
    static func one(_ members: String) -> String {
        """
        {"image":{"width":160,"height":150},"predictions":[{"x":100,"y":100,"width":50,"height":40,\
        "confidence":0.9,"class":"car","class_id":0,"detection_id":"d1"\(members)}]}
        """
    }
}
