internal import Bytes
internal import Pages
internal import Vignette

/// What oEmbed says of an analysis, in both of its formats.
///
/// `rich`, with our embeddable page in a frame. Where the settings allow no site to frame it, `link`: title and thumbnail,
/// which stand beside a link, and no frame that would stay empty.
struct OEmbed: Sendable {
    private enum Value {
        case text(String)
        case number(Int)
    }

    private let members: [(name: String, value: Value)]

    /// In seconds. Alt texts are edited, and pages deleted.
    private static let lifetime = 3600
    private static let unfinishedLifetime = 60

    /// - Parameters:
    ///   - frame: says whether a page of ours may stand in frames.
    ///   - addresses: with the host.
    init(_ analysis: Analysis, in frame: Frame, _ addresses: Addresses, maxWidth: Int?, maxHeight: Int?) {
        var members: [(name: String, value: Value)] = [
            ("version", .text("1.0")), ("type", .text(frame.canBeFramed ? "rich" : "link")),
            ("title", .text(analysis.title)), ("provider_name", .text("Vignette")),
            ("provider_url", .text(addresses.form)),
            ("cache_age", .number(analysis.state.isFinished ? Self.lifetime : Self.unfinishedLifetime)),
        ]
        if frame.canBeFramed {
            let embed = EmbedFrame(analysis, in: frame, maxWidth: maxWidth, maxHeight: maxHeight)
            members += [
                ("html", .text(embed.html)), ("width", .number(embed.width)), ("height", .number(embed.height)),
            ]
        }
        if let size = analysis.pictures.first?.thumbnail?.size, size.width <= maxWidth ?? .max,
            size.height <= maxHeight ?? .max
        {
            members += [
                ("thumbnail_url", .text(addresses.thumbnail(1, of: analysis.id))),
                ("thumbnail_width", .number(size.width)), ("thumbnail_height", .number(size.height)),
            ]
        }
        self.members = members
    }

    var json: [UInt8] {
        JSONWriter.html.object { object in
            for (name, value) in members {
                switch value {
                case .text(let text): object.string(name, text)
                case .number(let number): object.int(name, number)
                }
            }
        }
    }

    var xml: [UInt8] {
        var text = "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<oembed>\n"
        for (name, value) in members {
            let content =
                switch value {
                case .text(let text): HTMLText.escaped(Self.legal(text))
                case .number(let number): String(number)
                }
            text += "  <\(name)>\(content)</\(name)>\n"
        }
        return Array((text + "</oembed>\n").utf8)
    }

    /// Without the characters that no XML document may hold, escaped or not. XML 1.0 §2.2
    private static func legal(_ text: String) -> String {
        var legal = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...: legal.append(scalar)
            default: legal.append("\u{FFFD}")
            }
        }
        return String(legal)
    }
}
