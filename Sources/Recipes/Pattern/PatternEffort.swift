internal import CRecipes

/// Counts what a search costs, and ends it where it would cost too much.
///
/// PCRE2's own limit begins anew at each place where a match may begin, and does not see how far a repetition runs. This
/// is asked at every such place and after every point of choice, and charges for the way since it was last asked.
struct PatternEffort {
    /// What may still be spent.
    var left: Int
    /// What may be looked at, and fail, before it is asked again.
    let weight: Int
    /// Of one step of the way.
    let price: Int
    private var position = 0

    /// The number of a callout before a reference to a group that has no number of its own.
    static let anyGroup = 255

    init(left: Int, weight: Int, price: Int) {
        self.left = left
        self.weight = weight
        self.price = price
    }

    /// Returns what PCRE2 is to do: go on (0), or give up.
    mutating func spend(at block: pcre2_callout_block_8) -> CInt {
        let place = block.current_position
        var cost = 1 + abs(place - position) * price + min(weight, block.subject_length - place)
        position = place
        if block.callout_number > 1 { cost += referenceLength(block) }
        guard cost <= left else {
            left = 0
            return PCRE2_ERROR_MATCHLIMIT
        }
        left -= cost
        return 0
    }

    /// How long the text is that a reference compares.
    private func referenceLength(_ block: pcre2_callout_block_8) -> Int {
        let group = Int(block.callout_number) - 1
        guard block.callout_number < Self.anyGroup else { return block.subject_length - block.current_position }
        guard group < block.capture_top else { return 0 }
        // pcre2callout(3): the offsets of all groups below capture_top are there, two each.
        let start = block.offset_vector[2 * group]
        let end = block.offset_vector[2 * group + 1]
        // A group that took no part has the largest number for both.
        return end > start && end <= block.subject_length ? Int(end - start) : 0
    }
}
