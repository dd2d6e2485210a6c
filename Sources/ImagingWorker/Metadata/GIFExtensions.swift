/// What a GIF file says beside its frames, up to the first frame.
struct GIFExtensions {
    private(set) var hasComment = false
    private(set) var hasDescription = false

    init(_ bytes: [UInt8]) {
        guard bytes.count > 13 else { return }
        let flags = bytes[10]
        var position = 13 + (flags & 0x80 != 0 ? 3 << (Int(flags & 7) + 1) : 0)
        while position + 2 < bytes.count, bytes[position] == 0x21 {
            switch bytes[position + 1] {
            case 0xFE: hasComment = true
            case 0xFF where bytes[position...].dropFirst(3).starts(with: Array("XMP Data".utf8)): hasDescription = true
            default: break
            }
            position += 2
            while position < bytes.count, bytes[position] != 0 { position += Int(bytes[position]) + 1 }
            position += 1
        }
    }
}
