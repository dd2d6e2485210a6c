/// Text of a template as it stands there, and where in it lines begin.
///
/// An indented partial writes its indentation at these places: before lines of the template, never inside of a value.
struct TemplateText: Sendable, Equatable {
    private(set) var bytes: [UInt8] = []
    /// Places in `bytes`, ascending; the last one may be its end, where the line begins with a tag.
    private(set) var lineStarts: [Int] = []

    var isEmpty: Bool { bytes.isEmpty && lineStarts.isEmpty }

    mutating func beginLine() {
        lineStarts.append(bytes.count)
    }

    mutating func append(_ bytes: ArraySlice<UInt8>) {
        self.bytes += bytes
    }

    func append(to output: inout [UInt8], indentation: [UInt8]) {
        guard !indentation.isEmpty else {
            output += bytes
            return
        }
        var position = 0
        for start in lineStarts {
            output += bytes[position..<start]
            output += indentation
            position = start
        }
        output += bytes[position...]
    }
}
