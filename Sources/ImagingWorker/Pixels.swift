/// Decoded pixels, 8 bits a sample, row by row without gaps.
struct Pixels {
    let bytes: [UInt8]
    let width: Int
    let height: Int
    /// 1: grey, 3: red, green, blue.
    let bands: Int
}
