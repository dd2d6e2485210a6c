/// What files are called that are no pictures, or none that are read here.
enum MediaTypeNames {
    /// What a file of this media type is, as a noun phrase; nil where that would say nothing.
    static func phrase(for mediaType: String) -> String? {
        if let phrase = phrases[mediaType] { return phrase }
        switch mediaType.prefix(while: { $0 != "/" }) {
        case "image": return "a picture of another kind"
        case "video": return "a video"
        case "audio": return "a sound recording"
        case "font": return "a font"
        case "text": return "a text file"
        default: return nil
        }
    }

    private static let phrases: [String: String] = [
        // Pictures
        "image/avif": "an AVIF picture",
        "image/bmp": "a BMP picture",
        "image/x-ms-bmp": "a BMP picture",
        "image/gif": "a GIF picture",
        "image/heic": "a HEIC picture",
        "image/heic-sequence": "a HEIC picture",
        "image/heif": "a HEIF picture",
        "image/heif-sequence": "a HEIF picture",
        "image/jp2": "a JPEG 2000 picture",
        "image/jpeg": "a JPEG picture",
        "image/jpm": "a JPEG 2000 picture",
        "image/jpx": "a JPEG 2000 picture",
        "image/jxl": "a JPEG XL picture",
        "image/jxr": "a JPEG XR picture",
        "image/png": "a PNG picture",
        "image/svg+xml": "an SVG drawing",
        "image/tiff": "a TIFF picture",
        "image/webp": "a WebP picture",
        "image/vnd.adobe.photoshop": "a Photoshop file",
        "image/vnd.djvu": "a DjVu document",
        "image/vnd.dwg": "an AutoCAD drawing",
        "image/vnd.microsoft.icon": "an icon",
        "image/x-icon": "an icon",
        "image/x-canon-cr2": "a camera's raw picture",
        "image/x-nikon-nef": "a camera's raw picture",
        "image/x-sony-arw": "a camera's raw picture",
        "image/x-exr": "an OpenEXR picture",
        "image/x-portable-bitmap": "a PBM picture",
        "image/x-portable-greymap": "a PGM picture",
        "image/x-portable-pixmap": "a PPM picture",
        "image/x-tga": "a TGA picture",
        "image/x-xcf": "a GIMP file",
        "image/wmf": "a Windows metafile",
        "image/emf": "a Windows metafile",
        // Documents
        "application/msword": "a Word document",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "a Word document",
        "application/vnd.ms-excel": "an Excel table",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "an Excel table",
        "application/vnd.ms-powerpoint": "a PowerPoint presentation",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation": "a PowerPoint presentation",
        "application/vnd.oasis.opendocument.text": "an OpenDocument text",
        "application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument table",
        "application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation",
        "application/vnd.oasis.opendocument.graphics": "an OpenDocument drawing",
        "application/CDFV2": "an Office document",
        "application/pdf": "a PDF document",
        "application/postscript": "a PostScript document",
        "application/epub+zip": "an EPUB book",
        "text/rtf": "an RTF document",
        "text/html": "an HTML page",
        "application/xhtml+xml": "an HTML page",
        "text/xml": "an XML file",
        "application/xml": "an XML file",
        "text/csv": "a table as text",
        "application/csv": "a table as text",
        "application/json": "a JSON file",
        "application/x-ndjson": "a JSON file",
        // Videos and sound
        "video/mp4": "an MP4 video",
        "video/quicktime": "a QuickTime video",
        "video/webm": "a WebM video",
        "video/x-matroska": "a Matroska video",
        "video/x-msvideo": "an AVI video",
        "audio/mpeg": "an MP3 file",
        "application/ogg": "a sound recording or a video",
        // Archives and programs
        "application/zip": "a ZIP archive",
        "application/gzip": "a gzip archive",
        "application/x-bzip2": "a bzip2 archive",
        "application/x-xz": "an xz archive",
        "application/zstd": "a Zstandard archive",
        "application/x-7z-compressed": "a 7-Zip archive",
        "application/x-rar": "a RAR archive",
        "application/vnd.rar": "a RAR archive",
        "application/x-tar": "a TAR archive",
        "application/java-archive": "a Java archive",
        "application/x-dosexec": "a Windows program",
        "application/vnd.microsoft.portable-executable": "a Windows program",
        "application/x-executable": "a program",
        "application/x-pie-executable": "a program",
        "application/x-sharedlib": "a program",
        "application/x-sqlite3": "an SQLite database",
        "application/vnd.sqlite3": "an SQLite database",
    ]
}
