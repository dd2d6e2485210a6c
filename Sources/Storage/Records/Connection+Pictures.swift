internal import Vignette

/// Pictures, each once, as long as an analysis has it.
extension Connection {
    /// Keeps the pictures that are not kept yet.
    func keep(_ pictures: [Picture]) throws {
        for picture in pictures where try number(ofPicture: picture.digest) == nil {
            try run(
                "INSERT INTO pictures (digest, format, width, height, bytes) VALUES (?, ?, ?, ?, ?)", picture.digest,
                picture.format.rawValue, picture.size.width, picture.size.height, picture.bytes)
        }
    }

    /// Nil where it is not kept.
    func number(ofPicture digest: String) throws -> Int? {
        try first("SELECT number FROM pictures WHERE digest = ?", digest) { $0.int(0) }
    }

    func picture(_ digest: String) throws -> Picture {
        let picture = try first("SELECT format, width, height, bytes FROM pictures WHERE digest = ?", digest) { row in
            Picture(
                bytes: row.blob(3), format: try row.known(PictureFormat(rawValue: row.text(0)), "pictures.format"),
                size: PictureSize(width: row.int(1), height: row.int(2)), digest: digest)
        }
        guard let picture else { throw Failure(.notFound) }
        return picture
    }

    /// The numbers of an analysis's pictures, masters, thumbnails and sent ones.
    func pictureNumbers(of analysis: Int) throws -> Set<Int> {
        let numbers = try rows("SELECT master, thumbnail, sent FROM analysis_pictures WHERE analysis = ?", analysis) {
            [$0.optionalInt(0), $0.optionalInt(1), $0.optionalInt(2)]
        }
        return Set(numbers.joined().compactMap(\.self))
    }

    /// Removes those of the pictures that no analysis has any more.
    func dropUnused(_ pictures: Set<Int>) throws {
        for number in pictures {
            try run(
                """
                DELETE FROM pictures WHERE number = ?
                AND NOT EXISTS (SELECT 1 FROM analysis_pictures WHERE master = pictures.number)
                AND NOT EXISTS (SELECT 1 FROM analysis_pictures WHERE thumbnail = pictures.number)
                AND NOT EXISTS (SELECT 1 FROM analysis_pictures WHERE sent = pictures.number)
                """, number)
        }
    }
}
