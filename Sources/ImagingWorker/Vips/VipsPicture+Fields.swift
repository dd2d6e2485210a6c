internal import CImaging

/// What a file says beside its pixels.
extension VipsPicture {
    func has(_ field: String) -> Bool {
        vips_image_get_typeof(image, field) != 0
    }

    func int(_ field: String) -> Int? {
        guard has(field) else { return nil }
        var value: Int32 = 0
        guard vips_image_get_int(image, field, &value) == 0 else {
            VipsLog.clear()
            return nil
        }
        return Int(value)
    }

    func string(_ field: String) -> String? {
        guard has(field) else { return nil }
        var value: UnsafePointer<CChar>?
        guard vips_image_get_string(image, field, &value) == 0, let value else {
            VipsLog.clear()
            return nil
        }
        return String(cString: value)
    }

    /// At most `limit` bytes of a field that holds bytes.
    func bytes(_ field: String, limit: Int = 1 << 20) -> [UInt8]? {
        guard has(field) else { return nil }
        var value: UnsafeRawPointer?
        var count = 0
        guard vips_image_get_blob(image, field, &value, &count) == 0, let value else {
            VipsLog.clear()
            return nil
        }
        // libvips keeps the memory as long as the image; it is copied before this returns.
        return Array(UnsafeRawBufferPointer(start: value, count: min(count, limit)))
    }
}
