/// Reads the text format of Prometheus, version 0.0.4, and refuses whatever its specification does not allow, or what
/// this program promises beyond it.
struct ExpositionText {
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    struct Sample: Equatable {
        var name: String
        var labels: [String: String]
        var value: Double
    }

    struct Family {
        var help: String
        var kind: String
        var samples: [Sample] = []
    }

    private(set) var families: [String: Family] = [:]
    private var current = ""

    init(_ text: String) throws {
        guard text.hasSuffix("\n") else { throw Fault(description: "the last line has no end") }
        for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("# HELP ") {
                try begin(line.dropFirst("# HELP ".count))
            } else if line.hasPrefix("# TYPE ") {
                try type(line.dropFirst("# TYPE ".count))
            } else {
                try add(line)
            }
        }
        for (name, family) in families { try check(name, family) }
    }

    /// The value of the one sample that has these labels and perhaps more; nil where there is none, or several.
    func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        let family = families[name] ?? families.first { name.hasPrefix($0.key) }?.value
        let found = (family?.samples ?? []).filter { sample in
            sample.name == name && labels.allSatisfy { sample.labels[$0.key] == $0.value }
        }
        return found.count == 1 ? found.first?.value : nil
    }

    // MARK: - Lines

    private mutating func begin(_ line: Substring) throws {
        let parts = line.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, Self.isName(parts[0], colon: true) else { throw Fault(description: "\(line)") }
        current = String(parts[0])
        guard families[current] == nil else { throw Fault(description: "\(current) begins twice") }
        families[current] = Family(help: String(parts[1]), kind: "")
    }

    private mutating func type(_ line: Substring) throws {
        let parts = line.split(separator: " ")
        guard parts.count == 2, parts[0] == current, ["counter", "gauge", "histogram"].contains(parts[1]),
            families[current]?.kind == "", families[current]?.samples.isEmpty == true
        else { throw Fault(description: "\(line)") }
        families[current]?.kind = String(parts[1])
    }

    private mutating func add(_ line: Substring) throws {
        var rest = line
        let name = String(rest.prefix { $0 != "{" && $0 != " " })
        rest = rest.dropFirst(name.count)
        var labels: [String: String] = [:]
        if rest.first == "{" { labels = try Self.labels(&rest) }
        guard Self.isName(name[...], colon: true), rest.first == " " else { throw Fault(description: "\(line)") }
        guard let value = Double(rest.dropFirst()), value.isFinite else { throw Fault(description: "\(line)") }
        let family = families[current]
        let suffixes = family?.kind == "histogram" ? ["_bucket", "_sum", "_count"] : [""]
        guard suffixes.contains(where: { current + $0 == name }) else {
            throw Fault(description: "\(name) stands among \(current)")
        }
        let sample = Sample(name: name, labels: labels, value: value)
        guard family?.samples.contains(where: { $0.name == name && $0.labels == labels }) == false else {
            throw Fault(description: "twice: \(line)")
        }
        families[current]?.samples.append(sample)
    }

    private static func labels(_ rest: inout Substring) throws -> [String: String] {
        var labels: [String: String] = [:]
        repeat {
            rest = rest.dropFirst()
            let name = rest.prefix { $0 != "=" }
            rest = rest.dropFirst(name.count + 1)
            guard isName(name, colon: false), rest.popFirst() == "\"", labels[String(name)] == nil else {
                throw Fault(description: "a label near \(rest)")
            }
            var value = ""
            while let character = rest.popFirst(), character != "\"" {
                guard character == "\\" else {
                    value.append(character)
                    continue
                }
                switch rest.popFirst() {
                case "\\": value += "\\"
                case "\"": value += "\""
                case "n": value += "\n"
                default: throw Fault(description: "an escape near \(rest)")
                }
            }
            labels[String(name)] = value
        } while rest.first == ","
        guard rest.popFirst() == "}" else { throw Fault(description: "labels end near \(rest)") }
        return labels
    }

    private static func isName(_ text: Substring, colon: Bool) -> Bool {
        guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
        return text.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
                || byte == 0x5F || colon && byte == 0x3A
        }
    }

    // MARK: - Families

    private func check(_ name: String, _ family: Family) throws {
        guard !family.kind.isEmpty, !family.samples.isEmpty else { throw Fault(description: "\(name) is empty") }
        guard (family.kind == "counter") == name.hasSuffix("_total") else {
            throw Fault(description: "\(name) is a \(family.kind)")
        }
        if family.kind == "counter", family.samples.contains(where: { $0.value < 0 }) {
            throw Fault(description: "\(name) is below nothing")
        }
        if family.kind == "histogram" { try checkHistogram(name, family) }
    }

    private func checkHistogram(_ name: String, _ family: Family) throws {
        var series: [[String: String]: [(bound: String, count: Double)]] = [:]
        for sample in family.samples where sample.name == name + "_bucket" {
            var labels = sample.labels
            guard let bound = labels.removeValue(forKey: "le") else { throw Fault(description: "\(name) without le") }
            series[labels, default: []].append((bound, sample.value))
        }
        for (labels, buckets) in series {
            let bounds = buckets.map { $0.bound == "+Inf" ? Double.infinity : Double($0.bound) ?? .nan }
            let isGrowing = zip(buckets, buckets.dropFirst()).allSatisfy { $0.count <= $1.count }
            let count = family.samples.first { $0.name == name + "_count" && $0.labels == labels }?.value
            let sum = family.samples.first { $0.name == name + "_sum" && $0.labels == labels }?.value
            guard bounds == bounds.sorted(), bounds.last == .infinity, isGrowing, count == buckets.last?.count,
                sum != nil
            else { throw Fault(description: "\(name) does not add up for \(labels)") }
        }
        guard !series.isEmpty else { throw Fault(description: "\(name) has no classes") }
    }
}
