internal import CSystem
internal import Glibc

extension ImagingPool {
    /// What the pool is told; a fresh one holds the defaults.
    public struct Settings: Sendable {
        /// The worker's program.
        public var executable: String
        public var workers = max(1, Int(csystem_core_count()))
        /// How many pictures wait before the next is told that the server is busy.
        public var waiting = 32
        /// For how long one waits.
        public var patience = Duration.seconds(60)
        /// For one picture.
        public var deadline = Duration.seconds(10)
        /// From the start of a worker until it is ready.
        public var startLimit = Duration.seconds(20)
        /// From the hint that a worker may go until it is ended.
        public var exitLimit = Duration.seconds(2)
        /// After how many pictures a worker goes.
        public var life = 500
        /// What an upload may have, in bytes.
        public var uploadLimit = 20 << 20
        /// What an answer may have, in bytes. The largest holds a picture of 2048 x 2048 in three colours that cannot be
        /// compressed, 12 MB, and its thumbnail; a worker that a picture has taken over can fill no more than this.
        public var replyLimit = 16 << 20
        /// Where tesseract's data lies, if not where its package puts it.
        public var tessdata: String?
        /// Until a worker that could not start is started again; doubles up to `longestPause`.
        public var shortestPause = Duration.milliseconds(100)
        public var longestPause = Duration.seconds(5)
        /// Whether the kernel is asked to tell of the end of a process; tests try without.
        var asksKernel = true

        public init(executable: String) {
            self.executable = executable
        }

        /// With the worker that lies beside the program that runs, wherever it was started from.
        public static func executableBesideThisProgram() -> Settings {
            var path = [CChar](repeating: 0, count: Int(PATH_MAX))
            let count = readlink("/proc/self/exe", &path, Int(PATH_MAX))
            let program = String(decoding: path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
            return executableBeside(program)
        }

        /// With the worker that lies beside `program`.
        public static func executableBeside(_ program: String) -> Settings {
            let folder = program.lastIndex(of: "/").map { program[...$0] } ?? "./"
            return Settings(executable: folder + "vignette-imaging")
        }

        /// All that a worker finds in its environment. These must stand before it starts: libraries read them while they
        /// are loaded.
        var environment: [String] {
            [
                // tesseract is slower with threads, and every worker is one already.
                "OMP_THREAD_LIMIT=1", "VIPS_CONCURRENCY=1", "MALLOC_ARENA_MAX=2",
                // No warnings on standard error, no temporary files.
                "VIPS_WARNING=1", "VIPS_DISC_THRESHOLD=8g",
                "LC_ALL=C.UTF-8",
            ] + (tessdata.map { ["TESSDATA_PREFIX=\($0)"] } ?? [])
        }
    }
}
