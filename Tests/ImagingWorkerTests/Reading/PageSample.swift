internal import Foundation
internal import TestSupport

@testable import ImagingWorker

/// A page of known words, in the shapes that pages come in.
enum PageSample {
    static let text = """
        The library of the harbour town opens at nine in the morning and closes at six in the evening. Visitors may \
        borrow up to ten books for four weeks, and renew them twice unless somebody else is waiting.

        Newspapers and magazines stay in the reading room on the second floor, where coffee is served until five. \
        Please leave large bags at the entrance, keep your telephone silent, and do not feed the grey cat that sleeps \
        beside the radiator in winter.

        Membership is free for everyone under eighteen years. Adults pay twelve pounds a year, students only half of \
        that amount, and the card arrives by post within three days.
        """

    /// As on a screen of 1280 pixels; `size` in points.
    static func screenshot(size: Int = 12) throws -> Pixels {
        try Vips.page(text, font: "DejaVu Sans \(size)", textWidth: 900, width: 1280, height: 800)
    }

    static func inverted(_ grey: Pixels) -> Pixels {
        Pixels(bytes: grey.bytes.map { 255 - $0 }, width: grey.width, height: grey.height, bands: 1)
    }

    /// Every sample changed at random, as by a cheap camera: about so much, in both directions.
    static func noisy(_ grey: Pixels, deviation: Int, seed: UInt64 = 1) -> Pixels {
        var random = SeededGenerator(seed)
        let bytes = grey.bytes.map { sample -> UInt8 in
            // Eight even numbers in one draw come near the bell curve; their sum's deviation is 209.
            var draw = random.next()
            var sum = -1020
            for _ in 0..<8 {
                sum += Int(draw & 255)
                draw >>= 8
            }
            return UInt8(max(0, min(255, Int(sample) + sum * deviation / 209)))
        }
        return Pixels(bytes: bytes, width: grey.width, height: grey.height, bands: 1)
    }

    /// The share of the page's words that are in `read`, each as often as it is there; case and signs do not count.
    static func recall(_ read: String) -> Double {
        var found = counts(read)
        let words = plain(text)
        var hits = 0
        for word in words where found[word, default: 0] > 0 {
            found[word, default: 0] -= 1
            hits += 1
        }
        return Double(hits) / Double(words.count)
    }

    static var wordCount: Int { plain(text).count }

    private static func plain(_ text: String) -> [String] {
        text.lowercased().split(whereSeparator: \.isWhitespace).map { $0.filter { $0.isLetter || $0.isNumber } }
            .filter { !$0.isEmpty }
    }

    private static func counts(_ text: String) -> [String: Int] {
        plain(text).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
}
