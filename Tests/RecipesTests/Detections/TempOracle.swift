import Bytes
import Foundation
import Testing

@testable import Recipes

@Suite struct TempOracle {
    @Test func `temp`() throws {
        guard let path = ProcessInfo.processInfo.environment["C_CASES"] else { return }
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        var bad = 0, good = 0, seen: [String: Int] = [:]
        for line in lines {
            let row = try JSON.parse(Array(line.utf8), limits: .init(values: 10_000_000))
            let id = row["id"]?.string ?? "?"
            let kind = row["kind"]?.string ?? "detections"
            guard kind == "detections" || kind == "classification" else { continue }
            let expected = row["expected_str"]?.string
            let dict = row["expected_dict"]?.string
            var got = "", stage = ""
            do {
                let chain = try OperationChain(row["operations"]!, at: "operations")
                let value: Value
                if let d = row["value"]?["$detections"] {
                    value = .detections(try Detections(d, name: "value", at: "inputs.value", identifier: { "fresh" }))
                } else { value = try Value(row["value"]!, at: "value") }
                var ev = Evaluation()
                stage = "execution"
                let out = try chain.apply(to: value, in: &ev)
                if row["error"] == nil, case .detections(let x) = out, let e = row["expected"]?["$detections"] {
                    let want = try Value(e, at: "").represented(in: &ev).string
                    let have = try x.dictionary(for: .null, in: &ev).represented(in: &ev).string
                    if want != have { bad += 1; print("BAD", id, "\n want", want, "\n have", have) } else { good += 1 }
                    if expected == nil { continue }
                }
                _ = dict
                got = try out.written(in: &ev).string
            } catch { got = "ERROR \(error)"; if stage == "" { stage = "validation" } }
            let want = row["error"].map { "ERROR \($0["stage"]?.string ?? "") \($0["message"]?.string ?? "")" } ?? expected ?? "null"
            if got.hasPrefix("ERROR") && want.hasPrefix("ERROR \(stage)") { good += 1 }
            else if got == want { good += 1 } else {
                bad += 1
                let key = String(id.split(separator: "/").first ?? "")
                seen[key, default: 0] += 1
                if seen[key]! <= 3 { print("BAD", id, row["operations"].map { String(decoding: JSONWriter().bytes(of: $0), as: UTF8.self).prefix(300) } ?? "", "\n want", want.prefix(1500), "\n have", got.prefix(1500)) }
            }
        }
        print("TEMP good", good, "bad", bad)
    }
}
