internal import Vignette

/// What the command line asks for.
struct ImagingOptions {
    /// A sentence about an argument that cannot be read.
    struct Mistake: Error, CustomStringConvertible {
        let description: String
    }

    /// How many pictures are under way at once.
    var parallel = 1
    /// nil for as many as there are cores.
    var workers: Int?
    var preparation = Preparation()
    /// The media type that every picture is said to have.
    var claim: String?
    /// Where pictures that came out are written.
    var folder: String?
    var reads = false
    var looks = false
    /// Whether a line tells every change of the pool.
    var watches = false

    init(_ arguments: [String]) throws(Mistake) {
        var rest = arguments[...]
        while let option = rest.popFirst() {
            switch option {
            case "--parallel": parallel = try Self.count(option, &rest)
            case "--workers": workers = try Self.count(option, &rest)
            case "--fit":
                guard let fit = Fit(rawValue: try Self.count(option, &rest)) else {
                    throw Mistake(description: "--fit takes one of \(Fit.allCases.map(\.rawValue))")
                }
                preparation.fit = fit
            case "--formats":
                let formats = try Self.value(option, &rest).split(separator: ",").map {
                    PictureFormat(rawValue: "\($0)")
                }
                guard !formats.isEmpty, !formats.contains(nil) else {
                    throw Mistake(description: "--formats takes some of \(PictureFormat.allCases.map(\.rawValue))")
                }
                preparation.formats = Set(formats.compactMap(\.self))
            case "--no-thumbnail": preparation.thumbnail = false
            case "--claim": claim = try Self.value(option, &rest)
            case "--out": folder = try Self.value(option, &rest)
            case "--read": reads = true
            case "--look": looks = true
            case "--watch": watches = true
            default: throw Mistake(description: "\(option) is not known")
            }
        }
    }

    private static func value(_ option: String, _ rest: inout ArraySlice<String>) throws(Mistake) -> String {
        guard let value = rest.popFirst() else { throw Mistake(description: "\(option) needs a value") }
        return value
    }

    private static func count(_ option: String, _ rest: inout ArraySlice<String>) throws(Mistake) -> Int {
        guard let count = Int(try value(option, &rest)), count > 0 else {
            throw Mistake(description: "\(option) takes a number above zero")
        }
        return count
    }
}
