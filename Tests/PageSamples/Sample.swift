/// A page in one state.
struct Sample {
    let name: String
    let bytes: [UInt8]
}
