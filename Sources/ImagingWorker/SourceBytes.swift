/// An upload's bytes at an address that does not change: libvips decodes from it long after the call that named it.
///
/// A `Workpiece` holds it beside the pictures that read from it.
final class SourceBytes {
    let buffer: UnsafeRawBufferPointer

    init(_ bytes: [UInt8]) {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        memory.copyBytes(from: bytes)
        buffer = UnsafeRawBufferPointer(memory)
    }

    deinit {
        buffer.deallocate()
    }
}
