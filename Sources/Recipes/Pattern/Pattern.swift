internal import CRecipes

/// A regular expression as Python writes it, searched for in text under limits.
///
/// What differs from Python's: characters are not known by name (`\N{…}`), half surrogates are refused, under `(?i)` `i`
/// is not `İ` and under `(?ai)` letters beyond ASCII lose their case too; groups lie at most 100 deep, a
/// repetition counts to 65,535 and a pattern has at most 2,000 bytes. A search that would take too long is given up.
///
/// Compiled once. A compiled pattern is never changed, and PCRE2 allows many threads to search with one at the same time
/// (pcre2api(3), "Multithreading"); what a search needs is made for it alone. That is why this class is Sendable.
final class Pattern: @unchecked Sendable {
    /// Owned: made by the initialiser, freed at the end, read between.
    private let code: OpaquePointer
    private let weight: Int
    private let price: Int

    /// In bytes of UTF-8, as it is written.
    private static let lengthLimit = 2000
    /// In bytes, as it is compiled.
    private static let sizeLimit = 32 << 10
    /// Of the memory of one search, in KiB.
    private static let heapLimit: UInt32 = 16 << 10
    /// Of PCRE2's own count from one place where a match may begin. A search is ended by `PatternEffort` before; this
    /// holds where that should not be asked.
    private static let matchLimit: UInt32 = 300_000

    /// Of any search, in what `PatternEffort` counts.
    private static let basePrice = 30

    init(_ text: Text) throws(PatternError) {
        guard text.bytes.count <= Self.lengthLimit else {
            throw PatternError("is longer than \(Self.lengthLimit) bytes")
        }
        let (bytes, measure, price) = try PatternSyntax.translation(of: text)
        guard let context = pcre2_compile_context_create_8(nil) else { throw PatternError("found no memory") }
        defer { pcre2_compile_context_free_8(context) }
        pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
        let options = PCRE2_UTF | PCRE2_UCP | PCRE2_ALT_CIRCUMFLEX | PCRE2_NEVER_BACKSLASH_C
        var number: CInt = 0
        var place = 0
        // pcre2_compile reads `bytes.count` bytes and keeps none of them.
        guard let code = pcre2_compile_8(bytes, bytes.count, UInt32(options), &number, &place, context) else {
            throw PatternError(Self.reason(number))
        }
        self.code = code
        self.weight = measure.weight
        self.price = price
        var size = 0
        guard pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_SIZE), &size) == 0, size <= Self.sizeLimit else {
            throw PatternError("is too large")
        }
    }

    deinit {
        pcre2_code_free_8(code)
    }

    /// Whether it matches anywhere in `text`. What the search costs is taken from `effort`; throws where that is not
    /// enough.
    func matches(_ text: Text, effort: inout Int) throws(PatternError) -> Bool {
        // However short the text: all that is made here for the search.
        guard effort >= Self.basePrice else { throw PatternError("takes too long to search for") }
        effort -= Self.basePrice
        guard let context = pcre2_match_context_create_8(nil) else { throw PatternError("found no memory") }
        defer { pcre2_match_context_free_8(context) }
        guard let data = pcre2_match_data_create_from_pattern_8(code, nil) else {
            throw PatternError("found no memory")
        }
        defer { pcre2_match_data_free_8(data) }
        pcre2_set_match_limit_8(context, Self.matchLimit)
        pcre2_set_depth_limit_8(context, Self.matchLimit)
        pcre2_set_heap_limit_8(context, Self.heapLimit)
        var count = PatternEffort(left: effort, weight: weight, price: price)
        // The pointer to `count` is used by the callout alone, and only while pcre2_match runs, which is within the
        // closure. The bytes are only read, and within it too.
        let result = withUnsafeMutablePointer(to: &count) { count in
            _ = pcre2_set_callout_8(context, Self.callout, count)
            return text.bytes.withUnsafeBufferPointer { bytes in
                pcre2_match_8(code, bytes.baseAddress, bytes.count, 0, 0, data, context)
            }
        }
        // The text itself was looked at, as UTF-8 and for what a match must have.
        effort = max(0, count.left - text.bytes.count / 16)
        if result >= 0 { return true }
        guard result != PCRE2_ERROR_NOMATCH else { return false }
        throw PatternError("takes too long to search for")
    }

    private static let callout:
        @convention(c) (UnsafeMutablePointer<pcre2_callout_block_8>?, UnsafeMutableRawPointer?) -> CInt = {
            block, count in
            // Both are what pcre2_match was given and gives: a block of its own, and the pointer to a PatternEffort.
            guard let block, let count else { return PCRE2_ERROR_MATCHLIMIT }
            return count.assumingMemoryBound(to: PatternEffort.self).pointee.spend(at: block.pointee)
        }

    /// For PCRE2's number: in words of our own, and its number for those that nobody should meet.
    private static func reason(_ number: CInt) -> String {
        switch number {
        case 120, 186, 187: "is too large"
        case 125, 135: "looks behind for something that has more than one length"
        default: "cannot be used (PCRE2 says \(number))"
        }
    }
}
