/// Writes figures as Prometheus reads them: the text format, version 0.0.4.
///
/// A family is begun with its name, and every sample until the next one belongs to it: so none can stand apart from its
/// kind. Names and explanations are texts of this program; only values of labels are escaped beyond what those need.
///
/// https://prometheus.io/docs/instrumenting/exposition_formats/
struct Exposition: Sendable {
    enum Kind: String, Sendable {
        case counter, gauge, histogram
    }

    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private(set) var bytes: [UInt8] = []
    private var name = ""

    init() {
        bytes.reserveCapacity(64 << 10)
    }

    /// Begins a family.
    ///
    /// - Parameters:
    ///   - name: of a counter ends in `_total`; base units alone: seconds, bytes.
    ///   - help: a sentence without a full stop at its end.
    mutating func family(_ name: StaticString, _ kind: Kind, _ help: StaticString) {
        self.name = name.description
        append("# HELP \(name) ")
        for byte in help.description.utf8 { append(byte, quoted: false) }
        append("\n# TYPE \(name) \(kind.rawValue)\n")
    }

    mutating func sample(_ value: Int, _ labels: MetricLabels = .none) {
        sample(value.description, labels)
    }

    /// What cannot be said as a number is left out.
    mutating func sample(_ value: Double, _ labels: MetricLabels = .none) {
        guard value.isFinite else { return }
        sample(value.description, labels)
    }

    /// The samples of a whole histogram: its counts add up from class to class.
    mutating func sample(_ histogram: Histogram, _ labels: MetricLabels = .none) {
        var count = 0
        for (place, value) in histogram.values.enumerated() {
            count += value
            let bound = place < histogram.classes.count ? histogram.classes[place].text : "+Inf"
            sample(count.description, labels.adding("le", bound), suffix: "_bucket")
        }
        sample(histogram.seconds.description, labels, suffix: "_sum")
        sample(count.description, labels, suffix: "_count")
    }

    /// A family of one sample.
    mutating func single(_ name: StaticString, _ kind: Kind, _ help: StaticString, _ value: Int?) {
        guard let value else { return }
        family(name, kind, help)
        sample(value)
    }

    /// The same for what is no whole number.
    mutating func single(_ name: StaticString, _ kind: Kind, _ help: StaticString, _ value: Double?) {
        guard let value else { return }
        family(name, kind, help)
        sample(value)
    }

    private mutating func sample(_ value: String, _ labels: MetricLabels, suffix: String = "") {
        append(name)
        append(suffix)
        if !labels.text.isEmpty {
            append("{")
            bytes += labels.text
            append("}")
        }
        append(" ")
        append(value)
        append("\n")
    }

    private mutating func append(_ text: String) { bytes += text.utf8 }

    private mutating func append(_ byte: UInt8, quoted: Bool) {
        MetricLabels.append(byte, quoted: quoted, to: &bytes)
    }
}
