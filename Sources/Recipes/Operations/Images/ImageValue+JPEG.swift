extension ImageValue {
    /// Throws where nobody made them.
    func jpeg(_ quality: Int) throws(OperationError) -> [UInt8] {
        guard let jpeg = jpegs[quality] else {
            throw OperationError("has no JPEG bytes of quality \(quality)", got: .image(self))
        }
        return jpeg
    }
}
