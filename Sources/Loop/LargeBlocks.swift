internal import CSystem

/// What becomes of large blocks of memory that are not used any more.
public enum LargeBlocks {
    /// Has them given back to the system at once. Else glibc keeps what a crowd of large requests has taken, in the
    /// hope of the next. To be called before there are other threads.
    ///
    /// - Parameter size: in bytes; smaller ones are kept for those who come next.
    public static func giveBack(from size: Int) {
        csystem_return_blocks(size)
    }
}
