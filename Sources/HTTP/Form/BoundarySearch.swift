internal import Glibc

/// Finds the delimiter CR LF `--` boundary in bytes that come in any cuts.
///
/// A boundary holds no CR, so a delimiter that breaks off can only begin anew at the byte that broke it: there is
/// nothing to go back to, and every byte is looked at a bounded number of times.
struct BoundarySearch: Sendable {
    enum Finding {
        /// Bytes that earlier inputs ended in and that looked like a delimiter: data after all.
        case held(ArraySlice<UInt8>)
        /// Bytes of this input that are no delimiter.
        case data(Range<Int>)
        case delimiter
        /// The input is used up.
        case more
    }

    private let delimiter: [UInt8]
    /// How much of the delimiter the last input ended in, and how much of that never came: the CR and LF, where a line
    /// began before there was data.
    private var matched = 0
    private var implied = 0
    /// The work done so far. Tests hold it to be linear.
    private(set) var bytesExamined = 0

    init(boundary: [UInt8]) {
        delimiter = [0x0D, 0x0A, 0x2D, 0x2D] + boundary
    }

    /// Says that a line begins: here the delimiter needs no CR LF of its own. RFC 2046 §5.1.1: no line of a part may
    /// begin with the boundary.
    mutating func beginLine() {
        matched = 2
        implied = 2
    }

    /// Takes bytes up to the end of the next finding. `data` lies in `input`.
    mutating func read(_ input: UnsafeRawBufferPointer) -> (consumed: Int, finding: Finding) {
        var position = 0
        if matched > 0 {
            position = matchOn(input, 0)
            if matched == delimiter.count {
                matched = 0
                implied = 0
                return (position, .delimiter)
            }
            if position == input.count { return (position, .more) }
            let held = delimiter[implied..<matched]
            matched = 0
            implied = 0
            if !held.isEmpty { return (position, .held(held)) }
        }
        let start = position
        while let found = firstCR(input, position) {
            let end = matchOn(input, found)
            if matched == delimiter.count, found == start {
                matched = 0
                return (end, .delimiter)
            }
            if matched == delimiter.count {
                // The data first; the delimiter is left where it is and found again.
                matched = 0
                return (found, .data(start..<found))
            }
            if end == input.count { return (end, start < found ? .data(start..<found) : .more) }
            matched = 0
            position = end
        }
        return (input.count, start < input.count ? .data(start..<input.count) : .more)
    }

    /// Compares with what is still missing of the delimiter, and says where that ended.
    private mutating func matchOn(_ input: UnsafeRawBufferPointer, _ start: Int) -> Int {
        var position = start
        while position < input.count, matched < delimiter.count, input[position] == delimiter[matched] {
            position += 1
            matched += 1
        }
        bytesExamined += position - start + 1
        return position
    }

    private mutating func firstCR(_ input: UnsafeRawBufferPointer, _ start: Int) -> Int? {
        guard start < input.count, let base = input.baseAddress else { return nil }
        guard let found = memchr(base + start, 0x0D, input.count - start) else {
            bytesExamined += input.count - start
            return nil
        }
        let position = UnsafeRawPointer(found) - base
        bytesExamined += position - start + 1
        return position
    }
}
