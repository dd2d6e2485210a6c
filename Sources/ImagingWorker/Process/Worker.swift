internal import CImaging
internal import Glibc

/// The worker: one picture after the other, each in its own words.
public enum Worker {
    public static func run() -> Int32 {
        vips_init("vignette-imaging") == 0 ? 0 : 1
    }
}
