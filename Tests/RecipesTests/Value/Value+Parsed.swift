import Bytes

@testable import Recipes

extension Value {
    /// From JSON, for tests.
    static func parsed(_ json: String) throws -> Value {
        try Value(try JSON.parse(Array(json.utf8)), at: "value")
    }

    func text(in evaluation: Evaluation = Evaluation()) throws -> String {
        var evaluation = evaluation
        return try written(in: &evaluation).string
    }

    func representation() throws -> String {
        var evaluation = Evaluation()
        return try represented(in: &evaluation).string
    }

    func dumped(in evaluation: Evaluation = Evaluation()) throws -> String {
        var evaluation = evaluation
        var dump = JSONDump()
        try dump.write(self, in: &evaluation)
        return String(decoding: dump.bytes, as: UTF8.self)
    }
}
