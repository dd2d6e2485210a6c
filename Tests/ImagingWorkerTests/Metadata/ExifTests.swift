internal import Testing
internal import TestSupport

@testable import ImagingWorker

@Suite struct ExifTests {
    /// A block with the given entries of tag and value in its first directory, each of type "short".
    private static func block(_ entries: [(tag: Int, value: Int)], isLittleEndian: Bool, next: Int = 0) -> [UInt8] {
        func number(_ value: Int, _ count: Int) -> [UInt8] {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
            return isLittleEndian ? bytes : bytes.reversed()
        }
        var block: [UInt8] = isLittleEndian ? [0x49, 0x49, 0x2A, 0] : [0x4D, 0x4D, 0, 0x2A]
        block += number(8, 4) + number(entries.count, 2)
        for entry in entries {
            block += number(entry.tag, 2) + number(entry.tag >= 0x8769 && entry.tag <= 0x8825 ? 4 : 3, 2) + number(1, 4)
            // A short stands at the front of its four bytes.
            block +=
                entry.tag >= 0x8769 && entry.tag <= 0x8825 ? number(entry.value, 4) : number(entry.value, 2) + [0, 0]
        }
        return block + number(next, 4)
    }

    @Test(arguments: [true, false], [false, true])
    func `finds what matters in either byte order, with and without JPEG's marker`(little: Bool, marked: Bool) throws {
        let entries = [(0x010F, 1), (0x0112, 6), (0x0132, 1), (0x013B, 1), (0x8825, 0)]
        let block = (marked ? Array("Exif\0\0".utf8) : []) + Self.block(entries, isLittleEndian: little, next: 80)
        let exif = try #require(Exif(block))
        #expect(exif.orientation == 6)
        #expect(exif.hasCamera && exif.hasTime && exif.hasDescription && exif.hasGPS && exif.hasPreview)
        let bare = try #require(Exif(Self.block([(0x0100, 5)], isLittleEndian: little)))
        #expect(!bare.hasCamera && !bare.hasTime && !bare.hasDescription && !bare.hasGPS && !bare.hasPreview)
        #expect(bare.orientation == nil)
    }

    @Test(arguments: [0, 9, 65_535])
    func `an orientation that there is not is none`(value: Int) throws {
        #expect(try #require(Exif(Self.block([(0x0112, value)], isLittleEndian: true))).orientation == nil)
    }

    @Test func `a block that names itself as its directory ends`() {
        #expect(Exif(Self.block([(0x8769, 8), (0x8769, 8)], isLittleEndian: true)) != nil)
    }

    @Test func `no cut and no mutation harms`() {
        let whole = Self.block([(0x010F, 1), (0x0112, 6), (0x8769, 8), (0x8825, 8)], isLittleEndian: false)
        for count in 0...whole.count { _ = Exif(Array(whole.prefix(count))) }
        var generator = SeededGenerator(11)
        for _ in 0..<5000 {
            var block = whole
            for _ in 0..<3 {
                block[Int.random(in: 0..<block.count, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            _ = Exif(block)
        }
    }
}
