/// A page in one state.
struct Sample {
    let name: String
    let bytes: [UInt8]
    /// What it was made of, unless it came in pieces.
    var content: SampleContent?
}
